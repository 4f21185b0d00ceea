import { Binary, Double, Int32, Long, ObjectId } from 'bson'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Doc, encode, isDocument } from '../bson/values.ts'
import { MongoError } from '../errors.ts'
import { Catalogue } from '../storage/catalogue.ts'
import type { Collection } from '../storage/collection.ts'
import { KeyValueStore } from '../storage/key-value-store.ts'
import { choosePlan, type Query } from './planner.ts'
import { runQuery } from './scan.ts'
import { parseSort, sortBy } from './sorting.ts'

/** Whatever the documents, the indexes and the query: an index must give what a scan of everything gives. */

const folder = mkdtempSync(join(tmpdir(), 'onehall-mongo-'))
const store = new KeyValueStore(folder)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const scalar = fc.constantFrom<unknown>(
  ...[null, 'a', 'b', 'ab', '', 'B', 'a\0b', true, false, NaN, 2.5, 1e10],
  ...[0, 1, 2, 3, -1].map((n) => new Int32(n)),
  ...[
    new Double(2),
    Long.fromString('9007199254740993'),
    Long.fromString('9007199254740992'),
    Long.fromNumber(2),
  ],
  ...[
    new Date(0),
    new Date(1e12),
    new ObjectId('64b000000000000000000001'),
    new Binary(Buffer.from([1, 200])),
  ],
  ...[{ x: new Int32(1) }, { x: new Int32(1), y: new Int32(2) }, { y: new Int32(2), x: new Int32(1) }],
)
const missing = fc.constant(undefined)
const small = fc.integer({ min: 0, max: 4 }).map((n) => new Int32(n))
const value = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(small, scalar) },
  { weight: 1, arbitrary: missing },
  { weight: 2, arbitrary: fc.array(fc.oneof(small, scalar), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant([[new Int32(1)], new Int32(2)]) },
)
const child = fc.record(
  { b: fc.oneof(small, scalar), c: fc.oneof(small, missing), e: value },
  { requiredKeys: [] },
)
const parent = fc.oneof(child, fc.array(child, { maxLength: 3 }), scalar, missing)

/** Generated documents as clients send them: without undefined fields, and plain. */
const clean = (inner: unknown): unknown => {
  if (Array.isArray(inner)) return inner.map(clean)
  return isDocument(inner) ? defined(inner) : inner
}
const defined = (doc: Doc): Doc =>
  Object.fromEntries(
    Object.entries(doc)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, clean(inner)]),
  )

const document = fc
  .record({
    a: value,
    p: parent,
    d: small,
    n: fc.oneof(small, scalar, missing),
    s: fc.constantFrom('x', 'y', null, undefined),
  })
  .map((doc) => defined(doc))

const indexKey = fc.constantFrom<Doc>(
  ...[{ a: 1 }, { a: -1, d: 1 }, { d: 1, a: 1 }, { d: -1, a: -1 }, { 'p.b': 1 }, { 'p.b': 1, 'p.c': -1 }],
  ...[
    { d: 1, n: -1 },
    { n: 1, d: 1 },
    { p: 1 },
    { s: 1, d: -1, 'p.c': 1 },
    { d: -1 },
    { 'p.e': 1, d: 1 },
    { d: 1, 'p.e': -1 },
  ],
)
const indexOptions = fc.constantFrom<Doc>(
  ...[{}, {}, {}, { sparse: true }, { sparse: true }, { partialFilterExpression: { s: { $exists: true } } }],
  ...[{ partialFilterExpression: { d: { $gt: new Int32(1) } } }, { partialFilterExpression: { s: 'x' } }],
)

const operand = fc.oneof({ weight: 2, arbitrary: small }, { weight: 2, arbitrary: scalar }, fc.constant(null))
const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: operand },
  operand.map(($eq) => ({ $eq })),
  operand.map(($ne) => ({ $ne })),
  fc.array(operand, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.record({ $gt: operand }),
  fc.record({ $gte: operand, $lt: operand }),
  fc.record({ $gt: small, $lt: small }),
  fc.record({ $lte: operand }),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.constantFrom<unknown>(
    ...[{ $size: 1 }, { $type: 'number' }, { $type: 'array' }, { $not: { $gt: 1 } }, /^a/],
  ),
  fc.constantFrom<unknown>(...[{ $all: [1] }, { $elemMatch: { $gt: 0, $lt: 3 } }, [new Int32(1)], []]),
)
const parentCondition = fc.oneof(
  fc
    .record({ b: condition, c: condition, e: condition }, { requiredKeys: [] })
    .map(($elemMatch) => ({ $elemMatch })),
  condition,
)
const clause: fc.Arbitrary<Doc> = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'p.b', 'p.c', 'p.e', 's', 'd', 'n'), condition)
    .map(([path, wanted]) => ({ [path]: wanted })),
  small.map((d) => ({ d })),
  parentCondition.map((p) => ({ p })),
  fc.tuple(small, small).map(([b, c]) => ({ p: { $elemMatch: { c } }, 'p.b': b })),
)
const filter: fc.Arbitrary<Doc> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(clause, { maxLength: 3 }).map((clauses) => Object.assign({}, ...clauses) as Doc),
  },
  fc.array(clause, { minLength: 1, maxLength: 3 }).map(($and) => ({ $and })),
  operand.map(($gt) => ({ $or: [{ a: null }, { a: { $gt } }] })),
  fc
    .tuple(clause, fc.array(clause, { minLength: 1, maxLength: 3 }))
    .map(([first, $or]) => ({ ...first, $or })),
)
const sort = fc.constantFrom<Doc>(
  ...[
    {},
    { a: 1 },
    { a: -1, _id: 1 },
    { d: -1, n: 1 },
    { d: 1, n: 1 },
    { n: -1 },
    { d: -1, a: 1 },
    { d: 1, a: 1 },
    { a: 1, d: -1 },
    { s: 1, d: -1 },
    { 'p.b': 1, 'p.c': -1 },
  ],
)

