import { isOver } from '@onehall/shared/domain/request-states'
import type { Clock, Message, ServiceRequest } from '../request/index.ts'
import type { Promises } from './promises.ts'

/**
 * The clocks of a request, derived from what happened to it: called after every change, and calling it twice
 * changes nothing more. What starts, stands still, is met or stops is read off the request as it is now.
 */
export function keepClocks(r: ServiceRequest, promises: Promises, now: Date): ServiceRequest {
  const steps = [meetReplies, settleOver, startResolution, startFirst, startNext, pauseOrResume]
  const clocks = steps.reduce((rows, step) => step(rows, r, { promises, now }), r.clocks)
  return clocks === r.clocks ? r : { ...r, clocks }
}

/** The first thing the person said that no agent has answered: nudging later does not move it. */
export function waitingSince(r: Pick<ServiceRequest, 'messages' | 'desk' | 'claim'>): Date | null {
  if (!r.desk && !r.claim) return null
  const answered = r.messages.findLastIndex((m) => m.from === 'agent')
  return (
    r.messages.slice(answered + 1).find((m) => m.from === 'you')?.at ??
    (answered < 0 ? (r.desk?.at ?? null) : null)
  )
}

/** A clock is called out when less than this share of its time is left. */
const WARN_SHARE = 0.25

const isRunning = (c: Clock): boolean => c.metAt === null && c.stoppedAt === null
export const warnAt = (c: Clock, r: Pick<ServiceRequest, 'priority'>, promises: Promises): Date | null =>
  c.dueAt && promises.calendarOf(r.priority).add(c.dueAt, -c.targetMs * WARN_SHARE)

/** Marks what is due now: warned once, broken once. The same request back where nothing is. */
export function tick(r: ServiceRequest, promises: Promises, now: Date): ServiceRequest {
  let changed = false
  const clocks = r.clocks.map((c) => {
    if (!isRunning(c) || !c.dueAt) return c
    const breachedAt = c.breachedAt ?? (c.dueAt <= now ? now : null)
    const warnedAt = c.warnedAt ?? (warnAt(c, r, promises)! <= now ? now : null)
    if (breachedAt === c.breachedAt && warnedAt === c.warnedAt) return c
    changed = true
    return { ...c, breachedAt, warnedAt }
  })
  return changed ? { ...r, clocks } : r
}

/** When the next clock wants to be called out; null where none runs. */
export function nextTick(r: Pick<ServiceRequest, 'clocks' | 'priority'>, promises: Promises): Date | null {
  const times = r.clocks
    .filter((c) => isRunning(c) && c.dueAt && !c.breachedAt)
    .map((c) => (c.warnedAt ? c.dueAt! : warnAt(c, r, promises)!).getTime())
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

// ---- the steps ----

interface At {
  promises: Promises
  now: Date
}
type Step = (rows: Clock[], r: ServiceRequest, at: At) => Clock[]

const ofCycle = (rows: Clock[], r: ServiceRequest, kind: Clock['kind']): Clock[] =>
  rows.filter((c) => c.kind === kind && c.cycle === r.cycles.length)

function start(
  rows: Clock[],
  r: ServiceRequest,
  { kind, startedAt }: Pick<Clock, 'kind' | 'startedAt'>,
  { promises }: At,
): Clock[] {
  const targetMs = promises.targetOf(r.priority, kind)
  const dueAt = promises.calendarOf(r.priority).add(startedAt, targetMs)
  const blank = { leftMs: null, metAt: null, stoppedAt: null, warnedAt: null, breachedAt: null }
  return [...rows, { kind, cycle: r.cycles.length, startedAt, targetMs, dueAt, ...blank }]
}

/** Messages of the running cycle. */
const said = (r: ServiceRequest): Message[] => r.messages.filter((m) => m.at >= r.cycles.at(-1)!.openedAt)

const meetReplies: Step = (rows, r) => {
  const reply = r.messages.findLast((m) => m.from === 'agent')
  const isMet = (c: Clock): boolean =>
    isRunning(c) && c.kind !== 'resolution' && reply !== undefined && reply.at >= c.startedAt
  return rows.some(isMet) ? rows.map((c) => (isMet(c) ? { ...c, metAt: reply!.at } : c)) : rows
}

const settleOver: Step = (rows, r, { now }) => {
  if (!isOver(r.status) || !rows.some(isRunning)) return rows
  const { resolvedAt } = r.cycles.at(-1)!
  const met = r.status === 'cancelled' ? null : resolvedAt
  return rows.map((c) => {
    if (!isRunning(c)) return c
    return c.kind === 'resolution' && met ? { ...c, metAt: met } : { ...c, stoppedAt: now }
  })
}

/** The promise to resolve begins when people begin to work on it, not while the base's answer is being read. */
const startResolution: Step = (rows, r, at) => {
  const worked = r.desk !== null || !['received', 'answered'].includes(r.status)
  if (!worked || isOver(r.status) || ofCycle(rows, r, 'resolution').length > 0) return rows
  return start(rows, r, { kind: 'resolution', startedAt: at.now }, at)
}

const startFirst: Step = (rows, r, at) => {
  const replied = said(r).some((m) => m.from === 'agent')
  if (!r.desk || isOver(r.status) || replied || ofCycle(rows, r, 'first_response').length > 0) return rows
  return start(rows, r, { kind: 'first_response', startedAt: r.desk.at }, at)
}

const startNext: Step = (rows, r, at) => {
  const since = waitingSince(r)
  const replied = said(r).some((m) => m.from === 'agent')
  if (!since || !replied || isOver(r.status) || ofCycle(rows, r, 'next_response').some(isRunning)) return rows
  return start(rows, r, { kind: 'next_response', startedAt: since }, at)
}

const pauseOrResume: Step = (rows, r, { promises, now }) => {
  const calendar = promises.calendarOf(r.priority)
  const stands = r.status === 'waiting_customer'
  const differs = (c: Clock): boolean => isRunning(c) && (stands ? c.dueAt !== null : c.leftMs !== null)
  if (!rows.some(differs)) return rows
  return rows.map((c) => {
    if (!differs(c)) return c
    return c.dueAt
      ? { ...c, dueAt: null, leftMs: calendar.between(now, c.dueAt) }
      : { ...c, dueAt: calendar.add(now, c.leftMs ?? 0), leftMs: null }
  })
}
