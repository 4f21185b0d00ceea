import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/live'
import { Problem } from '@onehall/shared/problem'
import { mount, reply, type Door } from '../../http/route.ts'
import type { Tickets } from '../../platform/tickets.ts'
import type { LiveHolder } from './live.socket.ts'
import type { Telling } from './telling.service.ts'

interface Rooms {
  tickets: Tickets<LiveHolder>
  telling: Telling
}

export function mountLive(router: Router, door: Door, { tickets, telling }: Rooms): void {
  mount(router, door, contract.openLive, async function openLive({ caller }) {
    try {
      return reply(
        200,
        await tickets.issue({ accountId: caller.accountId, agent: caller.roles.includes('agent') }),
      )
    } catch (error) {
      throw new Problem('live.unavailable', undefined, { retryAfter: 10, cause: error })
    }
  })
  mount(router, door, contract.listTemplates, async function listTemplates({ caller }) {
    return reply(200, { items: await telling.topics(caller.accountId) })
  })
  mount(router, door, contract.saveSubscriptions, async function saveSubscriptions({ caller, body }) {
    const accepted = body.choices
      .filter(({ choice }) => choice === 'accept')
      .map(({ templateId }) => templateId)
    await telling.accept(caller.accountId, accepted)
    return reply(204, null)
  })
}
