import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksCopied } from './copies.policy.ts'

const DAY = 86_400_000
const now = new Date('2026-11-21T12:00:00Z')
const ago = (days: number): Date => new Date(now.getTime() - days * DAY)
const from = (count: number, at = now) => Array.from({ length: count }, (_, i) => ({ network: `n${i}`, at }))

test('five networks within seven days look like copies, four do not', () => {
  expect(looksCopied(from(4), now)).toBe(false)
  expect(looksCopied(from(5), now)).toBe(true)
  expect(looksCopied([], now)).toBe(false)
})

test('many scans from one place are one place', () => {
  expect(looksCopied([...from(4), ...from(4), ...from(4)], now)).toBe(false)
})

test('what is older than seven days does not count', () => {
  expect(looksCopied([...from(4), { network: 'n4', at: ago(7) }], now)).toBe(true)
  expect(looksCopied([...from(4), { network: 'n4', at: new Date(ago(7).getTime() - 1) }], now)).toBe(false)
})

test('neither order nor one more scan makes a copy genuine again', () => {
  const scans = fc.array(
    fc.record({
      network: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      at: fc.integer({ min: 0, max: 10 }).map(ago),
    }),
  )
  fc.assert(
    fc.property(scans, scans, (some, more) => {
      const looks = looksCopied(some, now)
      expect(looksCopied([...some].reverse(), now)).toBe(looks)
      expect(looksCopied([...some, ...more], now) || !looks).toBe(true)
    }),
  )
})
