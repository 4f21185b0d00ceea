import type { SessionView } from '@onehall/shared/contract/accounts'
import type * as Contract from '@onehall/shared/contract/tip-desk'
import { BASE, stranger, transport } from './client.ts'
import type { Body, Query, Reply } from './contract.ts'
import { at, createClient } from './create-client.ts'

// Served by the tip desk's own process, at its own address, which this page came from as well.

type Desk = typeof Contract
type Session = Reply<Desk['openTipDesk']>

let session: Session | null = null
let hear: (officerId: string | null) => void = () => undefined

/** Who is at the desk. In memory alone: a page that is loaded anew knows nobody. */
function hold(now: Session | null): void {
  session = now
  hear(now?.officerId ?? null)
}

export const onOfficer = (listener: typeof hear): void => {
  hear = listener
}
export const leaveTipDesk = (): void => hold(null)

const desk = createClient({
  base: BASE,
  transport,
  token: () => session?.accessToken ?? null,
  renew() {
    hold(null)
    return Promise.resolve(false)
  },
})

/** Who somebody is, as the BFF says: a token that the desk takes, and that opens nothing alone. */
export const officerToken = async (body: { phone: string; code: string }, key: string): Promise<string> =>
  (await stranger.call<SessionView>({ method: 'POST', path: '/auth/phone', body, key })).accessToken

export async function openTipDesk(body: Body<Desk['openTipDesk']>): Promise<void> {
  hold(await desk.call<Session>({ method: 'POST', path: '/tip-desk/session', body }))
}

export async function renewTipDesk(): Promise<void> {
  if (session) hold(await desk.call<Session>({ method: 'POST', path: '/tip-desk/session/renew' }))
}

export const listTipNotices = () =>
  desk.call<Reply<Desk['listTipNotices']>>({ method: 'GET', path: '/tip-desk/notices' })

export const declareRelation = (noticeId: string, related: boolean) =>
  desk.call<unknown>({
    method: 'POST',
    path: at`/tip-desk/notices/${noticeId}/declaration`,
    body: { related },
  })

export const listTips = (query: Partial<Pick<Query<Desk['listTips']>, 'lane' | 'state' | 'cursor'>>) =>
  desk.call<Reply<Desk['listTips']>>({ method: 'GET', path: '/tip-desk/tips', query })

export const getTip = (id: string) =>
  desk.call<Contract.TipView>({ method: 'GET', path: at`/tip-desk/tips/${id}` })

/** What an officer does with a tip, and what it takes. */
interface TipActs {
  lane: Body<Desk['decideLane']>
  grades: Body<Desk['gradeTip']>
  messages: Body<Desk['askTipster']>
  handover: Body<Desk['handOverTip']>
  reward: Body<Desk['rewardTip']>
  close: undefined
}
export type TipAct = { [A in keyof TipActs]: { act: A; body: TipActs[A] } }[keyof TipActs]

const REPLACES: readonly TipAct['act'][] = ['lane', 'grades', 'reward']

/** Gives the tip as it stands after it. */
export const actOnTip = (id: string, { act, body }: TipAct, key: string) =>
  desk.call<Contract.TipView>({
    method: REPLACES.includes(act) ? 'PUT' : 'POST',
    path: `${at`/tip-desk/tips/${id}`}/${act}`,
    body,
    key,
  })

/** A picture's address for this page alone: blurred, or as it was sent where there is a reason, which goes on record. */
export async function tipPhoto(id: string, photoId: string, reason: string | null): Promise<string> {
  const path = at`/tip-desk/tips/${id}/photos/${photoId}`
  const bytes = await desk.call<ArrayBuffer>(
    reason
      ? { method: 'POST', path: `${path}/clear`, body: { reason }, binary: true }
      : { method: 'GET', path, binary: true },
  )
  return URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
}

export const askContact = (id: string, reason: string, key: string) =>
  desk.call<Contract.ContactRequest>({
    method: 'POST',
    path: at`/tip-desk/tips/${id}/contact-requests`,
    body: { reason },
    key,
  })

export const listContactRequests = () =>
  desk.call<Reply<Desk['listContactRequests']>>({ method: 'GET', path: '/tip-desk/contact-requests' })

export const approveContact = (requestId: string, key: string) =>
  desk.call<Reply<Desk['approveContact']>>({
    method: 'POST',
    path: at`/tip-desk/contact-requests/${requestId}/approval`,
    key,
  })

export const readContact = (id: string) =>
  desk.call<Reply<Desk['readContact']>>({ method: 'POST', path: at`/tip-desk/tips/${id}/contact` })
