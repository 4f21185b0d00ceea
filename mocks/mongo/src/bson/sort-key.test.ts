import { Binary, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSame, sortKey } from './sort-key.ts'

const sign = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })

test('int64 keys sort as the integers do, to the last digit', () => {
  const near = fc
    .tuple(int64, fc.bigInt({ min: -3n, max: 3n }))
    .map(([a, d]): [bigint, bigint] => [a, BigInt.asIntN(64, a + d)])
  fc.assert(
    fc.property(fc.oneof(near, fc.tuple(int64, int64)), ([a, b]) => {
      expect(sign(sortKey(Long.fromBigInt(a)), sortKey(Long.fromBigInt(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  )
})

test('a number has one key, whatever its type', () => {
  fc.assert(
    fc.property(fc.integer(), (n) => {
      expect(
        isSame(new Int32(n), new Double(n)) &&
          isSame(new Int32(n), Long.fromNumber(n)) &&
          isSame(n, new Int32(n)),
      ).toBe(true)
    }),
  )
})

test('double keys sort as the numbers do; the two zeros are one, NaN is least', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
      expect(sign(sortKey(new Double(a)), sortKey(new Double(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
      expect(sign(sortKey(NaN), sortKey(new Double(a)))).toBe(-1)
    }),
  )
})

test('string keys sort as UTF-8 does, and none is a prefix of another', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))).toBe(sign(sortKey(a), sortKey(b)))
      expect(a !== b && sortKey(a).startsWith(sortKey(b))).toBe(false)
    }),
  )
})

test('types rank as MongoDB ranks them', () => {
  const binary = new Binary(Buffer.from('x'))
  const ranked = [
    ...[new MinKey(), null, new Int32(5), 'a', { a: 1 }, [1], binary, new ObjectId(), false, true],
    ...[new Date(0), new Timestamp({ t: 1, i: 1 }), /a/, new MaxKey()],
  ]
  const keys = ranked.map(sortKey)
  expect([...keys].sort()).toEqual(keys)
})

test('documents differ by the order of their fields, arrays by the order of their elements', () => {
  expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false)
  expect(isSame([1, 2], [2, 1])).toBe(false)
  expect(sortKey({ a: 1 }) < sortKey({ a: 1, b: 1 })).toBe(true)
  expect(sortKey({ a: 2 }) < sortKey({ b: 1 })).toBe(true)
})
