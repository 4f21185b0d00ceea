import type { MediaView } from '@onehall/shared/contract/media'
import type {
  AppointmentView,
  HomeVisitView,
  LegView,
  MessageView,
  RequestBrief,
  RequestEvent as EventView,
  RequestView,
} from '@onehall/shared/contract/requests'
import type { Vault } from '../../platform/vault.ts'
import {
  activeLegs,
  canAskHuman,
  canMove,
  canNudge,
  canRate,
  canReopen,
  canSay,
  confirmableLegs,
  currentCycle,
  jobStateOf,
  movableLegs,
  type Answer,
  type Appointment,
  type Leg,
  type Message,
  type RequestEvent,
  type RequestSummary,
  type ServiceRequest,
} from '../request/index.ts'
import { PLACES } from '../sealing.ts'
import { DEPARTMENT_WORDS, sentenceFor } from './sentence.ts'

export interface RequestPresenter {
  whole(request: ServiceRequest): Promise<RequestView>
  brief(request: RequestSummary): Promise<RequestBrief>
  message(request: ServiceRequest, messageId: string): Promise<MessageView>
  event(request: Pick<ServiceRequest, 'id'>, event: RequestEvent): EventView
  leg(request: RequestSummary, leg: Leg): Promise<LegView>
}

interface Parts {
  vault: Vault
  now(): Date
  mediaViews(mediaIds: string[]): Promise<MediaView[]>
  homeVisit(request: RequestSummary): Promise<HomeVisitView | null>
}

export function createRequestPresenter({ vault, now, mediaViews, homeVisit }: Parts): RequestPresenter {
  const message = async ({ ownerId }: RequestSummary, m: Message): Promise<MessageView> => ({
    id: m.id,
    seq: m.seq,
    at: m.at.toISOString(),
    from: m.from,
    name: m.name,
    articleId: m.articleId,
    text: m.text ? await vault.open(ownerId, PLACES.message(m.id), m.text) : '',
    media: await mediaViews(m.mediaIds),
  })

  const leg = async ({ ownerId }: RequestSummary, l: Leg): Promise<LegView> => ({
    id: l.id,
    department: l.department,
    title: l.title,
    status: l.status,
    updatedAt: l.updatedAt.toISOString(),
    ...(l.ref ? { ref: l.ref } : {}),
    ...(l.appointment ? { appointment: presentAppointment(l.appointment) } : {}),
    ...(l.appointment?.installerRef ? { visit: jobStateOf(l) } : {}),
    ...(l.note ? { note: await vault.open(ownerId, PLACES.note(l.id, l.note.eventId), l.note.text) } : {}),
    ...(l.status === 'failed' ? { reason: reasonOf(l) } : {}),
  })

  const rating = async (r: RequestSummary): Promise<RequestView['rating']> => {
    const given = currentCycle(r).rating
    if (!given) return null
    const comment = given.comment && (await vault.open(r.ownerId, PLACES.comment(r.id), given.comment))
    return { score: given.score, comment }
  }

  const head = async (r: RequestSummary) => ({
    id: r.id,
    number: r.number,
    kind: r.kind,
    title: r.title,
    status: r.status,
    sentence: sentenceFor(r, now()),
    priority: r.priority,
    subject: presentSubject(r),
    faultCode: r.fault?.code ?? null,
    legs: await Promise.all(r.legs.map((l) => leg(r, l))),
    agent: r.claim && { name: r.claim.name },
    mergedInto: r.mergedInto,
    abilities: abilitiesOf(r, now()),
    rating: await rating(r),
    seq: r.seq,
    createdAt: r.createdAt.toISOString(),
    updatedAt: r.updatedAt.toISOString(),
  })

  return {
    leg,
    async whole(r) {
      return {
        ...(await head(r)),
        thread: await Promise.all(r.messages.map((m) => message(r, m))),
        ...(r.answer ? { answer: presentAnswer(r.answer) } : {}),
        offers: r.status === 'answered' ? r.offers : [],
        danger: r.danger,
        homeVisit: await homeVisit(r),
      }
    },
    async brief(r) {
      // requests of before excerpts were kept have none
      const excerpt = r.excerpt ? await vault.open(r.ownerId, PLACES.excerpt(r.id), r.excerpt) : null
      return { ...(await head(r)), excerpt, visit: nextVisit(r, now()) }
    },
    async message(r, messageId) {
      const found = r.messages.find((m) => m.id === messageId)
      if (!found) throw new Error(`request ${r.id} has no message ${messageId}`)
      return message(r, found)
    },
    event: (r, { seq, type, at, status, legId, legStatus, messageId }) => ({
      seq,
      type,
      requestId: r.id,
      at: at.toISOString(),
      status,
      ...(legId ? { legId } : {}),
      ...(legStatus ? { legStatus } : {}),
      ...(messageId ? { messageId } : {}),
    }),
  }
}

const presentAnswer = ({
  text,
  articleId,
  score,
  title,
  outcome,
}: Answer): NonNullable<RequestView['answer']> => ({
  text,
  articleId,
  score,
  title,
  outcome,
})

const presentAppointment = (a: Appointment): AppointmentView => ({
  from: a.from.toISOString(),
  until: a.until.toISOString(),
  worker: a.worker,
  needsConfirmation: a.needsConfirmation,
})

const reasonOf = (l: Leg): string =>
  ({
    refused: `${DEPARTMENT_WORDS[l.department]}没有接`,
    unreachable: `${DEPARTMENT_WORDS[l.department]}的系统一天都没联系上`,
    said_failed: `${DEPARTMENT_WORDS[l.department]}没办成`,
  })[l.failure ?? 'said_failed']

function presentSubject({ subject }: RequestSummary): RequestView['subject'] {
  if (!subject) return null
  const { registrationId, parcelId, orderId, product } = subject
  return {
    ...(registrationId ? { registrationId } : {}),
    ...(parcelId ? { parcelId } : {}),
    ...(orderId ? { orderId } : {}),
    ...(product ? { name: product.name, gtin: product.gtin, category: product.category } : {}),
  }
}

/** The next visit that is still to come, of any department. */
function nextVisit(r: RequestSummary, now: Date): AppointmentView | null {
  const coming = activeLegs(r).flatMap((l) =>
    l.appointment && l.appointment.until >= now ? [l.appointment] : [],
  )
  const [first] = coming.sort((a, b) => a.from.getTime() - b.from.getTime())
  return first ? presentAppointment(first) : null
}

/** What the person can do now: the same functions that refuse an act say whether it may be offered. */
function abilitiesOf(r: RequestSummary, now: Date): RequestView['abilities'] {
  const offers: [RequestView['abilities'][number], boolean][] = [
    ['message', canSay(r)],
    ['confirm', confirmableLegs(r).length > 0],
    ['reschedule', movableLegs(r).length > 0],
    ['nudge', canNudge(r)],
    ['helpful', r.status === 'answered'],
    ['not_helpful', r.status === 'answered'],
    ['human', canAskHuman(r)],
    ['cancel', canMove(r, 'cancel')],
    ['reopen', canReopen(r, now)],
    ['rate', canRate(r)],
  ]
  return offers.filter(([, can]) => can).map(([ability]) => ability)
}
