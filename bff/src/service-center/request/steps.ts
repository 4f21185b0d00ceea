import {
  isLegEnd,
  isOver,
  legRank,
  REQUEST_MOVES,
  type LegStatus,
  type RequestMove,
} from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type {
  Cycle,
  DeskReason,
  Leg,
  Message,
  RequestEvent,
  RequestSummary,
  Sending,
  ServiceRequest,
} from './entity.ts'

/** The small steps that every act is made of. */

type Change = Partial<Omit<ServiceRequest, 'id' | 'ownerId' | 'seq' | 'version' | 'events'>>
type EventDetail = Pick<RequestEvent, 'legId' | 'legStatus' | 'messageId'>
interface Told extends EventDetail {
  type: RequestEvent['type']
  at: Date
}

/** Changes the request and says so: every change that somebody can see has an event with the next number. */
export function tell(r: ServiceRequest, { type, at, ...detail }: Told, change: Change): ServiceRequest {
  const changed = { ...r, ...change, updatedAt: at, seq: r.seq + 1 }
  return {
    ...changed,
    events: [...r.events, { seq: changed.seq, type, at, status: changed.status, ...detail }],
  }
}

export const canMove = (r: RequestSummary, how: RequestMove): boolean =>
  REQUEST_MOVES[r.status][how] !== undefined

/** One move of the table. Throws request.illegal_move where the table does not have it. */
export function move(r: ServiceRequest, how: RequestMove, at: Date, change: Change = {}): ServiceRequest {
  const to = how === 'resume' ? r.waitedFrom : REQUEST_MOVES[r.status][how]
  if (!to || !canMove(r, how)) throw new Problem('request.illegal_move')
  return tell(
    r,
    { type: 'status', at },
    { ...change, status: to, waitedFrom: how === 'wait' ? r.status : null },
  )
}

export const currentLegs = (r: RequestSummary): Leg[] => r.legs.filter((leg) => leg.cycle === r.cycles.length)
export const activeLegs = (r: RequestSummary): Leg[] => currentLegs(r).filter((leg) => !isLegEnd(leg.status))
export const currentCycle = (r: RequestSummary): Cycle => r.cycles.at(-1)!

export function getLeg(r: ServiceRequest, legId: string): Leg {
  const leg = r.legs.find((l) => l.id === legId)
  if (!leg) throw new Error(`request ${r.id} has no leg ${legId}`)
  return leg
}

/** Whether the department waits for the person's yes: to a first visit, or to another one after work has begun. */
export const awaits = ({ status, appointment }: Leg): boolean =>
  appointment?.needsConfirmation === true &&
  (legRank(status) <= legRank('scheduled') || (appointment.again === true && !isLegEnd(status)))

export const changeLeg = (r: ServiceRequest, legId: string, change: Partial<Leg>): Leg[] =>
  r.legs.map((leg) => (leg.id === legId ? { ...leg, ...change } : leg))

export const changeCycle = (r: ServiceRequest, change: Partial<Cycle>): Cycle[] =>
  r.cycles.map((cycle, i) => (i === r.cycles.length - 1 ? { ...cycle, ...change } : cycle))

export type NewMessage = Pick<Message, 'id' | 'text'> &
  Partial<Pick<Message, 'mediaIds' | 'act' | 'articleId'>>

/** Puts words into the thread; the person's own where nobody else is named. */
export function say(
  r: ServiceRequest,
  message: NewMessage & Partial<Pick<Message, 'from' | 'name'>>,
  at: Date,
): ServiceRequest {
  const said: Message = {
    mediaIds: [],
    articleId: null,
    act: null,
    from: 'you',
    name: null,
    ...message,
    seq: r.seq + 1,
    at,
  }
  return tell(r, { type: 'message', at, messageId: said.id }, { messages: [...r.messages, said] })
}

type News = Pick<Sending, 'what'> & Partial<Pick<Sending, 'messageId' | 'slotId' | 'actId'>>

