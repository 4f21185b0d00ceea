import { isOver, legRank, REOPEN_DAYS } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type { Envelope } from '../../platform/vault.ts'
import type { Leg, RequestSummary, ServiceRequest } from './entity.ts'
import {
  activeLegs,
  addLegs,
  awaits,
  canMove,
  changeCycle,
  changeLeg,
  currentCycle,
  currentLegs,
  flag,
  follow,
  move,
  say,
  tell,
  tellDepartments,
  type NewLeg,
  type NewMessage,
} from './steps.ts'

/** What people do with a request. Each act throws request.illegal_move where it cannot be done now. */

type Opening = Pick<
  ServiceRequest,
  'id' | 'number' | 'ownerId' | 'kind' | 'title' | 'priority' | 'subject' | 'fault' | 'whereabouts' | 'slotId'
> & { message: NewMessage | null; legs: NewLeg[]; at: Date }

/** A new request: its first message, its legs as decided, and what must be sent, in one piece. */
export function open({ message, legs, at, ...rest }: Opening): ServiceRequest {
  const blank: ServiceRequest = {
    ...rest,
    status: 'received',
    waitedFrom: null,
    cycles: [{ openedAt: at, resolvedAt: null, resolvedBy: null, rating: null }],
    messages: [],
    legs: [],
    outbox: [],
    events: [],
    desk: null,
    acts: [],
    seq: 0,
    version: 0,
    createdAt: at,
    updatedAt: at,
  }
  const opened = tell(blank, { type: 'opened', at }, {})
  const spoken = message ? say(opened, message, at) : opened
  return legs.length > 0 ? addLegs(move(spoken, 'route', at), legs, at) : flag(spoken, 'no_department', at)
}

export const canSay = (r: RequestSummary): boolean => !isOver(r.status)

/** The person says something; every department that works on it hears it. */
export function personSays(r: ServiceRequest, message: NewMessage, at: Date): ServiceRequest {
  if (!canSay(r)) throw new Problem('request.illegal_move', '这件事已经结束了')
  return tellDepartments(say(r, message, at), activeLegs(r), { what: 'text', messageId: message.id }, at)
}

const NUDGE_EVERY_MS = 10 * 60_000

export const canNudge = (r: RequestSummary): boolean => !isOver(r.status) && activeLegs(r).length > 0

/** Asks again. More often than every ten minutes changes nothing, and it never costs the place in the queue. */
export function nudge(r: ServiceRequest, message: NewMessage, at: Date): ServiceRequest {
  if (!canNudge(r)) throw new Problem('request.illegal_move')
  const last = r.messages.findLast((m) => m.act === 'nudge')
  if (last && at.getTime() - last.at.getTime() < NUDGE_EVERY_MS) return r
  const said = say(r, { ...message, act: 'nudge' }, at)
  return tellDepartments(said, activeLegs(r), { what: 'nudge', messageId: message.id }, at)
}

/** Legs that were never sent are cancelled here and now; departments are told about the others. */
export function cancel(r: ServiceRequest, at: Date): ServiceRequest {
  const cancelled = move(r, 'cancel', at, { desk: null })
  const unsent = new Set(
    activeLegs(r)
      .filter((leg) => leg.status === 'pending')
      .map((leg) => leg.id),
  )
  const legs = cancelled.legs.map((leg) =>
    unsent.has(leg.id) ? { ...leg, status: 'cancelled' as const, updatedAt: at } : leg,
  )
  const outbox = cancelled.outbox.filter((s) => !unsent.has(s.legId))
  return tellDepartments(
    { ...cancelled, legs, outbox },
    activeLegs({ ...cancelled, legs }),
    { what: 'cancel' },
    at,
  )
}

/** Legs whose visiting time the person may still change. */
export const movableLegs = (r: RequestSummary): Leg[] =>
  isOver(r.status)
    ? []
    : activeLegs(r).filter((leg) => leg.department !== 'sales' && legRank(leg.status) <= legRank('scheduled'))

/** Asks for another time; the department's answer makes it one. A leg not sent yet goes out with the new time. */
export function reschedule(
  r: ServiceRequest,
  wish: { legId: string | undefined; slotId: string },
  at: Date,
): ServiceRequest {
  const leg = choose(movableLegs(r), wish.legId)
  const answered = { ...r, legs: agreed(r, leg) }
  if (leg.status === 'pending')
    return follow(tell(answered, { type: 'appointment', at, legId: leg.id }, { slotId: wish.slotId }), at)
  const asked = tell(answered, { type: 'appointment', at, legId: leg.id }, {})
  return follow(tellDepartments(asked, [leg], { what: 'reschedule', slotId: wish.slotId }, at), at)
}