class Undo extends Error {}

/** Runs the work in a collection of its own, and undoes it. */
function inCollection(work: (collection: Collection) => void): void {
  try {
    store.transaction(() => {
      work(new Catalogue(store).findOrCreate('fuzz.docs'))
      throw new Undo()
    })
  } catch (thrown) {
    if (!(thrown instanceof Undo)) throw thrown
  }
}

/** Parallel arrays cannot be indexed together: MongoDB refuses such a document or index, and so does the store. */
function unlessParallel(work: () => void): void {
  try {
    store.transaction(work)
  } catch (thrown) {
    if (!(thrown instanceof MongoError && thrown.code === 171)) throw thrown
  }
}

function fill(collection: Collection, docs: Doc[], indexes: [Doc, Doc][]): void {
  docs.forEach((doc, i) => collection.insert(encode({ _id: i, ...doc })))
  const distinct = new Map(
    indexes.map(([key, options], i) => [i, { v: 2, key, name: `index${i}`, ...options }]),
  )
  for (const spec of distinct.values()) unlessParallel(() => collection.addIndex(spec))
}

const idsOf = (collection: Collection, query: Query): unknown[] =>
  [...runQuery(collection, query)].map(({ doc }) => String(doc['_id']))

let indexed = 0

function compare(collection: Collection, wanted: Doc, order: Doc): void {
  const query = { filter: wanted, sort: parseSort(order) }
  const hits = [...runQuery(collection, query)]
  if (choosePlan(collection, query)) indexed++
  const byScan = idsOf(collection, { ...query, hint: { $natural: 1 } })
  expect(hits.map(({ doc }) => String(doc['_id'])).sort()).toEqual(byScan.sort())
  // a stable sort leaves what is sorted as it is
  expect(sortBy(hits, query.sort, ({ doc }) => doc)).toEqual(hits)
}

test('an index gives the documents and the order that a scan gives', () => {
  const queries = fc.array(fc.tuple(filter, sort), { minLength: 20, maxLength: 40 })
  const property = fc.property(
    fc.array(document, { minLength: 10, maxLength: 20 }),
    fc.array(fc.tuple(indexKey, indexOptions), { minLength: 2, maxLength: 5 }),
    queries,
    (docs, indexes, asked) =>
      inCollection((collection) => {
        fill(collection, docs, indexes)
        for (const [wanted, order] of asked) compare(collection, wanted, order)
      }),
  )
  fc.assert(property, { numRuns: 150 })
  expect(indexed).toBeGreaterThan(500)
})

test('after any inserts, replacements and removals an index holds exactly the entries of the documents', () => {
  const step = fc.tuple(fc.nat(11), fc.option(document, { nil: null }))
  const property = fc.property(
    fc.array(document, { minLength: 1, maxLength: 8 }),
    fc.array(fc.tuple(indexKey, indexOptions), { minLength: 1, maxLength: 3 }),
    fc.array(step, { maxLength: 12 }),
    (docs, indexes, steps) =>
      inCollection((collection) => {
        fill(collection, docs, indexes)
        for (const [place, doc] of steps) unlessParallel(() => change(collection, place, doc))
        for (const index of collection.indexes) {
          const held = [...collection.keys(index.prefix, `${index.prefix}\xff`, false)].length
          const rows = [...collection.rows()]
          expect(held).toBe(rows.flatMap(({ doc }) => index.entriesOf(doc)).length)
          for (const { doc, record } of rows) {
            const keys = index.entriesOf(doc).map(({ key }) => (index.unique ? key : key + record))
            for (const key of keys) expect(store.get(key)?.toString('latin1')).toBe(record)
          }
        }
      }),
  )
  fc.assert(property, { numRuns: 300 })
})

function change(collection: Collection, place: number, doc: Doc | null): void {
  const row = [...collection.rows()][place]
  if (!row) collection.insert(encode({ _id: 1000 + Math.random(), ...doc }))
  else if (doc) collection.replace(row, { _id: row.doc['_id'], ...doc })
  else collection.remove(row)
}
