import { isOver } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type { DeskReason, Leg, Note, ServiceRequest, RequestSummary } from './entity.ts'
import {
  activeLegs,
  addLegs,
  canMove,
  changeCycle,
  flag,
  follow,
  move,
  say,
  tell,
  tellDepartments,
  type NewLeg,
  type NewMessage,
} from './steps.ts'

/** What agents do with a request. */

export interface Agent {
  id: string
  name: string
}

export const isMine = (r: RequestSummary, agentId: string): boolean => r.claim?.agentId === agentId
const mustBeMine = (r: ServiceRequest, agent: Agent): void => {
  if (!isMine(r, agent.id)) throw new Problem('desk.not_yours')
}

export const canClaim = (r: RequestSummary): boolean =>
  r.claim === null && !isOver(r.status) && r.mergedInto === null

/** Of all who try at once one gets it: the others find it changed. A gold member's own agent goes first for a while. */
export function claim(r: ServiceRequest, agent: Agent, at: Date): ServiceRequest {
  if (isMine(r, agent.id)) return r
  if (r.claim) throw new Problem('desk.taken', `${r.claim.name}已经接了`)
  if (!canClaim(r)) throw new Problem('request.illegal_move')
  const reserved = r.desk?.reservedFor
  if (reserved && reserved.agentId !== agent.id && reserved.until > at) throw new Problem('desk.reserved')
  return handTo(r, agent, at)
}

const handTo = (r: ServiceRequest, { id, name }: Agent, at: Date): ServiceRequest =>
  tell(
    r,
    { type: 'agent', at },
    { claim: { agentId: id, name, at }, handledBy: [...new Set([...r.handledBy, id])] },
  )

/** Back to the queue; its place is that of the first unanswered message, so it is where it was. */
export function release(r: ServiceRequest, at: Date, reason: DeskReason = 'said_something'): ServiceRequest {
  if (!r.claim) return r
  const freed = tell(r, { type: 'agent', at }, { claim: null })
  return freed.desk || isOver(freed.status) ? freed : flag(freed, reason, at)
}

/** Says something to the person. With `ask`, the request waits for the answer and its clocks stand. */
export function reply(
  r: ServiceRequest,
  { agent, message, ask }: { agent: Agent; message: NewMessage; ask: boolean },
  at: Date,
): ServiceRequest {
  mustBeMine(r, agent)
  if (isOver(r.status)) throw new Problem('request.illegal_move')
  const said = say(r, { ...message, from: 'agent', name: agent.name }, at)
  // a question that went to nobody but the desk is answered by what the agent says
  const answered = said.status === 'received' ? move(said, 'answer', at) : said
  if (!ask) return answered
  return canMove(answered, 'wait')
    ? move({ ...answered, asked: true }, 'wait', at)
    : { ...answered, asked: true }
}

export const note = (r: ServiceRequest, note: Note): ServiceRequest => ({
  ...r,
  notes: [...r.notes, note],
  updatedAt: note.at,
})

/** Sends it to more departments, and takes it away from wrong ones. */
export function routeTo(
  r: ServiceRequest,
  { agent, add, drop }: { agent: Agent; add: NewLeg[]; drop: string[] },
  at: Date,
): ServiceRequest {
  mustBeMine(r, agent)
  if (isOver(r.status)) throw new Problem('request.illegal_move')
  const routed = add.length > 0 && canMove(r, 'route') ? move(r, 'route', at) : r
  const corrected = r.routedBy === 'desk' ? routed : { ...routed, routedBy: 'desk' as const, correctedAt: at }
  const grown = addLegs(corrected, add, at)
  const dropped = activeLegs(grown).filter((leg) => drop.includes(leg.id))
  return follow(dropLegs(grown, dropped, at), at)
}

/** Legs that are not wanted any more: never sent ones end here, departments are told about the others. */
function dropLegs(r: ServiceRequest, dropped: Leg[], at: Date): ServiceRequest {
  const unsent = new Set(dropped.filter((leg) => leg.status === 'pending').map((leg) => leg.id))
  const ids = new Set(dropped.map((leg) => leg.id))
  const legs = r.legs.map((leg) =>
    ids.has(leg.id)
      ? {
          ...leg,
          required: false,
          status: unsent.has(leg.id) ? ('cancelled' as const) : leg.status,
          updatedAt: at,
        }
      : leg,
  )
  const outbox = r.outbox.filter((s) => !unsent.has(s.legId))
  return tellDepartments(
    { ...r, legs, outbox },
    dropped.filter((leg) => !unsent.has(leg.id)),
    { what: 'cancel' },
    at,
  )
}

/** A colleague takes over, with the whole thread. */
export function transfer(
  r: ServiceRequest,
  { from, to }: { from: Agent; to: Agent },
  at: Date,
): ServiceRequest {
  mustBeMine(r, from)
  return handTo(r, to, at)
}

/** Done by the desk. Departments that are still at it must end, or be dropped, first. */
export function resolveByDesk(
  r: ServiceRequest,
  { agent, message }: { agent: Agent; message: NewMessage | null },
  at: Date,
): ServiceRequest {
  mustBeMine(r, agent)
  if (activeLegs(r).some((leg) => leg.required)) throw new Problem('desk.legs_running')
  const said = message ? say(r, { ...message, from: 'agent', name: agent.name }, at) : r
  const answered = said.status === 'received' ? move(said, 'answer', at) : said
  const cycles = changeCycle(answered, { resolvedAt: at, resolvedBy: 'desk' })
  return move(answered, 'resolve', at, { desk: null, claim: null, asked: false, cycles })
}

/** Becomes part of another request: its departments are told to stop, its clocks end, what is said here goes there. */
export function mergeInto(r: ServiceRequest, survivorId: string, at: Date): ServiceRequest {
  const dropped = dropLegs(r, activeLegs(r), at)
  return move(dropped, 'cancel', at, { desk: null, claim: null, mergedInto: survivorId })
}

/** Takes the words of a merged request in, in the order in which they were said; each once. */
export function takeIn(r: ServiceRequest, merged: ServiceRequest, at: Date): ServiceRequest {
  const known = new Set(r.messages.map((m) => m.id))
  const fresh = merged.messages.filter((m) => m.from !== 'hall' && !known.has(m.id))
  if (fresh.length === 0) return r
  const numbered = fresh.map((m, i) => ({ ...m, seq: r.seq + 1 + i }))
  const messages = [...r.messages, ...numbered].sort((a, b) => a.at.getTime() - b.at.getTime())
  return numbered.reduce((now, m) => tell(now, { type: 'message', at, messageId: m.id }, {}), {
    ...r,
    messages,
  })
}
