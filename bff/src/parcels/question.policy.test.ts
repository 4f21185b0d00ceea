import { expect, test } from 'vitest'
import { mayAsk } from './question.policy.ts'

const DAY = 86_400_000
const now = new Date()
const ago = (ms: number): Date => new Date(now.getTime() - ms)

test('whoever has met the question is left in peace: for good once decided, for 180 days once put away', () => {
  expect(mayAsk({ everDecided: false, putAwayAt: null }, now)).toBe(true)
  expect(mayAsk({ everDecided: false, putAwayAt: ago(180 * DAY) }, now)).toBe(false)
  expect(mayAsk({ everDecided: false, putAwayAt: ago(180 * DAY + 1) }, now)).toBe(true)
  expect(mayAsk({ everDecided: true, putAwayAt: null }, now)).toBe(false)
  expect(mayAsk({ everDecided: true, putAwayAt: ago(200 * DAY) }, now)).toBe(false)
})
