import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from './decision.policy.ts'

const thresholds = { decline: 0.3, answer: 0.5 }
const one = (share: number, danger = false) => ({ share, danger, elsewhere: false })

test('sure of one it answers, unsure it offers, and what the base has nothing for it declines', () => {
  expect(decide(0.9, [one(0.8), one(0.2)], thresholds)).toEqual({ act: 'answer', shown: 2 })
  expect(decide(0.9, [one(0.4), one(0.3), one(0.01)], thresholds)).toEqual({ act: 'offer', shown: 2 })
  expect(decide(0.2, [one(0.9)], thresholds)).toEqual({ act: 'decline', shown: 0 })
  expect(decide(0.9, [], thresholds)).toEqual({ act: 'decline', shown: 0 })
})

test('what is about another product than the one that is named is offered, never given as the answer', () => {
  expect(decide(0.9, [{ ...one(0.9), elsewhere: true }], thresholds)).toEqual({ act: 'offer', shown: 1 })
})

test('a danger is shown though the base may have nothing', () => {
  expect(decide(0.1, [one(0.4), one(0.3, true)], thresholds).act).toBe('offer')
  expect(decide(0.01, [one(0.4), one(0.3, true)], thresholds).act).toBe('decline')
})

test('it never shows more than three, nor nothing without declining', () => {
  const ranked = fc
    .array(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        danger: fc.boolean(),
        elsewhere: fc.boolean(),
      }),
    )
    .map((list) => list.sort((a, b) => b.share - a.share))
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), ranked, (answerable, list) => {
      const { act, shown } = decide(answerable, list, thresholds)
      expect(shown).toBeLessThanOrEqual(3)
      expect(shown === 0).toBe(act === 'decline')
      expect(shown).toBeLessThanOrEqual(list.length)
    }),
  )
})