/** Puts something into the outbox of each leg. */
export function tellDepartments(r: ServiceRequest, legs: Leg[], news: News, at: Date): ServiceRequest {
  const added = legs.map((leg): Sending => ({
    messageId: null,
    slotId: null,
    ...news,
    // an opening is named by its leg, which is the department's Idempotency-Key; an installer's act by its own name;
    // the rest by the event it comes from
    id: news.what === 'open' ? leg.id : `${leg.id}-${news.actId ?? r.seq}`,
    legId: leg.id,
    attempts: 0,
    since: at,
    nextAt: at,
    leaseUntil: null,
  }))
  return { ...r, outbox: [...r.outbox, ...added], updatedAt: at }
}

export type NewLeg = Pick<Leg, 'id' | 'department' | 'title' | 'reason'>

export function addLegs(r: ServiceRequest, legs: NewLeg[], at: Date): ServiceRequest {
  const blank = {
    required: true,
    status: 'pending',
    ref: null,
    appointment: null,
    note: null,
    failure: null,
  } as const
  const added = legs.map((leg): Leg => ({ ...leg, ...blank, cycle: r.cycles.length, updatedAt: at }))
  return tellDepartments({ ...r, legs: [...r.legs, ...added] }, added, { what: 'open' }, at)
}

/** Raises a leg's status where that is a step forward, and lets the request follow. */
export function advance(r: ServiceRequest, legId: string, status: LegStatus, at: Date): ServiceRequest {
  const leg = getLeg(r, legId)
  const forward = legRank(status) > legRank(leg.status)
  const legs = changeLeg(r, legId, { status, updatedAt: at })
  const risen = forward ? tell(r, { type: 'leg', at, legId, legStatus: status }, { legs }) : r
  return leg.cycle === r.cycles.length ? follow(risen, at) : risen
}

/** The request's state as its legs have it. What it comes to depends on the legs alone, not on how they got there. */
export function follow(r: ServiceRequest, at: Date): ServiceRequest {
  if (isOver(r.status) || r.status === 'received' || r.status === 'answered') return r
  const required = currentLegs(r).filter((leg) => leg.required)
  const waits = r.asked || activeLegs(r).some(awaits)
  const resumed = r.status === 'waiting_customer' && !waits ? move(r, 'resume', at) : r
  const begun = required.some((leg) => legRank(leg.status) >= legRank('scheduled'))
  const moving = begun && resumed.status === 'routed' ? move(resumed, 'progress', at) : resumed
  const failed = required.some((leg) => leg.status === 'failed')
  const flagged = failed ? flagOnce(moving, 'leg_failed', at) : unflag(moving, 'leg_failed')
  if (required.every((leg) => isLegEnd(leg.status))) return conclude(flagged, required, at)
  return waits && canMove(flagged, 'wait') ? move(flagged, 'wait', at) : flagged
}

function conclude(r: ServiceRequest, required: Leg[], at: Date): ServiceRequest {
  if (required.some((leg) => leg.status === 'failed')) return r
  if (!required.some((leg) => leg.status === 'done')) return flagOnce(r, 'all_cancelled', at)
  // done by the installer's word alone: an agent asks the customer first
  if (r.desk?.reason === 'job_unconfirmed') return r
  const cycles = changeCycle(r, { resolvedAt: at, resolvedBy: 'departments' })
  return move(r, 'resolve', at, { desk: null, claim: null, asked: false, cycles })
}

/** An agent must look at it. */
export const flag = (r: ServiceRequest, reason: DeskReason, at: Date): ServiceRequest => ({
  ...r,
  desk: { reason, at, reservedFor: null },
  updatedAt: at,
})

const flagOnce = (r: ServiceRequest, reason: DeskReason, at: Date): ServiceRequest =>
  r.desk ? r : flag(r, reason, at)
const unflag = (r: ServiceRequest, reason: DeskReason): ServiceRequest =>
  r.desk?.reason === reason ? { ...r, desk: null } : r
