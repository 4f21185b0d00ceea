import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/invitations'
import { mount, reply, type Door } from '../http/route.ts'
import { presentAccount } from './accounts.presenter.ts'
import type { InvitationDesk } from './invitations.service.ts'

export function mountInvitations(router: Router, door: Door, desk: InvitationDesk): void {
  mount(router, door, contract.invite, async function invite({ caller, body, operation }) {
    const { id, code, role, expiresAt } = await desk.invite(caller.accountId, body, operation)
    return reply(201, { id, code, role, expiresAt: expiresAt.toISOString() })
  })
  mount(router, door, contract.redeemInvitation, async function redeemInvitation({ caller, body }) {
    return reply(200, presentAccount(await desk.redeem(caller.accountId, body.code)))
  })
}
