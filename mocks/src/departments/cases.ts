import { randomInt } from 'node:crypto'
import type { CaseBody } from '@onehall/shared/contract/departments'
import { dayOf } from '@onehall/shared/domain/time'
import { Refusal } from '../server/routes.ts'
import { isOver, type Case, type CaseStatus, type Told, type Trade } from './case.ts'
import { buildTold } from './case-event.ts'
import { createCaseTimers } from './case-timers.ts'

export interface CasesOptions<B extends CaseBody> {
  trade: Trade<B>
  /** ms between two steps that happen at a desk */
  pace: number
  /** ms from an agreed visit to the ring at the door */
  visitPace: number
  onTold: (told: Told) => void
  onChange: () => void
}

/** The cases of a department, each moving along by itself. */
export interface Cases<B extends CaseBody> {
  all: () => Case<B>[]
  /** Takes back what was kept over a restart; what was due meanwhile happens now. */
  restore: (kept: Case<B>[]) => void
  /** The same key is the same case. */
  open: (key: string, body: B) => { opened: Case<B>; isNew: boolean }
  get: (ref: string) => Case<B>
  /** Sends a case on its way, the first time or once more. */
  begin: (c: Case<B>, slotId: string | null) => void
  /** Another time; 409 once the visit has begun. */
  reschedule: (c: Case<B>, slotId: string | null) => void
  /** The person's yes to the proposed time. */
  confirm: (c: Case<B>) => void
  /** 409 where the work is done. */
  cancel: (c: Case<B>) => void
  /** `visit` says who comes and when also where the work has begun. */
  tell: (c: Case<B>, status: CaseStatus, note: string, more?: { visit: boolean }) => void
  /** Puts in what was agreed elsewhere, once: it is worked on by hand. */
  adopt: (c: Case<B>) => void
  /** From here on somebody works on it by hand: it stops moving by itself. */
  takeOver: (c: Case<B>) => void
  /** The slots that cases still hold. */
  takenSlots: () => ReadonlySet<string>
  stop: () => void
}

const BEFORE_THE_VISIT: readonly CaseStatus[] = ['accepted', 'scheduled']

export function createCases<B extends CaseBody>(options: CasesOptions<B>): Cases<B> {
  const { trade, pace, visitPace, onTold, onChange } = options
  const byRef = new Map<string, Case<B>>()
  const byKey = new Map<string, Case<B>>()
  const timers = createCaseTimers((ref) => step(get(ref)))

  function keep(c: Case<B>): void {
    byRef.set(c.ref, c)
    byKey.set(c.key, c)
  }

  function get(ref: string): Case<B> {
    const c = byRef.get(ref)
    if (!c) throw new Refusal(404, { error: `no case ${ref}` })
    return c
  }

  function takenSlots(): ReadonlySet<string> {
    return new Set([...byRef.values()].flatMap((c) => (isOver(c) ? [] : (c.visit?.slotId ?? []))))
  }

  function tell(c: Case<B>, status: CaseStatus, note: string, { visit } = { visit: false }): void {
    c.status = status
    const told = buildTold(c, note, { visit, directions: trade.directions?.(c) ?? {} })
    c.told.push(told)
    onTold(told)
    onChange()
  }

  function step(c: Case<B>): void {
    const status = c.ahead.shift()
    if (!status) return
    tell(c, status, trade.note(c, status))
    if (status === 'done') trade.whenDone?.(c)
    goOn(c)
  }

  /** Sets the time of the next step, or none where the person is asked or nothing is left. */
  function goOn(c: Case<B>): void {
    const next = c.ahead[0]
    if (next === undefined) timers.set(c, null)
    else if (next !== 'in_progress' || !c.visit) timers.set(c, pace)
    else timers.set(c, c.visit.needsConfirmation ? null : visitPace)
  }

  function begin(c: Case<B>, slotId: string | null): void {
    c.ahead = trade.path(c.body)
    c.visit = c.ahead.includes('scheduled') ? trade.book(c, slotId, takenSlots()) : null
    c.status = 'accepted'
    goOn(c)
    onChange()
  }

  function takeOver(c: Case<B>): void {
    c.ahead = []
    c.byHand = true
    timers.set(c, null)
    onChange()
  }

  return {
    all: () => [...byRef.values()],
    restore(kept) {
      for (const c of kept) {
        keep(c)
        timers.wake(c)
        for (const told of c.told) if (!told.delivered) onTold(told)
      }
    },
    open(key, body) {
      const known = byKey.get(key)
      if (known) return { opened: known, isNew: false }
      const opened = buildCase(newRef(trade.prefix), key, body)
      begin(opened, 'slotId' in body ? body.slotId : null)
      keep(opened)
      return { opened, isNew: true }
    },
    get,
    begin,
    reschedule(c, slotId) {
      const again = c.visit?.again && !isOver(c)
      if (!c.visit || !(again || BEFORE_THE_VISIT.includes(c.status))) {
        throw new Refusal(409, { error: 'no visit is ahead', status: c.status })
      }
      c.visit = { ...trade.book(c, slotId, takenSlots()), ...(again ? { again } : {}) }
      if (c.status === 'accepted') return
      // another time may be another master, who has not taken it yet
      if (c.work) c.work = { ...c.work, state: 'assigned' }
      c.ahead = c.byHand ? [] : ['in_progress', 'done']
      tell(c, c.status, trade.note(c, 'scheduled'), { visit: true })
      goOn(c)
    },
    confirm(c) {
      if (!c.visit?.needsConfirmation || (c.status !== 'scheduled' && !c.visit.again)) return
      c.visit.needsConfirmation = false
      tell(c, c.status, trade.note(c, 'scheduled'), { visit: true })
      goOn(c)
    },
    cancel(c) {
      if (c.status === 'done') throw new Refusal(409, { error: 'the work is done', status: c.status })
      if (isOver(c)) return
      takeOver(c)
      tell(c, 'cancelled', '已取消')
    },
    tell,
    adopt(c) {
      if (byRef.has(c.ref)) return
      keep(c)
      takeOver(c)
    },
    takeOver,
    takenSlots,
    stop: timers.stop,
  }
}

const buildCase = <B extends CaseBody>(ref: string, key: string, body: B): Case<B> => ({
  ref,
  key,
  body,
  status: 'accepted',
  visit: null,
  messages: [],
  told: [],
  ahead: [],
  due: null,
})

/** Random at its end: a stand-in that forgot its cases never gives a number of theirs away again. */
function newRef(prefix: string): string {
  const letters = 'ACDEFGHJKLMNPQRTUVWXY34679'
  const tail = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')
  return `${prefix}${dayOf(new Date()).slice(2).replaceAll('-', '')}-${tail}`
}
