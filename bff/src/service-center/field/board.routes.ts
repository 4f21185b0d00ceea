import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/dispatch-board'
import { mount, reply, type Door } from '../../http/route.ts'
import type { Board } from './board.service.ts'

export function mountBoard(router: Router, door: Door, board: Board): void {
  mount(router, door, contract.getBoard, async function getBoard({ query }) {
    return reply(200, await board.day(query.date))
  })
  mount(router, door, contract.assignJob, async function assignJob({ caller, params, body, operation }) {
    return reply(200, await board.assign(caller.accountId, params.id, body, operation))
  })
  mount(router, door, contract.settleConflict, async function settleConflict({ caller, params, body }) {
    const choice = { confirm: body.decision === 'confirm', reason: body.reason }
    return reply(200, await board.settle(caller.accountId, params.id, choice))
  })
}
