import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isLegEnd,
  LEG_STATUSES,
  legRank,
  REQUEST_MOVES,
  REQUEST_STATUSES,
  type LegStatus,
  type RequestMove,
} from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import * as acts from './acts.ts'
import type { ServiceRequest } from './entity.ts'
import {
  beginSending,
  departmentSays,
  dueSending,
  giveUp,
  nextDue,
  postpone,
  sent,
  type DepartmentWord,
} from './sending.ts'
import { move } from './steps.ts'

const at = new Date('2026-11-21T07:00:00Z')
const later = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
const seal = (text: string) => ({ alg: 'A256GCM' as const, kid: 'person', n: '', ct: text })

function buildRequest(
  departments: ('sales' | 'logistics' | 'installation')[] = ['installation'],
): ServiceRequest {
  return acts.open({
    id: 'r1',
    number: '26112100000001',
    ownerId: 'p1',
    kind: 'repair',
    title: '报修',
    priority: 'normal',
    subject: null,
    fault: null,
    excerpt: null,
    whereabouts: null,
    slotId: null,
    routedBy: 'rule',
    danger: null,
    goldExchange: false,
    message: { id: 'm1', text: seal('坏了') },
    answered: null,
    desk: 'no_department',
    legs: departments.map((department, i) => ({ id: `leg${i}`, department, title: '上门', reason: '报修' })),
    at,
  })
}

/** All legs told and taken, as after a quiet minute. */
function buildTaken(departments?: Parameters<typeof buildRequest>[0]): ServiceRequest {
  return buildRequest(departments).legs.reduce((r, leg) => {
    const sending = dueSending(r, leg.id, at)!
    return sent(beginSending(r, sending, at), sending.id, `ref-${leg.id}`, at)
  }, buildRequest(departments))
}

const word = (eventId: string, status: LegStatus, more: Partial<DepartmentWord> = {}): DepartmentWord => ({
  eventId,
  status,
  saidAt: at,
  note: null,
  appointment: null,
  ...more,
})
const words = (id: string): acts.Words => ({
  message: { id, text: seal('快点') },
  concerns: null,
  answered: null,
})
const visit = (needsConfirmation: boolean) => ({
  from: later(600),
  until: later(720),
  worker: '周师傅',
  needsConfirmation,
})

describe('the table', () => {
  test('every move that is not in it is refused, every other leads where it says', () => {
    const statuses = fc.constantFrom(...REQUEST_STATUSES)
    const moves = fc.constantFrom<RequestMove>(
      'answer',
      'route',
      'progress',
      'wait',
      'resolve',
      'close',
      'cancel',
      'reopen',
    )
    fc.assert(
      fc.property(statuses, moves, (status, how) => {
        const r = { ...buildRequest(), status }
        const goal = REQUEST_MOVES[status][how]
        if (goal) expect(move(r, how, at).status).toBe(goal)
        else expect(() => move(r, how, at)).toThrow(Problem)
      }),
    )
  })

  test('waiting goes back to where it came from', () => {
    for (const from of ['answered', 'routed', 'in_progress'] as const) {
      const waiting = move({ ...buildRequest(), status: from }, 'wait', at)
      expect(move(waiting, 'resume', at).status).toBe(from)
    }
  })
})

describe('opening', () => {
  test('is one piece: routed, with message, legs and what must be sent', () => {
    const r = buildRequest(['sales', 'logistics'])
    expect(r.status).toBe('routed')
    expect(r.outbox.map((s) => s.id)).toEqual(['leg0', 'leg1'])
    expect(r.events.map((e) => e.type)).toEqual(['opened', 'message', 'status'])
    expect(r.events.map((e) => e.seq)).toEqual([1, 2, 3])
    expect(nextDue(r)).toEqual(at)
  })

  test('without a department it waits for the desk', () => {
    expect(buildRequest([])).toMatchObject({ status: 'received', desk: { reason: 'no_department' } })
  })
})

