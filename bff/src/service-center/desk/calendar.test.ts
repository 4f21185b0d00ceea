import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCalendar, type Hours } from './calendar.ts'

const at = (text: string): Date => new Date(`${text}+08:00`)
const HOUR = 3_600_000
const office: Hours = {
  week: [
    ...Array.from(
      { length: 5 },
      () =>
        [
          ['09:00', '12:00'],
          ['14:00', '18:00'],
        ] as const,
    ),
    [['10:00', '16:00']] as const,
    [],
  ],
  days: { '2026-11-24': [], '2026-11-22': [['08:30', '24:00']] },
}
const calendar = createCalendar(office)

describe('working time', () => {
  test('goes over the lunch break, the night, a day off and a day that differs', () => {
    // Saturday 21st, until 16:00; Sunday 22nd works by way of exception; Tuesday 24th is off
    expect(calendar.add(at('2026-11-23T11:00:00'), 2 * HOUR)).toEqual(at('2026-11-23T15:00:00'))
    expect(calendar.add(at('2026-11-21T15:00:00'), 2 * HOUR)).toEqual(at('2026-11-22T09:30:00'))
    expect(calendar.add(at('2026-11-23T17:00:00'), 2 * HOUR)).toEqual(at('2026-11-25T10:00:00'))
  })

  test('before opening it begins at opening; on the last minute it ends on it', () => {
    expect(calendar.add(at('2026-11-23T07:00:00'), HOUR)).toEqual(at('2026-11-23T10:00:00'))
    expect(calendar.add(at('2026-11-23T17:00:00'), HOUR)).toEqual(at('2026-11-23T18:00:00'))
  })

  test('a day that ends at 24:00 goes on into the next', () => {
    expect(calendar.add(at('2026-11-22T23:00:00'), 2 * HOUR)).toEqual(at('2026-11-23T10:00:00'))
  })

  test('what is added is what lies between, and going back comes back', () => {
    const moments = fc.date({
      min: at('2026-10-01T00:00:00'),
      max: at('2027-01-01T00:00:00'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60 * HOUR }), (from, ms) => {
        const until = calendar.add(from, ms)
        expect(calendar.between(from, until)).toBe(ms)
        expect(calendar.between(calendar.add(until, -ms), until)).toBe(ms)
        expect(calendar.between(until, from)).toBe(0)
      }),
    )
  })

  test('a calendar without working time says so instead of searching for ever', () => {
    const never = createCalendar({ week: [[], [], [], [], [], [], []], days: {} })
    expect(() => never.add(at('2026-11-23T11:00:00'), 1)).toThrow('no working time')
  })
})
