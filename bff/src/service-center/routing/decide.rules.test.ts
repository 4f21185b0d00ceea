import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEPARTMENTS } from '@onehall/shared/domain/request-states'
import type { DangerFound } from './danger.rules.ts'
import { decide, type Shares } from './decide.rules.ts'

const buildShares = (some: Partial<Shares>): Shares => ({
  sales: 0.01,
  logistics: 0.01,
  installation: 0.01,
  any: 0.01,
  danger: 0.01,
  high: 0.01,
  ...some,
})
const buildDanger = (some: Partial<DangerFound> = {}): DangerFound => ({
  kind: 'fire',
  what: '冒烟起火',
  article: null,
  departments: ['installation', 'logistics'],
  doubtful: false,
  ...some,
})
const namesOf = (shares: Shares, named: DangerFound | null = null) =>
  decide(shares, named, buildDanger).likely.map((l) => l.department)

const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyShares: fc.Arbitrary<Shares> = fc.record({
  sales: share,
  logistics: share,
  installation: share,
  any: share,
  danger: share,
  high: share,
})
const anyDanger = fc.option(
  fc.record({
    kind: fc.constant('fire'),
    what: fc.constant('冒烟起火'),
    article: fc.constant(null),
    departments: fc.uniqueArray(fc.constantFrom(...DEPARTMENTS), { minLength: 1 }),
    doubtful: fc.boolean(),
  }),
)

test('every department that is likely is asked; the likeliest where only somebody is', () => {
  expect(namesOf(buildShares({ sales: 0.9, installation: 0.7, any: 0.9 }))).toEqual(['sales', 'installation'])
  expect(namesOf(buildShares({ logistics: 0.4, any: 0.9 }))).toEqual(['logistics'])
  expect(namesOf(buildShares({ logistics: 0.4, any: 0.2 }))).toEqual([])
})

test('of the departments that could help in a danger the likeliest does, and a guess gives way to it', () => {
  const shares = buildShares({ sales: 0.6, logistics: 0.3, installation: 0.1, any: 0.9 })
  expect(namesOf(shares, buildDanger())).toEqual(['logistics'])
  expect(namesOf({ ...shares, sales: 0.95 }, buildDanger())).toEqual(['logistics', 'sales'])
})

test('a doubtful danger is one only where the model hears it too', () => {
  const doubtful = buildDanger({ doubtful: true })
  expect(decide(buildShares({ danger: 0.3 }), doubtful, buildDanger).danger).toBeNull()
  expect(decide(buildShares({ danger: 0.9 }), doubtful, buildDanger).danger).toBe(doubtful)
})

test('what only the model hears must be heard clearly where no word points to it', () => {
  const unsaid = () => buildDanger({ doubtful: true })
  expect(decide(buildShares({ danger: 0.3 }), null, buildDanger).danger).not.toBeNull()
  expect(decide(buildShares({ danger: 0.3 }), null, unsaid).danger).toBeNull()
  expect(decide(buildShares({ danger: 0.7 }), null, unsaid).danger).not.toBeNull()
})

test('whatever the shares: a danger has a department that can help and is never unsure; nobody stands twice', () => {
  fc.assert(
    fc.property(anyShares, anyDanger, (shares, named) => {
      const { likely, danger, unsure } = decide(shares, named, buildDanger)
      const names = likely.map((l) => l.department)
      expect(new Set(names).size).toBe(names.length)
      if (named && !named.doubtful) expect(danger).toBe(named)
      if (!danger) return
      expect(unsure).toBe(false)
      expect(names.some((d) => danger.departments.includes(d))).toBe(true)
    }),
  )
})

test('hearing a danger more clearly never makes it less of one', () => {
  fc.assert(
    fc.property(anyShares, anyDanger, share, (shares, named, more) => {
      const louder = { ...shares, danger: Math.max(shares.danger, more) }
      if (decide(shares, named, buildDanger).danger)
        expect(decide(louder, named, buildDanger).danger).not.toBeNull()
    }),
  )
})
