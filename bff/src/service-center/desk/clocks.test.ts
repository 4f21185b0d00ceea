import { describe, expect, test } from 'vitest'
import * as acts from '../request/index.ts'
import type { ServiceRequest } from '../request/index.ts'
import { keepClocks, nextTick, tick, waitingSince } from './clocks.ts'
import { createPromises } from './promises.ts'

/** A desk that works from 9 to 12 and from 14 to 18, not on Sunday the 22nd. */
const promises = createPromises({
  week: Array.from(
    { length: 7 },
    () =>
      [
        ['09:00', '12:00'],
        ['14:00', '18:00'],
      ] as const,
  ),
  days: { '2026-11-22': [] },
})
const at = (text: string): Date => new Date(`2026-11-${text}:00+08:00`)
const seal = (text: string) => ({ alg: 'A256GCM' as const, kid: 'person', n: '', ct: text })
const agent = { id: 'a1', name: '许宁' }
const says = (id: string) => ({ message: { id, text: seal('…') }, concerns: null, answered: null })

function complaint(when: Date, priority: ServiceRequest['priority'] = 'normal'): ServiceRequest {
  const opened = acts.open({
    id: 'r1',
    number: '1',
    ownerId: 'p1',
    kind: 'complaint',
    title: '投诉',
    priority,
    subject: null,
    fault: null,
    excerpt: null,
    whereabouts: null,
    slotId: null,
    routedBy: 'none',
    danger: null,
    goldExchange: false,
    message: { id: 'm1', text: seal('…') },
    legs: [],
    answered: null,
    desk: 'no_department',
    at: when,
  })
  return keepClocks(opened, promises, when)
}
const then = (r: ServiceRequest, when: Date, act: (r: ServiceRequest) => ServiceRequest): ServiceRequest =>
  keepClocks(act(r), promises, when)
const clock = (r: ServiceRequest, kind: string) => r.clocks.findLast((c) => c.kind === kind)!

describe('promises of time', () => {
  test('a first reply within thirty working minutes: over lunch, over night, over a day off', () => {
    expect(clock(complaint(at('23T11:50')), 'first_response').dueAt).toEqual(at('23T14:20'))
    expect(clock(complaint(at('21T17:50')), 'first_response').dueAt).toEqual(at('23T09:20'))
  })

  test('danger knows no office hours', () => {
    expect(clock(complaint(at('21T23:00'), 'danger'), 'first_response').dueAt).toEqual(at('21T23:01'))
  })

  test("the agent's reply meets the first promise; the next word of the person begins the next", () => {
    const r = then(complaint(at('23T09:00')), at('23T09:10'), (x) => acts.claim(x, agent, at('23T09:05')))
    const replied = then(r, at('23T09:10'), (x) =>
      acts.reply(x, { agent, message: { id: 'm2', text: seal('…') }, ask: false }, at('23T09:10')),
    )
    expect(clock(replied, 'first_response')).toMatchObject({ metAt: at('23T09:10'), breachedAt: null })
    expect(waitingSince(replied)).toBeNull()
    const again = then(replied, at('23T09:30'), (x) => acts.personSays(x, says('m3'), at('23T09:30')))
    const nudged = then(again, at('23T09:50'), (x) => acts.personSays(x, says('m4'), at('23T09:50')))
    expect(clock(nudged, 'next_response')).toMatchObject({ startedAt: at('23T09:30'), dueAt: at('23T10:30') })
    expect(nudged.clocks.filter((c) => c.kind === 'next_response')).toHaveLength(1)
    expect(waitingSince(nudged)).toEqual(at('23T09:30'))
  })

  test('while the person is asked the clocks stand, and go on with what was left', () => {
    const mine = then(complaint(at('23T09:00')), at('23T09:05'), (x) => acts.claim(x, agent, at('23T09:05')))
    const due = clock(mine, 'resolution').dueAt!
    const asked = then(mine, at('23T10:00'), (x) =>
      acts.reply(x, { agent, message: { id: 'm2', text: seal('…') }, ask: true }, at('23T10:00')),
    )
    expect(clock(asked, 'resolution')).toMatchObject({ dueAt: null })
    const back = then(asked, at('24T10:00'), (x) => acts.personSays(x, says('m3'), at('24T10:00')))
    // it stood for one working day of seven hours
    expect(clock(back, 'resolution').dueAt).toEqual(promises.calendarOf('normal').add(due, 7 * 3_600_000))
  })

  test('warned before, broken once, and never again', () => {
    const r = complaint(at('23T09:00'))
    expect(nextTick(r, promises)).toEqual(new Date(at('23T09:30').getTime() - 7.5 * 60_000))
    const warned = tick(r, promises, at('23T09:23'))
    expect(clock(warned, 'first_response')).toMatchObject({ warnedAt: at('23T09:23'), breachedAt: null })
    expect(tick(warned, promises, at('23T09:24'))).toBe(warned)
    const broken = tick(warned, promises, at('23T09:31'))
    expect(clock(broken, 'first_response').breachedAt).toEqual(at('23T09:31'))
    expect(tick(broken, promises, at('23T11:00'))).toBe(broken)
  })

  test('cancelled, merged and resolved ones stop', () => {
    const r = complaint(at('23T09:00'))
    const cancelled = then(r, at('23T09:10'), (x) => acts.cancel(x, at('23T09:10')))
    expect(cancelled.clocks.every((c) => c.stoppedAt !== null)).toBe(true)
    expect(nextTick(cancelled, promises)).toBeNull()
    const mine = then(r, at('23T09:05'), (x) => acts.claim(x, agent, at('23T09:05')))
    const merged = then(mine, at('23T09:10'), (x) => acts.mergeInto(x, 'r2', at('23T09:10')))
    expect(nextTick(merged, promises)).toBeNull()
    const resolved = then(mine, at('23T09:20'), (x) =>
      acts.resolveByDesk(x, { agent, message: null }, at('23T09:20')),
    )
    expect(clock(resolved, 'resolution').metAt).toEqual(at('23T09:20'))
  })

  test('taken up again it has promises of its own', () => {
    const mine = then(complaint(at('23T09:00')), at('23T09:05'), (x) => acts.claim(x, agent, at('23T09:05')))
    const resolved = then(mine, at('23T09:20'), (x) =>
      acts.resolveByDesk(x, { agent, message: null }, at('23T09:20')),
    )
    const again = then(resolved, at('24T09:00'), (x) =>
      acts.reopen(x, { message: null, newLegId: () => 'x' }, at('24T09:00')),
    )
    expect(
      again.clocks
        .filter((c) => c.cycle === 2)
        .map((c) => c.kind)
        .sort(),
    ).toEqual(['first_response', 'resolution'])
  })

  test('looking twice changes nothing more', () => {
    const r = complaint(at('23T09:00'))
    expect(keepClocks(r, promises, at('23T10:00'))).toBe(r)
  })
})