describe('words of departments', () => {
  const statuses = fc.constantFrom<LegStatus>(
    'accepted',
    'scheduled',
    'in_progress',
    'done',
    'failed',
    'cancelled',
  )
  const words = fc
    .array(
      fc.record({
        leg: fc.integer({ min: 0, max: 1 }),
        status: statuses,
        minute: fc.integer({ min: 0, max: 4 }),
        appointment: fc.option(fc.boolean()),
        note: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map((list) =>
      list.map(({ leg, status, minute, appointment, note }, i) => ({
        legId: `leg${leg}`,
        word: word(`e${i}`, status, {
          saidAt: later(minute),
          appointment: appointment === null ? null : visit(appointment),
          note: note ? seal(`note ${i}`) : null,
        }),
      })),
    )
  const fold = (r: ServiceRequest, list: { legId: string; word: DepartmentWord }[]) =>
    list.reduce((now, { legId, word: w }) => departmentSays(now, legId, w, at), r)
  const outcome = (r: ServiceRequest) => ({
    status: r.status,
    desk: r.desk?.reason ?? null,
    legs: r.legs.map(({ status, appointment, note, failure }) => ({ status, appointment, note, failure })),
  })

  test('the end does not depend on order or repetition', () => {
    const shuffled = words.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2, maxLength: list.length * 2 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        const start = buildTaken(['logistics', 'installation'])
        // desk reasons tell what was seen first; whether the desk has it must not differ
        const a = outcome(fold(start, list))
        const b = outcome(fold(start, mixed))
        expect({ ...b, desk: b.desk !== null }).toEqual({ ...a, desk: a.desk !== null })
      }),
      { numRuns: 500 },
    )
  })

  test('no word ever moves a leg back', () => {
    fc.assert(
      fc.property(words, (list) => {
        let r = buildTaken(['logistics', 'installation'])
        for (const { legId, word: w } of list) {
          const before = r.legs.map((leg) => legRank(leg.status))
          r = departmentSays(r, legId, w, at)
          r.legs.forEach((leg, i) => expect(legRank(leg.status)).toBeGreaterThanOrEqual(before[i]!))
        }
      }),
    )
  })

  test('a word that says nothing new changes nothing at all', () => {
    const r = departmentSays(buildTaken(), 'leg0', word('e1', 'scheduled', { appointment: visit(false) }), at)
    expect(departmentSays(r, 'leg0', word('e1', 'scheduled', { appointment: visit(false) }), later(5))).toBe(
      r,
    )
    expect(departmentSays(r, 'leg0', word('e0', 'accepted'), later(5))).toBe(r)
  })

  test('it resolves only when the required legs are done or cancelled, and one is done', () => {
    const r = buildTaken(['sales', 'logistics'])
    const half = departmentSays(r, 'leg0', word('e1', 'done'), at)
    expect(half.status).toBe('in_progress')
    expect(departmentSays(half, 'leg1', word('e2', 'cancelled'), at).status).toBe('resolved')
    const none = ['leg0', 'leg1'].reduce(
      (now, leg) => departmentSays(now, leg, word(leg, 'cancelled'), at),
      r,
    )
    expect(none).toMatchObject({ status: 'in_progress', desk: { reason: 'all_cancelled' } })
  })

  test('a failed leg never hides: the desk has it, the others go on', () => {
    const failed = departmentSays(buildTaken(['sales', 'logistics']), 'leg0', word('e1', 'failed'), at)
    expect(failed).toMatchObject({ status: 'in_progress', desk: { reason: 'leg_failed' } })
    const rest = departmentSays(failed, 'leg1', word('e2', 'done'), at)
    expect(rest).toMatchObject({ status: 'in_progress', desk: { reason: 'leg_failed' } })
  })

  test('a time that needs a yes waits for it, and a yes goes back to the department', () => {
    const asked = departmentSays(
      buildTaken(),
      'leg0',
      word('e1', 'scheduled', { appointment: visit(true) }),
      at,
    )
    expect(asked.status).toBe('waiting_customer')
    const agreed = acts.confirm(asked, undefined, at)
    expect(agreed.status).toBe('in_progress')
    expect(agreed.outbox).toMatchObject([{ what: 'confirm', legId: 'leg0' }])
    expect(() => acts.confirm(agreed, undefined, at)).toThrow(Problem)
  })
})

describe('sending', () => {
  test('one at a time: a second sender finds the lease, and finds it open again when the first died', () => {
    const r = beginSending(buildRequest(), dueSending(buildRequest(), 'leg0', at)!, at)
    expect(r.legs[0]!.status).toBe('sending')
    expect(dueSending(r, 'leg0', at)).toBeNull()
    expect(dueSending(r, 'leg0', later(1))).not.toBeNull()
  })

  test('a department hears things in order: what comes later waits for the opening', () => {
    const said = acts.personSays(buildRequest(), words('m2'), at)
    expect(dueSending(said, 'leg0', at)!.what).toBe('open')
    const postponed = postpone(said, 'leg0', { attempts: 1, nextAt: later(3) })
    expect(dueSending(postponed, 'leg0', later(2))).toBeNull()
  })

  test('what a department refuses goes to the desk', () => {
    expect(giveUp(buildRequest(), 'leg0', 'refused', at)).toMatchObject({
      desk: { reason: 'leg_failed' },
      outbox: [],
      legs: [{ status: 'failed', failure: 'refused' }],
    })
  })
})

