import { createHash } from 'node:crypto'
import type { OpenRequestInput } from '@onehall/shared/contract/requests'
import { faultKey } from '@onehall/shared/domain/fault-code'
import type { Tier } from '@onehall/shared/domain/people'
import type { RequestKind } from '@onehall/shared/domain/request-states'
import type { Clock } from '../../platform/clock.ts'
import { newNumber } from '../../platform/ids.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { Envelope, Vault } from '../../platform/vault.ts'
import type { Card } from '../../products/index.ts'
import type { ParcelEnquiries } from '../enquiries/parcels.ts'
import { open, type Answered, type ServiceRequest, type Subject } from '../request/index.ts'
import type { CareBook } from '../care/care.service.ts'
import type { RequestChanges } from '../request-changes.ts'
import { PLACES, type Whereabouts } from '../sealing.ts'
import { titleFor } from './titles.ts'
import type { Found, Understand } from './understanding.ts'

export interface Intake {
  /**
   * Accepts a request: one document, durable before this returns. The same operation of the same person is the
   * same request. Throws registration.unknown, parcel.unknown, address.unknown, media.unknown.
   */
  open(person: { id: string; tier: Tier }, input: Asked, operation: string): Promise<ServiceRequest>
}

/** What she asks for; or what her machine reports, in words of the hall's that say so. */
export type Asked = OpenRequestInput & { machineSays?: string }

interface Parts {
  changes: RequestChanges
  understand: Understand
  vault: Vault
  clock: Clock
  metrics: Metrics
  care: CareBook
  /** What refusing to have one's health recorded means, in the words that she was shown. */
  healthRefusal(): Promise<string>
  getCard(ownerId: string, registrationId: string): Promise<Card>
  parcels: Pick<ParcelEnquiries, 'get'>
  /** The address named, or the default one; null where there is none. */
  findWhereabouts(ownerId: string, addressId: string | undefined): Promise<Whereabouts | null>
  /** Throws media.unknown unless all are this person's. */
  checkMedia(ownerId: string, mediaIds: string[]): Promise<void>
  /** Whether a gold member's exchange needs nobody's approval now (article kb-120). */
  mayExchangeFreely(ownerId: string): Promise<boolean>
}

/** Kinds for which somebody comes to the house. */
const COMES_HOME: ReadonlySet<RequestKind> = new Set(['repair', 'install', 'delivery', 'exchange'])

/** Said where she asks for care and has not consented: what she asked for is not repeated. */
const NOT_KEPT = '家里要照顾的情况没有记下，因为您还没同意“健康相关信息”。'

/** About as much as a line of a list holds. */
const EXCERPT_MAX = 24

export const idFrom = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)

