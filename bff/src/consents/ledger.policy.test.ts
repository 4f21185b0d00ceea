import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds, mayCarry, replay, scopeOf, wordsOn } from './ledger.policy.ts'
import type { LedgerRow } from './ledger.repository.ts'

const row = (more: Partial<LedgerRow>): LedgerRow => ({
  personId: 'p',
  seq: 1,
  receiptId: 'r',
  purpose: 'parcel_notice',
  parcelId: null,
  granted: true,
  textVersion: 1,
  servedAt: new Date(0),
  servedId: 's',
  mechanism: 'list',
  guardian: null,
  recipientRef: 'cus',
  at: new Date(1),
  operation: 'o',
  ...more,
})
const rows = fc
  .array(
    fc.record({
      granted: fc.boolean(),
      parcelId: fc.constantFrom(null, 'a', 'b'),
      purpose: fc.constantFrom('parcel_notice' as const, 'location' as const),
    }),
  )
  .map((list) => list.map((one, i) => row({ ...one, seq: i + 1, at: new Date(i + 1) })))

test('the state is the last decision of each scope, whatever order rows are read in', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const state = replay(list)
      for (const [scope, last] of replay([...list].reverse())) expect(state.get(scope)).toBe(last)
      for (const [scope, last] of state) {
        const mine = list.filter((one) => scopeOf(one) === scope)
        expect(last).toBe(mine.at(-1))
      }
    }),
  )
})

test('rows brought along count by when they were decided: a later no is not undone by an earlier yes', () => {
  const own = row({ granted: false, at: new Date(10), seq: 1 })
  const brought = row({ granted: true, at: new Date(5), seq: 2, mechanism: 'join' })
  expect(replay([own, brought]).get('parcel_notice')).toBe(own)
})

test('a yes holds for the words it was said to', () => {
  expect([
    holds(row({}), 1),
    holds(row({}), 2),
    holds(undefined, 1),
    holds(row({ granted: false }), 1),
  ]).toEqual([true, false, false, false])
})

test('a parcel carries a notice by her last word on it, and never after a later no to all', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const words = wordsOn(replay(list), 'parcel_notice', 'a')
      const may = mayCarry(words, 1)
      const heard = list.filter((one) => one.purpose === 'parcel_notice' && one.parcelId !== 'b')
      if (heard.at(-1)?.granted === false) expect(may).toBe(false)
      if (!heard.some((one) => one.granted)) expect(may).toBe(false)
      if (words.own?.granted === false) expect(may).toBe(false)
      if (heard.at(-1)?.granted && heard.at(-1)?.parcelId === 'a') expect(may).toBe(true)
    }),
  )
})