describe('acts of people', () => {
  test('cancelling tells who was told, and nobody else', () => {
    const r = buildTaken(['sales', 'logistics'])
    const one = acts.cancel(
      { ...r, legs: r.legs.map((l, i) => (i === 1 ? { ...l, status: 'pending' as const } : l)) },
      at,
    )
    expect(one.status).toBe('cancelled')
    expect(one.outbox).toMatchObject([{ what: 'cancel', legId: 'leg0' }])
    expect(one.legs[1]!.status).toBe('cancelled')
  })

  test('the same act again changes nothing', () => {
    const act = acts.once('op1', (r) => acts.cancel(r, at))
    const once = act(buildTaken())
    expect(act(once)).toBe(once)
  })

  test('nudging twice within ten minutes is one nudge', () => {
    const first = acts.nudge(buildTaken(), { id: 'n1', text: null }, at)
    expect(acts.nudge(first, { id: 'n2', text: null }, later(9))).toBe(first)
    expect(acts.nudge(first, { id: 'n3', text: null }, later(11)).messages).toHaveLength(3)
  })

  test('taken up again within seven days: the same departments, a cycle of its own, the same owner', () => {
    const done = departmentSays(buildTaken(), 'leg0', word('e1', 'done'), at)
    const week = 7 * 24 * 60
    const again = acts.reopen(done, { message: null, newLegId: (old) => `${old.id}-2` }, later(week - 1))
    expect(again).toMatchObject({
      status: 'routed',
      ownerId: 'p1',
      cycles: [{ resolvedBy: 'departments' }, { resolvedAt: null }],
    })
    expect(again.outbox).toMatchObject([{ what: 'open', legId: 'leg0-2' }])
    expect(() => acts.reopen(done, { message: null, newLegId: () => 'x' }, later(week + 1))).toThrow(
      'request.too_late',
    )
    // a late word about the first cycle does not touch the second
    expect(departmentSays(again, 'leg0', word('e2', 'failed'), later(week)).status).toBe('routed')
  })

  test('rated once per resolution', () => {
    const done = departmentSays(buildTaken(), 'leg0', word('e1', 'done'), at)
    const rated = acts.rate(done, { score: 5, comment: null }, at)
    expect(() => acts.rate(rated, { score: 1, comment: null }, at)).toThrow('request.rated')
    expect(() => acts.rate(buildTaken(), { score: 1, comment: null }, at)).toThrow('request.nothing_to_rate')
  })

  test('whatever people do, in whatever order, numbers of events rise by one and ended legs stay ended', () => {
    const deeds = fc.array(
      fc.constantFrom<(r: ServiceRequest, n: number) => ServiceRequest>(
        (r, n) => acts.personSays(r, words(`m${n}`), later(n)),
        (r, n) => acts.nudge(r, { id: `n${n}`, text: null }, later(n * 20)),
        (r, n) => acts.cancel(r, later(n)),
        (r, n) => acts.confirm(r, undefined, later(n)),
        (r, n) => acts.reschedule(r, { legId: undefined, slotId: `s${n}` }, later(n)),
        (r, n) => acts.askHuman(r, later(n)),
        (r, n) => acts.reopen(r, { message: null, newLegId: (old) => `${old.id}-${n}` }, later(n)),
        (r, n) =>
          departmentSays(
            r,
            'leg0',
            word(`e${n}`, LEG_STATUSES[2 + (n % 6)]!, { saidAt: later(n) }),
            later(n),
          ),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(deeds, (list) => {
        let r = buildTaken()
        list.forEach((deed, n) => {
          const before = r
          try {
            r = deed(r, n)
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
          }
          for (const leg of before.legs) {
            if (isLegEnd(leg.status)) expect(isLegEnd(r.legs.find((l) => l.id === leg.id)!.status)).toBe(true)
          }
        })
        expect(r.events.map((e) => e.seq)).toEqual(r.events.map((_, i) => i + 1))
        expect(r.seq).toBe(r.events.length)
      }),
    )
  })
})
