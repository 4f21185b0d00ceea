import type { Document } from 'mongodb'
import { expect, test } from 'vitest'
import { type Anything, failure, useStore } from './testing/store.ts'
import { sendRaw } from './testing/wire.ts'

/** Names like `__proto__` come from clients; none of them may reach the objects of this process. */

const store = useStore()

const named = (value: unknown): Document => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`) as Document

/** Properties that every object of this process would have. */
const inherited = (): string[] => {
  const names: string[] = []
  for (const name in {}) names.push(name)
  return names
}

const ATTEMPTS: [string, Document][] = [
  ['$set of a path', { update: 'c', updates: [{ q: {}, u: { $set: { '__proto__.polluted': 1 } } }] }],
  [
    '$set of an inner path',
    { update: 'c', updates: [{ q: {}, u: { $set: { 'a.__proto__.polluted': 1 } } }] },
  ],
  ['$rename', { update: 'c', updates: [{ q: {}, u: { $rename: { a: '__proto__.polluted' } } }] }],
  [
    '$unset of what all inherit',
    { update: 'c', updates: [{ q: {}, u: { $unset: { 'constructor.prototype.toString': 1 } } }] },
  ],
  [
    '$inc of a constructor',
    { update: 'c', updates: [{ q: {}, u: { $inc: { 'constructor.prototype.polluted': 1 } } }] },
  ],
  [
    'an upsert',
    { update: 'c', updates: [{ q: { '__proto__.polluted': 1 }, u: { $set: { b: 1 } }, upsert: true }] },
  ],
  ['a projection', { find: 'c', projection: { '__proto__.polluted': 1 } }],
  ['a sort', { find: 'c', sort: { '__proto__.polluted': 1 } }],
  ['$addFields', { aggregate: 'c', pipeline: [{ $addFields: { '__proto__.polluted': 1 } }], cursor: {} }],
  ['$unset as a stage', { aggregate: 'c', pipeline: [{ $unset: '__proto__.toString' }], cursor: {} }],
  [
    '$project',
    { aggregate: 'c', pipeline: [{ $project: { 'constructor.prototype.polluted': '$a' } }], cursor: {} },
  ],
  [
    '$group',
    {
      aggregate: 'c',
      pipeline: [{ $group: { _id: 1, __proto__x: { $sum: 1 }, ...named({ $first: '$a' }) } }],
      cursor: {},
    },
  ],
  [
    '$facet',
    { aggregate: 'c', pipeline: [{ $facet: { x: [{ $set: { 'a.__proto__.polluted': 1 } }] } }], cursor: {} },
  ],
  ['an index', { createIndexes: 'c', indexes: [{ key: { '__proto__.polluted': 1 }, name: 'x' }] }],
]

test.each(ATTEMPTS)('%s', async (_, command) => {
  await store.db.collection('c').insertOne({ a: { b: 1 } })
  await sendRaw(store.uri, { ...command, $db: 'test' })
  expect(inherited()).toEqual([])
  expect(({} as Document)['polluted']).toBeUndefined()
  expect(typeof {}.toString).toBe('function')
})

test('a path does not read what objects inherit', async () => {
  await store.db.collection('reads').insertOne({ a: 1 })
  const count = (filter: Document): Promise<number> => store.db.collection('reads').countDocuments(filter)
  expect(await count({ 'constructor.name': { $exists: true } })).toBe(0)
  expect(await count({ toString: { $exists: true } })).toBe(0)
  expect(await count({ 'a.constructor': { $exists: true } })).toBe(0)
})

test('a document may have a field of that name, and keeps it', async () => {
  const reply = await sendRaw(store.uri, {
    insert: 'kept',
    documents: [{ _id: 1, ...named({ x: 1 }) }],
    $db: 'test',
  })
  expect(reply).toMatchObject({ n: { value: 1 } })
  await store.db.collection<Anything>('kept').updateOne({ _id: 1 }, { $set: { other: 1 } })
  const found = await store.db.collection<Anything>('kept').findOne({ _id: 1 })
  expect(Object.keys(found ?? {})).toEqual(['_id', '__proto__', 'other'])
})

test('text may say what it likes', async () => {
  const text = '__proto__.constructor.prototype'
  const { insertedId } = await store.db.collection('text').insertOne({ text })
  expect(await store.db.collection('text').countDocuments({ _id: insertedId, text })).toBe(1)
  expect(
    await store.db
      .collection('text')
      .aggregate([{ $match: { text } }, { $project: { text: 1 } }])
      .toArray(),
  ).toHaveLength(1)
})

test('an update of such a path is refused by its name', async () => {
  const upsert = store.db
    .collection('c')
    .updateOne({ '__proto__.a': 1 }, { $set: { b: 1 } }, { upsert: true })
  expect((await failure(upsert)).message).toContain('__proto__')
  expect(
    (await failure(store.db.collection('c').updateOne({}, { $set: { 'a.__proto__': 1 } }))).message,
  ).toContain('__proto__')
})