export function createIntake(parts: Parts): Intake {
  const { changes, understand, vault, clock, metrics } = parts

  const sealWhereabouts = async (
    id: string,
    ownerId: string,
    input: OpenRequestInput,
    comesHome: boolean,
  ): Promise<Envelope | null> => {
    if (!comesHome && !input.addressId) return null
    const found = await parts.findWhereabouts(ownerId, input.addressId)
    return found && vault.seal(ownerId, PLACES.whereabouts(id), JSON.stringify(found))
  }
  const sealExcerpt = async (id: string, ownerId: string, { text }: OpenRequestInput) => {
    const words = [...(text ?? '').trim().replace(/\s+/g, ' ')].slice(0, EXCERPT_MAX).join('')
    return words === '' ? null : vault.seal(ownerId, PLACES.excerpt(id), words)
  }
  const firstMessage = async (id: string, ownerId: string, { text, mediaIds = [] }: OpenRequestInput) => {
    if (!text && mediaIds.length === 0) return null
    const messageId = idFrom(id, 'first message')
    return {
      id: messageId,
      text: text ? await vault.seal(ownerId, PLACES.message(messageId), text) : null,
      mediaIds,
    }
  }

  /** Without her consent it is stored nowhere, and the thread says so; all else goes on. */
  const careOf = async (id: string, ownerId: string, { care }: OpenRequestInput) => {
    if (!care) return {}
    const sealed = await parts.care.seal({ id, ownerId }, care)
    if (sealed) return { care: sealed }
    const noticeId = idFrom(id, 'care is not kept')
    const words = `${NOT_KEPT}${await parts.healthRefusal()}`
    return { notice: { id: noticeId, text: await vault.seal(ownerId, PLACES.message(noticeId), words) } }
  }

  const reportOf = async (id: string, ownerId: string, { machineSays }: Asked) => {
    if (!machineSays) return {}
    const noticeId = idFrom(id, 'machine says')
    const text = await vault.seal(ownerId, PLACES.message(noticeId), machineSays)
    return { reportedBy: 'machine' as const, notice: { id: noticeId, text } }
  }

  return {
    async open(person, input, operation) {
      const { kind, subject, faultCode } = input
      const id = idFrom(person.id, operation)
      await parts.checkMedia(person.id, input.mediaIds ?? [])
      if (subject?.parcelId) await parts.parcels.get(person.id, subject.parcelId)
      const card = subject?.registrationId ? await parts.getCard(person.id, subject.registrationId) : null
      const fault = faultCode ? findFault(card, faultCode) : null
      const { gtin, category } = card?.product ?? {}
      const understood = await understand({
        kind,
        text: input.text ?? '',
        fault,
        gtin,
        category,
        tier: person.tier,
      })
      const { routes, priority, danger, found, routedBy, desk } = understood
      const comesHome = COMES_HOME.has(kind) || routes.some((route) => route.department !== 'sales')
      const sells = routes.some((route) => route.department === 'sales')
      const request = open({
        id,
        number: newNumber(clock.now()),
        ownerId: person.id,
        kind,
        title: titleFor(kind, category, routes),
        priority,
        subject: toSubject(subject, card),
        fault: fault && { code: fault.code, meaning: fault.meaning },
        excerpt: await sealExcerpt(id, person.id, input),
        whereabouts: await sealWhereabouts(id, person.id, input, comesHome),
        ...(await careOf(id, person.id, input)),
        ...(await reportOf(id, person.id, input)),
        slotId: input.slotId ?? null,
        routedBy,
        danger,
        goldExchange: person.tier === 'gold' && sells && (await parts.mayExchangeFreely(person.id)),
        message: await firstMessage(id, person.id, input),
        legs: routes.map((route) => ({ id: idFrom(id, route.department, '1'), ...route })),
        answered: found && (await sealAnswer(vault, { id, ownerId: person.id }, found)),
        desk,
        at: clock.now(),
      })
      const { request: stored, fresh } = await changes.add(request)
      if (fresh) metrics.requestsOpened.inc({ kind })
      return stored
    },
  }
}

/** The hall's words, ready for the thread. */
export async function sealAnswer(
  vault: Vault,
  { id, ownerId }: { id: string; ownerId: string },
  found: Found,
): Promise<Answered> {
  const articleId = found.answer?.articleId ?? null
  const messageId = idFrom(id, 'answer', articleId ?? found.offers.map((o) => o.articleId).join())
  const text = found.answer?.text ?? '您问的是不是这些？'
  return {
    message: { id: messageId, text: await vault.seal(ownerId, PLACES.message(messageId), text), articleId },
    answer: found.answer,
    offers: found.offers,
  }
}

/** The code as the manual has it; one that the manual does not know is kept as it was typed. */
function findFault(card: Card | null, code: string) {
  const known = card?.product.faultCodes.find((f) => faultKey(f.code) === faultKey(code))
  return known ?? { code: faultKey(code), meaning: null, department: null, severity: 'service' as const }
}

export function toSubject(given: OpenRequestInput['subject'], card: Card | null): Subject | null {
  if (!given) return null
  const { registrationId = null, parcelId = null, orderId = null } = given
  const product = card && {
    gtin: card.product.gtin,
    model: card.product.model,
    name: card.product.name,
    category: card.product.category,
    serial: card.unit.serial,
    warrantyUntil: card.warranty?.until ?? null,
  }
  return { registrationId, parcelId, orderId, product }
}
