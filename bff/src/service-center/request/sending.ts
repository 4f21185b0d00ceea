import type { LegStatus } from '@onehall/shared/domain/request-states'
import type { Envelope } from '../../platform/vault.ts'
import type { Appointment, Leg, Sending, ServiceRequest } from './entity.ts'
import { jobRefused, jobTold, unitRegistered } from './job-acts.ts'
import { jobOf } from './job-state.ts'
import { advance, changeLeg, flag, getLeg, tell } from './steps.ts'

/** What goes to departments, and what comes back from them. */

/** How long one sender may take before another may try: well over the time-out of a call. */
const LEASE_MS = 10_000

/** What a department must be told next about a leg: only the first, for it hears things in order. Null where nothing is due. */
export function dueSending(r: ServiceRequest, legId: string, now: Date): Sending | null {
  const first = r.outbox.find((s) => s.legId === legId)
  if (!first || first.nextAt > now || (first.leaseUntil !== null && first.leaseUntil > now)) return null
  return first
}

/** When somebody must tell a department the next thing about a leg; null where nothing is left to tell. */
export function legDue({ outbox }: Pick<ServiceRequest, 'outbox'>, legId: string): Date | null {
  const first = outbox.find((s) => s.legId === legId)
  return first ? new Date(Math.max(first.nextAt.getTime(), first.leaseUntil?.getTime() ?? 0)) : null
}

/** When somebody must look at the outbox; null where nothing is left to tell. */
export function nextDue(r: Pick<ServiceRequest, 'outbox'>): Date | null {
  const times = r.outbox.map((s) => legDue(r, s.legId)!.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}

const getSending = (r: ServiceRequest, id: string): Sending | undefined => r.outbox.find((s) => s.id === id)
const without = (r: ServiceRequest, drop: (s: Sending) => boolean): ServiceRequest => ({
  ...r,
  outbox: r.outbox.filter((s) => !drop(s)),
})

/** One sender takes it; another that comes meanwhile finds the lease. */
export function beginSending(r: ServiceRequest, { id, legId, what }: Sending, at: Date): ServiceRequest {
  const leaseUntil = new Date(at.getTime() + LEASE_MS)
  const outbox = r.outbox.map((s) => (s.id === id ? { ...s, leaseUntil } : s))
  return what === 'open' ? advance({ ...r, outbox }, legId, 'sending', at) : { ...r, outbox }
}

/** The department has it; under `ref`, where it was opened. */
export function sent(r: ServiceRequest, sendingId: string, ref: string | null, at: Date): ServiceRequest {
  const done = getSending(r, sendingId)
  if (!done) return r
  const rest = without(r, (s) => s.id === sendingId)
  if (done.what === 'open')
    return advance({ ...rest, legs: changeLeg(rest, done.legId, { ref }) }, done.legId, 'accepted', at)
  if (done.what === 'job') return jobTold(rest, done.legId, done.actId ?? '', at)
  if (done.what === 'register') return unitRegistered(rest, done.legId, at)
  return done.what === 'cancel' ? advance(rest, done.legId, 'cancelled', at) : rest
}

/** Not now: again at `nextAt`, as the next attempt or, where it was not even tried, as the same. */
export const postpone = (
  r: ServiceRequest,
  sendingId: string,
  again: Pick<Sending, 'nextAt' | 'attempts'>,
): ServiceRequest => ({
  ...r,
  outbox: r.outbox.map((s) => (s.id === sendingId ? { ...s, ...again, leaseUntil: null } : s)),
})

/** The department does not take it, or could not be reached for a day. It never hides: the desk has it now. */
export function giveUp(
  r: ServiceRequest,
  sendingId: string,
  why: 'refused' | 'unreachable',
  at: Date,
): ServiceRequest {
  const lost = getSending(r, sendingId)
  if (!lost) return r
  if (lost.what !== 'open') {
    const dropped = without(r, (s) => s.id === sendingId)
    const kept = lost.what === 'job' ? jobRefused(dropped, lost.legId, lost.actId ?? '', at) : dropped
    // a refused act is its installer's conflict, and on the board of ops
    return lost.what === 'job' && why === 'refused' ? kept : flag(kept, 'not_told', at)
  }
  const rest = without(r, (s) => s.legId === lost.legId)
  return advance({ ...rest, legs: changeLeg(rest, lost.legId, { failure: why }) }, lost.legId, 'failed', at)
}

export interface DepartmentWord {
  eventId: string
  status: LegStatus
  /** by the department's clock */
  saidAt: Date
  note: Envelope | null
  appointment: Appointment | null
}

/**
 * Folds one word of a department into the leg. Status only rises by rank; of appointments and notes the one said
 * last counts. So the same words in any order, any number of times, end the same, and a late one changes nothing.
 */
export function departmentSays(
  r: ServiceRequest,
  legId: string,
  word: DepartmentWord,
  at: Date,
): ServiceRequest {
  const { saidAt, eventId } = word
  const leg = getLeg(r, legId)
  const note = word.note && isNewer(word, leg.note) ? { text: word.note, saidAt, eventId } : leg.note
  const appointment =
    word.appointment && isNewer(word, leg.appointment)
      ? { ...word.appointment, saidAt, eventId }
      : leg.appointment
  const failure = word.status === 'failed' ? (leg.failure ?? 'said_failed') : leg.failure
  const legs = changeLeg(r, legId, { note, appointment, failure, ...withInstaller(leg, word), updatedAt: at })
  if (appointment !== leg.appointment)
    return advance(tell(r, { type: 'appointment', at, legId }, { legs }), legId, word.status, at)
  const changed =
    note !== leg.note || failure !== leg.failure || legs.some((l) => l.id === legId && l.job !== leg.job)
  return advance(changed ? { ...r, legs, updatedAt: at } : r, legId, word.status, at)
}

/** Whoever was ever named may still have something to say of it, in whatever order we heard of them. */
function withInstaller(leg: Leg, { appointment }: DepartmentWord): Pick<Leg, 'job'> {
  const named = appointment?.installerRef
  const { installers } = jobOf(leg)
  if (!named || installers.includes(named)) return {}
  return { job: { ...jobOf(leg), installers: [...installers, named].sort() } }
}

/** Later by the department's clock; at the same moment the event ids decide, so that the order of arrival never does. */
function isNewer(word: DepartmentWord, known: { saidAt: Date; eventId: string } | null): boolean {
  if (!known) return true
  const later = word.saidAt.getTime() - known.saidAt.getTime()
  return later > 0 || (later === 0 && word.eventId > known.eventId)
}
