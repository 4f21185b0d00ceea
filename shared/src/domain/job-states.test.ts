import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canMoveJob,
  distanceKm,
  isJobOver,
  JOB_MOVES,
  JOB_STATES,
  jobCodeOf,
  jobStateAfter,
  judgeUnit,
  missingForDone,
  movesFrom,
  type JobMove,
  type WorkReport,
  type WorkSheet,
} from './job-states.ts'

const moves = fc.array(fc.constantFrom(...JOB_MOVES), { maxLength: 30 })

describe('the life of a job', () => {
  test('goes where the table leads, and nowhere else', () => {
    const whole: JobMove[] = ['accepted', 'en_route', 'arrived', 'started', 'done']
    expect(whole.map((_, i) => jobStateAfter(whole.slice(0, i + 1)))).toEqual(whole)
    for (const state of JOB_STATES)
      for (const to of JOB_MOVES) expect(canMoveJob(state, to)).toBe(movesFrom(state).includes(to))
  })

  test('never takes a step twice, and ends at most once, whatever is said in whatever order', () => {
    fc.assert(
      fc.property(moves, (said) => {
        const taken = said.filter((to, i) => canMoveJob(jobStateAfter(said.slice(0, i)), to))
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken.filter((to) => isJobOver(to)).length).toBeLessThanOrEqual(1)
        expect(jobStateAfter(taken)).toBe(jobStateAfter(said))
      }),
    )
  })

  test('comes to the same where each act is said again at once', () => {
    fc.assert(
      fc.property(moves, (said) => {
        expect(jobStateAfter(said.flatMap((to) => [to, to]))).toBe(jobStateAfter(said))
      }),
    )
  })
})

describe('what is missing for done', () => {
  const sheet: WorkSheet = {
    minutes: 45,
    requirements: [],
    tools: [],
    parts: [],
    checks: [
      { id: 'a', text: '调平', photo: false },
      { id: 'b', text: '不漏水', photo: true },
    ],
    photos: [{ id: 'after', title: '做完之后' }],
    readings: [{ id: 'v', name: '电压', unit: 'V', min: 198, max: 242 }],
  }
  const whole: WorkReport = {
    unit: true,
    checkedIds: ['a', 'b'],
    photographed: ['b', 'after'],
    readings: [{ id: 'v', value: 220 }],
    confirmed: true,
  }

  test('is all of it at first, in the order of the page', () => {
    const nothing = { unit: false, checkedIds: [], photographed: [], readings: [], confirmed: false }
    expect(missingForDone(sheet, nothing).map(({ what }) => what)).toEqual([
      'unit',
      'check',
      'check',
      'photo',
      'photo',
      'reading',
      'confirmation',
    ])
  })

  test('is nothing once it is there; the last reading counts, within its limits', () => {
    expect(missingForDone(sheet, whole)).toEqual([])
    const measured = (...values: number[]) => ({
      ...whole,
      readings: values.map((value) => ({ id: 'v', value })),
    })
    expect(missingForDone(sheet, measured(300, 220))).toEqual([])
    expect(missingForDone(sheet, measured(220, 300))).toMatchObject([
      { what: 'reading_out_of_range', id: 'v' },
    ])
  })

  test('never grows by more being recorded', () => {
    const ids = fc.subarray(['a', 'b', 'after'])
    fc.assert(
      fc.property(ids, ids, fc.boolean(), (checkedIds, photographed, unit) => {
        const some = { ...whole, unit, checkedIds, photographed }
        const more = { ...some, checkedIds: [...checkedIds, 'a'], photographed: [...photographed, 'b'] }
        expect(missingForDone(sheet, more).length).toBeLessThanOrEqual(missingForDone(sheet, some).length)
      }),
    )
  })
})

test('the unit: right, of another model, or not known', () => {
  expect(judgeUnit('09520000010270', '09520000010270')).toBe('right')
  expect(judgeUnit('09520000010270', '09520000010102')).toBe('wrong_model')
  expect(judgeUnit(null, '09520000010102')).toBe('unknown')
  expect(judgeUnit('09520000010270', null)).toBe('unknown')
})

test('a work sheet’s code is one that a scan reads', () => {
  expect(jobCodeOf('AZ261122-A3F9KD')).toBe('OHJ-AZ261122A3F9KD')
  fc.assert(
    fc.property(
      fc.string({
        minLength: 6,
        maxLength: 64,
        unit: fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.', '/'),
      }),
      (ref) => {
        expect(jobCodeOf(ref)).toMatch(/^OHJ-[0-9A-Z]{0,16}$/)
      },
    ),
  )
})

test('distances: none to itself, the same both ways, and a degree of latitude is 111 km', () => {
  const place = fc.record({
    lat: fc.double({ min: 18, max: 54, noNaN: true }),
    lng: fc.double({ min: 73, max: 135, noNaN: true }),
  })
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(distanceKm(a, a)).toBe(0)
      expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6)
    }),
  )
  expect(distanceKm({ lat: 31, lng: 117 }, { lat: 32, lng: 117 })).toBeCloseTo(111.2, 1)
})
