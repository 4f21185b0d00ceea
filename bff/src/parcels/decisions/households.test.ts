import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHouseholds } from './households.ts'

test('says of each recipient the last word, in whatever order words come, and of others nothing', () => {
  const word = fc.record({
    ref: fc.integer({ min: 0, max: 30 }).map((n) => `cus_${n}`),
    granted: fc.boolean(),
    at: fc.integer({ min: 1, max: 1000 }),
  })
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const households = createHouseholds()
      for (const { ref, granted, at } of words) households.say(ref, granted, at)
      for (const ref of new Set(words.map((one) => one.ref))) {
        const mine = words.filter((one) => one.ref === ref)
        const last = Math.max(...mine.map((one) => one.at))
        const refused = mine.some((one) => one.at === last && !one.granted)
        expect(households.wordOf(ref)).toBe(refused ? -last : last)
      }
      expect(households.wordOf('cus_other')).toBe(0)
      expect(households.size).toBe(new Set(words.map((one) => one.ref)).size)
    }),
  )
})

test('grows without losing a word', () => {
  const households = createHouseholds()
  for (let i = 0; i < 20_000; i++) households.say(`cus_${i}`, i % 3 !== 0, i + 1)
  for (let i = 0; i < 20_000; i++) expect(households.wordOf(`cus_${i}`)).toBe(i % 3 === 0 ? -(i + 1) : i + 1)
  expect(households.size).toBe(20_000)
})
