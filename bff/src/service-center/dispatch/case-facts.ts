import type { Care } from '@onehall/shared/domain/care'
import type { Tier } from '@onehall/shared/domain/people'
import type { Vault } from '../../platform/vault.ts'
import type { CaseFacts } from '../departments/index.ts'
import { getLeg, type Leg, type Message, type ServiceRequest } from '../request/index.ts'
import { openWhereabouts, PLACES } from '../sealing.ts'

/** What the sender needs from other rooms. */
export interface FactSources {
  vault: Vault
  getPerson(accountId: string): Promise<{ customerRef: string; tier: Tier }>
  /** What must be minded at her home, while she lets us know it. */
  readCare(request: ServiceRequest): Promise<Care | null>
  /** Links that open the files for a department for some days. */
  mediaLinks(mediaIds: string[]): Promise<{ kind: 'image' | 'video'; url: string }[]>
}

/** Gathers and opens what is known of a leg, at the moment it is sent. */
export async function gatherFacts(
  request: ServiceRequest,
  legId: string,
  sources: FactSources,
): Promise<CaseFacts> {
  const leg = getLeg(request, legId)
  const said = messagesOf(request, leg)
  const person = await sources.getPerson(request.ownerId)
  const whereabouts = await openWhereabouts(sources.vault, request)
  const { subject, fault } = request
  return {
    legId,
    requestNumber: request.number,
    kind: request.kind,
    priority: request.priority,
    text: earlier(request, leg) + (await openTexts(said, request.ownerId, sources.vault)).join('\n'),
    openedAt: request.createdAt.toISOString(),
    customerRef: person.customerRef,
    tier: person.tier,
    orderId: subject?.orderId ?? null,
    parcelId: subject?.parcelId ?? null,
    slotId: request.slotId,
    product: subject?.product ?? null,
    fault,
    warrantyUntil: subject?.product?.warrantyUntil ?? null,
    goldExchange: request.goldExchange,
    address: whereabouts?.address ?? null,
    contact: whereabouts?.contact ?? null,
    care: await sources.readCare(request),
    media: await sources.mediaLinks(said.flatMap((m) => m.mediaIds)),
  }
}

/** What the person said in the leg's cycle before the leg goes out; what comes later is told message by message. */
function messagesOf(r: ServiceRequest, leg: Leg): Message[] {
  const from = r.cycles[leg.cycle - 1]?.openedAt ?? r.createdAt
  const told = new Set(
    r.outbox.filter((s) => s.legId === leg.id && s.messageId !== null).map((s) => s.messageId),
  )
  return r.messages.filter((m) => m.from === 'you' && m.at >= from && !told.has(m.id))
}

function earlier(r: ServiceRequest, leg: Leg): string {
  const before = r.legs.findLast(
    (l) => l.department === leg.department && l.cycle < leg.cycle && l.ref !== null,
  )
  return before ? `接上次 ${before.ref}，客户说还没好。\n` : ''
}

export const openTexts = (messages: Message[], ownerId: string, vault: Vault): Promise<string[]> =>
  Promise.all(messages.map(async (m) => (m.text ? vault.open(ownerId, PLACES.message(m.id), m.text) : '')))
