import type { KeyObject } from 'node:crypto'
import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/parcels'
import { checkSignature } from '../http/hook-signature.ts'
import { mount, reply, type Door } from '../http/route.ts'
import type { NoticeDecisions } from './decisions/decisions.service.ts'
import { presentBrief, presentFound, presentParcel } from './parcels.presenter.ts'
import type { Parcels } from './parcels.service.ts'
import type { NoticeQuestion } from './question.service.ts'

interface Rooms {
  parcels: Parcels
  question: NoticeQuestion
  decisions: NoticeDecisions
  /** logistics signs what it asks */
  logisticsSecret: KeyObject
  publicUrl: string
  now(): Date
}

export function mountParcels(router: Router, door: Door, rooms: Rooms): void {
  const { parcels, question, decisions, logisticsSecret, publicUrl, now } = rooms
  mount(router, door, contract.listParcels, async function listParcels({ caller }) {
    return reply(200, { items: (await parcels.list(caller.accountId)).map(presentBrief) })
  })
  mount(router, door, contract.findParcel, async function findParcel({ params }) {
    return reply(200, presentFound(await parcels.lookAt(params.code), publicUrl), {
      'Cache-Control': 'no-store',
    })
  })
  mount(router, door, contract.getParcel, async function getParcel({ caller, params }) {
    return reply(200, presentParcel(await parcels.get(caller.accountId, params.id), publicUrl))
  })
  mount(router, door, contract.getNoticeQuestion, async function getNoticeQuestion({ caller }) {
    return reply(200, await question.standing(caller.accountId))
  })
  mount(router, door, contract.dismissNoticeQuestion, async function dismissNoticeQuestion({ caller }) {
    await question.putAway(caller.accountId)
    return reply(204, null)
  })
  mount(router, door, contract.announceParcels, async function announceParcels({ body, http }) {
    checkSignature(http, logisticsSecret, now())
    await question.booked(body.parcels)
    return reply(200, { received: body.parcels.length })
  })
  mount(router, door, contract.decideNotices, async function decideNotices({ body, http }) {
    checkSignature(http, logisticsSecret, now())
    return reply(200, { decisions: await decisions.decide(body.parcels) })
  })
}
