import type * as Contract from '@onehall/shared/contract/invitations'
import { client, keeper } from './client.ts'
import type { Body, Reply } from './contract.ts'

type Invitations = typeof Contract
export type Invited = Reply<Invitations['invite']>

/** The code is in this reply and nowhere else. */
export const invite = (body: Body<Invitations['invite']>, key: string) =>
  client.call<Invited>({ method: 'POST', path: '/invitations', body, key })

/** Takes the role on; the session is renewed, so that its token has it. */
export async function redeemInvitation(body: Body<Invitations['redeemInvitation']>, key: string) {
  const account = await client.call<Reply<Invitations['redeemInvitation']>>({
    method: 'POST',
    path: '/invitations/redeem',
    body,
    key,
  })
  await keeper.renew(keeper.current()?.accessToken ?? null)
  return account
}
