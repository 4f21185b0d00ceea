import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextTry, TRY_FOR_MS } from './retry.policy.ts'

const now = new Date('2026-11-21T07:00:00Z')
const waitOf = (attempts: number, why: 'away' | 'held_back' = 'away'): number =>
  nextTry(attempts, why, now).getTime() - now.getTime()

test('waits twice as long each time, with jitter over the upper half, and ten minutes at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (attempts) => {
      const ceiling = Math.min(500 * 2 ** (attempts - 1), 600_000)
      const wait = waitOf(attempts)
      expect(wait).toBeGreaterThanOrEqual(Math.floor(ceiling / 2))
      expect(wait).toBeLessThanOrEqual(ceiling)
    }),
  )
})

test('looks again soon where the breaker held it back, however often it has tried', () => {
  for (const attempts of [1, 5, 500]) {
    expect(waitOf(attempts, 'held_back')).toBeGreaterThanOrEqual(1_500)
    expect(waitOf(attempts, 'held_back')).toBeLessThanOrEqual(3_000)
  }
})

test('legs that failed together do not come back together', () => {
  expect(new Set(Array.from({ length: 20 }, () => waitOf(10))).size).toBeGreaterThan(10)
})

test('a day holds a good hundred tries', () => {
  let tries = 0
  for (let waited = 0; waited < TRY_FOR_MS; tries++) waited += waitOf(tries + 1)
  expect(tries).toBeGreaterThan(140)
  expect(tries).toBeLessThan(300)
})
