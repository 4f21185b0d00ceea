import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChooser, weigh, type Candidate } from './choice.policy.ts'
import { readWeights } from './weights.ts'

const weights = readWeights()
const today = '2026-11-21'
const rules = { weights, today }
const notice = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  fromRegion: '520500',
  possibleRegions: [],
  missingOn: '2004-05-01',
  ...more,
})
const never = (): boolean => false
const chooserOf = (candidates: Candidate[], printed = candidates.map(() => 0)) =>
  createChooser(candidates, { ...rules, printed })

test('what is known of where the person may live weighs most, then where the child is missing from, then what is fresh', () => {
  const weightAt = (more: Partial<Candidate>) => weigh(notice('n', more), '1309', rules).weight
  const order = [
    weightAt({ possibleRegions: ['130900'] }),
    weightAt({ fromRegion: '130900' }),
    weightAt({ possibleRegions: ['130200'] }),
    weightAt({ missingOn: '2026-11-01' }),
    weightAt({}),
  ]
  expect(order).toEqual([...order].sort((a, b) => b - a))
  expect(weigh(notice('n', { fromRegion: '130200' }), '1309', rules).reason).toBe('origin')
  expect(weigh(notice('n'), '1309', rules).reason).toBe('recent')
})

test('the likeliest at a place comes first, and one that nothing ties to it only in the turn of the least seen', () => {
  const chooser = chooserOf([
    notice('far'),
    notice('near', { fromRegion: '130200' }),
    notice('there', { possibleRegions: ['130900'] }),
  ])
  const chosen = Array.from({ length: 20 }, () => chooser.choose('130900', never)!)
  expect(chosen[0]).toEqual({ index: 2, reason: 'likely' })
  const far = chosen.filter((one) => one.index === 0)
  expect(far).toHaveLength(2)
  expect(far.every((one) => one.reason === 'spread')).toBe(true)
  const shares = [1, 2].map((index) => chosen.filter((one) => one.index === index).length)
  expect(shares[1]).toBeGreaterThan(shares[0]!)
  expect(shares[0]).toBeGreaterThan(2)
})

test('where nothing ties any notice to a place, the newest are the likeliest', () => {
  const chooser = chooserOf([
    notice('old', { missingOn: '1994-01-01' }),
    notice('new', { missingOn: '2025-01-01' }),
  ])
  expect(chooser.choose('650100', never)).toEqual({ index: 1, reason: 'recent' })
})

const region = fc.constantFrom('110100', '130900', '340100', '350300', '520500', '650100')
const candidates = fc.array(
  fc.record({
    from: region,
    maybe: fc.array(region, { maxLength: 3 }),
    year: fc.integer({ min: 1980, max: 2026 }),
  }),
  { minLength: 1, maxLength: 40 },
)
const toCandidates = (list: { from: string; maybe: string[]; year: number }[]): Candidate[] =>
  list.map(({ from, maybe, year }, i) =>
    notice(`n-${i}`, { fromRegion: from, possibleRegions: maybe, missingOn: `${year}-03-01` }),
  )

test('every open notice is seen, wherever the parcels go', () => {
  fc.assert(
    fc.property(candidates, region, (list, to) => {
      const chooser = chooserOf(toCandidates(list))
      const seen = new Set<number>()
      for (let i = 0; i < list.length * weights.spreadEvery * 2; i++)
        seen.add(chooser.choose(to, never)!.index)
      expect(seen.size).toBe(list.length)
    }),
    { numRuns: 50 },
  )
})

test('a household gets none twice, each there is, and then none', () => {
  fc.assert(
    fc.property(candidates, fc.array(region, { minLength: 1 }), (list, places) => {
      const chooser = chooserOf(toCandidates(list))
      const had = new Set<number>()
      for (let i = 0; i < list.length; i++) {
        const chosen = chooser.choose(places[i % places.length]!, (index) => had.has(index))!
        expect(had.has(chosen.index)).toBe(false)
        had.add(chosen.index)
      }
      expect(chooser.choose(places[0]!, (index) => had.has(index))).toBeNull()
    }),
    { numRuns: 100 },
  )
})
