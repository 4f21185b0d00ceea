import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/consents'
import { concerns } from '@onehall/shared/domain/purposes'
import { mount, reply, type Door } from '../http/route.ts'
import { presentConsent, presentEntry } from './consents.presenter.ts'
import type { Consents } from './consents.service.ts'
import { presentReceipt } from './receipt.ts'

interface Rooms {
  consents: Consents
  publicUrl: string
  getPerson(accountId: string): Promise<{ id: string; customerRef: string }>
}

/** The history's path comes before the purposes' own, which would take it for one. */
export function mountConsents(router: Router, door: Door, { consents, publicUrl, getPerson }: Rooms): void {
  mount(router, door, contract.listConsents, async function listConsents({ caller }) {
    const { standings, decisions } = await consents.list(caller.accountId)
    const hers = standings.filter(({ text }) => concerns(text.purpose, caller.roles))
    return reply(200, { items: hers.map(presentConsent), decisions })
  })
  mount(router, door, contract.listConsentHistory, async function listConsentHistory({ caller, query }) {
    const { items, nextCursor } = await consents.history(caller.accountId, query)
    const entries = items.map(async (row) => presentEntry(row, await consents.titleOf(row.purpose)))
    return reply(200, { items: await Promise.all(entries), nextCursor })
  })
  mount(router, door, contract.getConsentReceipt, async function getConsentReceipt({ caller, params }) {
    return reply(200, presentReceipt(await consents.receipt(caller.accountId, params.id), publicUrl))
  })
  mount(router, door, contract.getConsent, async function getConsent({ caller, params }) {
    return reply(200, presentConsent(await consents.get(caller.accountId, params.purpose)))
  })
  mount(
    router,
    door,
    contract.decideConsent,
    async function decideConsent({ caller, params, body, operation }) {
      const person = await getPerson(caller.accountId)
      const row = await consents.decide(person, params.purpose, body, operation)
      return reply(200, {
        receiptId: row.receiptId,
        recordedAt: row.at.toISOString(),
        state: row.granted ? 'granted' : 'refused',
      })
    },
  )
}