export const confirmableLegs = (r: RequestSummary): Leg[] =>
  isOver(r.status) ? [] : activeLegs(r).filter(awaits)

/** Says yes to the time that a department named. */
export function confirm(r: ServiceRequest, legId: string | undefined, at: Date): ServiceRequest {
  const leg = choose(confirmableLegs(r), legId)
  const confirmed = tell({ ...r, legs: agreed(r, leg) }, { type: 'appointment', at, legId: leg.id }, {})
  return follow(tellDepartments(confirmed, [leg], { what: 'confirm' }, at), at)
}

const agreed = (r: ServiceRequest, { id, appointment }: Leg): Leg[] =>
  changeLeg(r, id, { appointment: appointment && { ...appointment, needsConfirmation: false } })

function choose(legs: Leg[], legId: string | undefined): Leg {
  const leg = legId === undefined ? legs[0] : legs.find((l) => l.id === legId)
  if (!leg) throw new Problem('request.illegal_move')
  return leg
}

export const canAskHuman = (r: RequestSummary): boolean => !isOver(r.status) && r.desk === null

/** A person wants a person. */
export function askHuman(r: ServiceRequest, at: Date): ServiceRequest {
  if (!canAskHuman(r)) throw new Problem('request.illegal_move')
  return flag(tell(r, { type: 'status', at }, {}), 'asked_for_human', at)
}

/** Answered, and the answer did not help: a person takes it from here. */
export function notHelped(r: ServiceRequest, at: Date): ServiceRequest {
  if (r.status !== 'answered') throw new Problem('request.illegal_move')
  return r.desk ? r : askHuman(r, at)
}

/** Answered, and the answer helped. */
export const helped = (r: ServiceRequest, at: Date): ServiceRequest => {
  if (r.status !== 'answered') throw new Problem('request.illegal_move')
  return move(r, 'resolve', at, {
    desk: null,
    cycles: changeCycle(r, { resolvedAt: at, resolvedBy: 'self' }),
  })
}

export function canReopen(r: RequestSummary, at: Date): boolean {
  const { resolvedAt } = currentCycle(r)
  return (
    canMove(r, 'reopen') &&
    resolvedAt !== null &&
    at.getTime() - resolvedAt.getTime() <= REOPEN_DAYS * 86_400_000
  )
}

/** Takes it up again with the departments that did it: a new cycle of the same request, with the same owner. */
export function reopen(
  r: ServiceRequest,
  { message, newLegId }: { message: NewMessage | null; newLegId: (old: Leg) => string },
  at: Date,
): ServiceRequest {
  if (canMove(r, 'reopen') && !canReopen(r, at)) throw new Problem('request.too_late')
  const legs = currentLegs(r).map((leg) => ({
    id: newLegId(leg),
    department: leg.department,
    title: leg.title,
    reason: leg.reason,
  }))
  const cycle = { openedAt: at, resolvedAt: null, resolvedBy: null, rating: null }
  const reopened = move(r, 'reopen', at, { cycles: [...r.cycles, cycle], slotId: null })
  const spoken = message ? say(reopened, message, at) : reopened
  return legs.length > 0 ? addLegs(spoken, legs, at) : flag(spoken, 'no_department', at)
}

export const canRate = (r: RequestSummary): boolean =>
  (r.status === 'resolved' || r.status === 'closed') && currentCycle(r).rating === null

export function rate(
  r: ServiceRequest,
  { score, comment }: { score: number; comment: Envelope | null },
  at: Date,
): ServiceRequest {
  if (r.status !== 'resolved' && r.status !== 'closed') throw new Problem('request.nothing_to_rate')
  if (!canRate(r)) throw new Problem('request.rated')
  return tell(r, { type: 'rated', at }, { cycles: changeCycle(r, { rating: { score, comment, at } }) })
}

/** Nobody came back to it for as long as it could be taken up again. */
export const close = (r: ServiceRequest, at: Date): ServiceRequest => move(r, 'close', at)

const ACTS_KEPT = 50

/** Does an act once: the same operation again, from a client that never got the reply, changes nothing. */
export function once(
  operation: string,
  act: (r: ServiceRequest) => ServiceRequest,
): (r: ServiceRequest) => ServiceRequest {
  return (r) => {
    if (r.acts.includes(operation)) return r
    const done = act(r)
    return done === r ? r : { ...done, acts: [...done.acts, operation].slice(-ACTS_KEPT) }
  }
}
