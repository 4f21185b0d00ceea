import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '@onehall/shared/problem'
import { after, pageOf, readCursor, type Place } from './paging.ts'

const ids = fc.string({ unit: fc.constantFrom(...'ABCabc012-_'.split('')), minLength: 1, maxLength: 22 })
const places: fc.Arbitrary<Place> = fc.record({
  at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  id: ids,
})

test('walks a list of any length, by pages of any size, without losing or repeating one', () => {
  const lists = fc.uniqueArray(places, { selector: ({ at, id }) => `${at.getTime()} ${id}`, maxLength: 40 })
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 7 }), (list, limit) => {
      const sorted = [...list].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
      const seen: Place[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const from = readCursor(cursor)
        const rest = from ? sorted.filter((p) => comesAfter(p, from)) : sorted
        const page = pageOf(rest.slice(0, limit + 1), limit, (p) => p)
        seen.push(...page.items)
        cursor = page.nextCursor
      }
      expect(seen).toEqual(sorted)
    }),
  )
})

const comesAfter = (place: Place, from: Place): boolean =>
  place.at.getTime() < from.at.getTime() || (place.at.getTime() === from.at.getTime() && place.id < from.id)

test('says it to the store as it is meant: earlier, or the same moment and a smaller id', () => {
  const at = new Date('2026-11-21T07:00:00Z')
  expect(after('updatedAt', null)).toEqual({})
  expect(after('updatedAt', { at, id: 'x' })).toEqual({
    $or: [{ updatedAt: { $lt: at } }, { updatedAt: at, _id: { $lt: 'x' } }],
  })
})

test('a cursor that nobody gave out is a place too, or a problem: never anything else', () => {
  for (const cursor of [
    '',
    'x',
    'MTIz',
    Buffer.from('abc def').toString('base64url'),
    Buffer.from('9e99 a').toString('base64url'),
  ])
    expect(() => readCursor(cursor)).toThrow(Problem)
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (cursor) => {
      try {
        const place = readCursor(cursor)!
        expect(Number.isNaN(place.at.getTime())).toBe(false)
        expect(typeof place.id).toBe('string')
      } catch (error) {
        expect(error).toBeInstanceOf(Problem)
      }
    }),
  )
})
