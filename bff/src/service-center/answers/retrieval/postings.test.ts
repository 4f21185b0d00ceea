import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runNow } from '../slices.ts'
import { createPostings } from './postings.ts'
import { highest } from './signals.ts'

const unit = fc.uniqueArray(fc.nat(30)).map((list) => Uint32Array.from(list).sort())
const pieces = fc.array(fc.array(unit, { maxLength: 4 }), { maxLength: 12 })

test('the table says of every feature what the pieces say', () => {
  fc.assert(
    fc.property(pieces, fc.nat(31), (all, feature) => {
      const table = runNow(createPostings(all))
      const counts = all.map((units) => units.filter((one) => one.includes(feature)).length)
      const [from, to] = table.range(feature)
      expect([...table.pieces.slice(from, to)]).toEqual(counts.flatMap((count, p) => (count > 0 ? [p] : [])))
      expect(table.spread(feature)).toBe(counts.filter((count) => count > 0).length)
      expect(table.total(feature)).toBe(counts.reduce((sum, count) => sum + count, 0))
      counts.forEach((count, p) => expect(table.countIn(feature, p)).toBe(count))
    }),
  )
})

test('the highest are the highest, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, min: 0, max: 9 })),
      fc.integer({ min: 1, max: 5 }),
      (list, n) => {
        const scores = Float32Array.from(list)
        const sorted = [...scores].sort((a, b) => b - a).slice(0, n)
        expect(highest(scores, n).map((at) => scores[at])).toEqual(sorted)
      },
    ),
  )
})
