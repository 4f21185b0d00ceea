import { isOver, legRank, REOPEN_DAYS, type Department } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type { Envelope } from '../../platform/vault.ts'
import type { Answer, DeskReason, Leg, RequestSummary, ServiceRequest } from './entity.ts'
import { hasSetOut } from './job-state.ts'
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

type Given =
  | 'id'
  | 'number'
  | 'ownerId'
  | 'kind'
  | 'title'
  | 'priority'
  | 'subject'
  | 'fault'
  | 'excerpt'
  | 'whereabouts'
  | 'slotId'
  | 'routedBy'
  | 'danger'
  | 'goldExchange'

type Opening = Pick<ServiceRequest, Given> &
  Partial<Pick<ServiceRequest, 'care' | 'reportedBy'>> & {
    message: NewMessage | null
    /** what the hall has to say before anything else */
    notice?: NewMessage | null
    /** the departments it goes to; where the base has an answer, those it goes to if that does not help */
    legs: NewLeg[]
    answered: Answered | null
    /** why the desk must decide, where no department was found */
    desk: DeskReason
    at: Date
  }

/** What the base had: one answer, or up to three articles that may be meant. The hall's words are in the thread. */
export interface Answered {
  message: NewMessage
  answer: Omit<Answer, 'at' | 'outcome'> | null
  offers: ServiceRequest['offers']
}

/** A new request: its first message, its legs as decided, and what must be sent, in one piece. */
export function open({ message, notice, legs, answered, desk, at, ...rest }: Opening): ServiceRequest {
  const blank: ServiceRequest = {
    ...rest,
    status: 'received',
    waitedFrom: null,
    asked: false,
    answer: null,
    offers: [],
    desk: null,
    claim: null,
    handledBy: [],
    cycles: [{ openedAt: at, resolvedAt: null, resolvedBy: null, rating: null }],
    messages: [],
    notes: [],
    legs: [],
    plan: legs,
    outbox: [],
    events: [],
    clocks: [],
    mergedInto: null,
    acts: [],
    seq: 0,
    version: 0,
    createdAt: at,
    updatedAt: at,
  }
  const opened = tell(blank, { type: 'opened', at }, {})
  const heard = message ? say(opened, message, at) : opened
  const spoken = notice ? say(heard, { ...notice, from: 'hall' }, at) : heard
  if (answered) return hallAnswers(spoken, answered, at)
  const routed = legs.length > 0 ? followPlan(spoken, at) : flag(spoken, desk, at)
  // a danger is on its way to a department and before the eyes of the desk at the same moment
  return rest.danger && !routed.desk ? flag(routed, 'danger', at) : routed
}

function hallAnswers(r: ServiceRequest, { message, answer, offers }: Answered, at: Date): ServiceRequest {
  const said = say(r, { ...message, from: 'hall', name: null }, at)
  const given = { ...said, answer: answer && { ...answer, at, outcome: null }, offers }
  return canMove(given, 'answer') ? move(given, 'answer', at) : given
}

/** Opens the legs that were decided when it was asked. */
function followPlan(r: ServiceRequest, at: Date): ServiceRequest {
  return addLegs(move({ ...r, plan: [] }, 'route', at), r.plan, at)
}

export const canSay = (r: RequestSummary): boolean => !isOver(r.status)

export interface Words {
  message: NewMessage
  /** the departments that the words concern; null where nobody can tell */
  concerns: readonly Department[] | null
  /** what the base has for them; not looked up while an agent is on the thread */
  answered: Answered | null
}

/**
 * The person says something. One department at work hears it; of several those that it concerns; where nobody can
 * tell, the desk does. An agent on the thread hears everything and decides.
 */
export function personSays(
  r: ServiceRequest,
  { message, concerns, answered }: Words,
  at: Date,
): ServiceRequest {
  if (!canSay(r)) throw new Problem('request.illegal_move', '这件事已经结束了')
  const said = follow({ ...say(r, message, at), asked: false }, at)
  if (said.status === 'answered' && answered && !said.claim && !said.desk)
    return hallAnswers(said, answered, at)
  const legs = activeLegs(said)
  const hearers = legs.length === 1 ? legs : legs.filter((leg) => concerns?.includes(leg.department))
  const told = tellDepartments(said, hearers, { what: 'text', messageId: message.id }, at)
  return hearers.length > 0 || said.claim || said.desk ? told : flag(told, 'said_something', at)
}

/** What is said along with another act: in the thread, and to who works on it; the act itself decides what follows. */
export function saysAlong(r: ServiceRequest, message: NewMessage, at: Date): ServiceRequest {
  const said = say(r, message, at)
  return tellDepartments(said, activeLegs(said), { what: 'text', messageId: message.id }, at)
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
  const cancelled = move(r, 'cancel', at, { desk: null, claim: null, asked: false })
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
    : activeLegs(r).filter(
        (leg) =>
          leg.department !== 'sales' &&
          !hasSetOut(leg) &&
          (legRank(leg.status) <= legRank('scheduled') || awaits(leg)),
      )

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

export const canAskHuman = (r: RequestSummary): boolean =>
  !isOver(r.status) && r.desk === null && r.claim === null

/** A person wants a person. */
export function askHuman(r: ServiceRequest, at: Date): ServiceRequest {
  if (!canAskHuman(r)) throw new Problem('request.illegal_move')
  const heard = { ...r, answer: outcome(r, 'human') }
  return flag(tell(heard, { type: 'status', at }, {}), 'asked_for_human', at)
}

/** The answer did not help: on to the departments it would have gone to, or to the desk, with everything already said. */
export function notHelped(r: ServiceRequest, at: Date): ServiceRequest {
  if (r.status !== 'answered') throw new Problem('request.illegal_move')
  const heard = { ...r, answer: outcome(r, 'not_helpful'), offers: [] }
  return r.plan.length > 0
    ? followPlan(heard, at)
    : flag(tell(heard, { type: 'status', at }, {}), 'not_helpful', at)
}

/** Answered, and the answer helped. */
export function helped(r: ServiceRequest, at: Date): ServiceRequest {
  if (r.status !== 'answered') throw new Problem('request.illegal_move')
  const cycles = changeCycle(r, { resolvedAt: at, resolvedBy: 'self' })
  return move({ ...r, answer: outcome(r, 'helpful') }, 'resolve', at, { desk: null, claim: null, cycles })
}

const outcome = ({ answer }: ServiceRequest, said: NonNullable<Answer['outcome']>): Answer | null =>
  answer && { ...answer, outcome: answer.outcome ?? said }

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
  const reopened = move(r, 'reopen', at, { cycles: [...r.cycles, cycle], slotId: null, plan: [] })
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
