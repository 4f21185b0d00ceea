import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { careOf, startFromProduction, warrantyOf } from './warranty.ts'

const terms = (wholeMonths: number, partsMonths: Record<string, number> = {}) => ({
  warranty: { wholeMonths, partsMonths, notCovered: ['人为损坏'] },
})
const from = (on: string) => ({ on, basis: 'order' as const })
const untilOf = (on: string, months: number) => warrantyOf(terms(months), from(on), on)!.until
const days = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a warranty', () => {
  test('ends the day before the same day of its last month', () => {
    expect(untilOf('2026-03-20', 36)).toBe('2029-03-19')
    expect(untilOf('2026-01-01', 12)).toBe('2026-12-31')
  })

  test('that begins on a day its last month does not have ends with that month', () => {
    expect(untilOf('2026-08-31', 6)).toBe('2027-02-27')
    expect(untilOf('2027-08-31', 6)).toBe('2028-02-28')
    expect(untilOf('2028-02-29', 12)).toBe('2029-02-27')
    expect(untilOf('2028-02-29', 48)).toBe('2032-02-28')
  })

  test('covers its last day and not the one after', () => {
    const on = (today: string) => warrantyOf(terms(12, { 电机: 24 }), from('2026-03-20'), today)!
    expect(on('2027-03-19')).toMatchObject({ active: true, parts: [{ active: true }] })
    expect(on('2027-03-20')).toMatchObject({
      active: false,
      parts: [{ name: '电机', until: '2028-03-19', active: true }],
    })
    expect(on('2028-03-20')).toMatchObject({ active: false, parts: [{ active: false }] })
  })

  test('is none for what carries none', () => {
    expect(warrantyOf(terms(0, { 电机: 24 }), from('2026-03-20'), '2026-03-20')).toBeNull()
  })

  test('longer by a month is never shorter, and each ends after it began', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (on, months) => {
        expect(untilOf(on, months) >= on).toBe(true)
        expect(untilOf(on, months + 1) > untilOf(on, months)).toBe(true)
      }),
    )
  })

  test('from production begins ninety days after it', () => {
    expect(startFromProduction('2026-01-01')).toEqual({ on: '2026-04-01', basis: 'produced' })
    expect(startFromProduction('2027-12-15')).toEqual({ on: '2028-03-14', basis: 'produced' })
  })
})

describe('what a unit needs when', () => {
  const filter = (everyMonths: number) => ({
    consumables: [{ name: '滤芯', everyMonths, remindDaysBefore: 7 }],
  })
  const next = (since: string, everyMonths: number, today: string) =>
    careOf(filter(everyMonths), since, today)[0]!.next

  test('is due every so many months from the first day', () => {
    expect(next('2026-03-20', 6, '2026-03-20')).toBe('2026-09-20')
    expect(next('2026-03-20', 6, '2026-09-20')).toBe('2026-09-20')
    expect(next('2026-03-20', 6, '2026-09-21')).toBe('2027-03-20')
  })

  test('stays at the end of the month where it began there', () => {
    expect(next('2026-01-31', 1, '2026-02-01')).toBe('2026-02-28')
    expect(next('2026-01-31', 1, '2026-03-01')).toBe('2026-03-31')
  })

  test('is the first such day that is not past', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 36 }), (since, today, every) => {
        const first = Temporal.PlainDate.from(since)
        let due = first.add({ months: every })
        for (let n = 2; due.toString() < today; n++) due = first.add({ months: every * n })
        expect(next(since, every, today)).toBe(due.toString())
      }),
    )
  })
})
