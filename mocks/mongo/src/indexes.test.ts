import type { Collection, Document } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { type Anything, failure, useStore } from './testing/store.ts'

const store = useStore()

let collections = 0
const fresh = (): Collection<Anything> => store.db.collection<Anything>(`indexed${collections++}`)

/** The index a find uses (or null) and how many documents it looks at. */
async function planOf(
  collection: Collection<Anything>,
  filter: Document,
  sort: Document = {},
): Promise<{ index: string | null; examined: number; sorts: boolean }> {
  const { queryPlanner, executionStats } = await collection.find(filter).sort(sort).explain()
  const { winningPlan } = queryPlanner as { winningPlan: Document }
  const text = JSON.stringify(winningPlan)
  const examined = (executionStats as Document)['totalDocsExamined'] as number
  return { index: /"indexName":"([^"]+)"/.exec(text)?.[1] ?? null, examined, sorts: text.includes('"SORT"') }
}

describe('making and dropping', () => {
  test('lists what was made, and making it again changes nothing', async () => {
    const collection = fresh()
    await collection.createIndexes([
      { key: { a: 1, b: -1 }, unique: true, partialFilterExpression: { a: { $gt: 1 } } },
    ])
    await collection.createIndexes([
      { key: { a: 1, b: -1 }, unique: true, partialFilterExpression: { a: { $gt: 1 } } },
    ])
    expect(await collection.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      {
        v: 2,
        key: { a: 1, b: -1 },
        name: 'a_1_b_-1',
        unique: true,
        partialFilterExpression: { a: { $gt: 1 } },
      },
    ])
    await collection.dropIndex('a_1_b_-1')
    expect(await collection.indexes()).toHaveLength(1)
  })

  test('refuses another index of the same name or the same key', async () => {
    const collection = fresh()
    await collection.createIndex({ a: 1 })
    expect((await failure(collection.createIndexes([{ key: { b: 1 }, name: 'a_1' }]))).code).toBe(86)
    expect((await failure(collection.createIndexes([{ key: { a: 1 }, name: 'other' }]))).code).toBe(85)
    expect((await failure(collection.createIndexes([{ key: { a: 1 }, unique: true }]))).code).toBe(86)
    expect((await failure(collection.dropIndex('_id_'))).code).toBe(72)
    expect((await failure(collection.dropIndex('none'))).code).toBe(27)
  })

  test('leaves nothing behind where the documents break it', async () => {
    const collection = fresh()
    await collection.insertMany([{ a: 1 }, { a: 2 }, { a: 1 }])
    expect(
      (await failure(collection.createIndexes([{ key: { b: 1 } }, { key: { a: 1 }, unique: true }]))).code,
    ).toBe(11000)
    expect(await collection.indexes()).toHaveLength(1)
    await collection.deleteOne({ a: 1 })
    await collection.createIndexes([{ key: { a: 1 }, unique: true }])
    expect((await failure(collection.insertOne({ a: 2 }))).code).toBe(11000)
  })
})

describe('unique', () => {
  test('names the index and the value', async () => {
    const collection = fresh()
    await collection.createIndexes([{ key: { 'a.b': 1, c: 1 }, unique: true }])
    await collection.insertOne({ a: [{ b: 1 }, { b: 2 }], c: 'x' })
    const error = await failure(collection.insertOne({ a: { b: 2 }, c: 'x' }))
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { 'a.b': 1, c: 1 },
      keyValue: { 'a.b': 2, c: 'x' },
    })
    expect(error.message).toBe(
      `E11000 duplicate key error collection: ${collection.namespace} index: a.b_1_c_1 dup key: { a.b: 2, c: "x" }`,
    )
  })

  test('a missing field counts as null, unless the index is sparse or partial', async () => {
    const plain = fresh()
    await plain.createIndexes([{ key: { a: 1 }, unique: true }])
    await plain.insertOne({})
    expect((await failure(plain.insertOne({ a: null }))).code).toBe(11000)
    for (const options of [
      { sparse: true },
      { partialFilterExpression: { a: { $type: 'string' as const } } },
    ]) {
      const collection = fresh()
      await collection.createIndexes([{ key: { a: 1 }, unique: true, ...options }])
      await collection.insertMany([{}, {}, { a: 'x' }])
      expect((await failure(collection.insertOne({ a: 'x' }))).code).toBe(11000)
    }
  })

  test('fields of one array are taken element by element', async () => {
    const collection = fresh()
    await collection.createIndexes([{ key: { 'ids.kind': 1, 'ids.value': 1 }, unique: true }])
    await collection.insertOne({
      ids: [
        { kind: 'phone', value: '1' },
        { kind: 'wechat', value: '2' },
      ],
    })
    await collection.insertOne({
      ids: [
        { kind: 'phone', value: '2' },
        { kind: 'wechat', value: '1' },
      ],
    })
    expect((await failure(collection.insertOne({ ids: [{ kind: 'wechat', value: '2' }] }))).code).toBe(11000)
  })

  test('one document may hold the same value twice', async () => {
    const collection = fresh()
    await collection.createIndexes([{ key: { a: 1 }, unique: true }])
    await collection.insertOne({ a: [1, 1] })
    const update: Document = { $push: { a: 1 } }
    await collection.updateOne({ a: 1 }, update)
    expect(await collection.countDocuments({ a: 1 })).toBe(1)
  })

  test('a clash on an update changes nothing', async () => {
    const collection = fresh()
    await collection.createIndexes([{ key: { a: 1 }, unique: true }])
    await collection.insertMany([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 2, b: 2 },
    ])
    expect((await failure(collection.updateOne({ _id: 2 }, { $set: { a: 1, b: 9 } }))).code).toBe(11000)
    expect(await collection.find({ b: 2 }).toArray()).toEqual([{ _id: 2, a: 2, b: 2 }])
  })

  test('of many that insert the same value, one succeeds', async () => {
    const collection = fresh()
    await collection.createIndexes([{ key: { k: 1 }, unique: true }])
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () => collection.insertOne({ k: 'same' })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('keys longer than the store takes are told apart and found', async () => {
    const collection = fresh()
    await collection.createIndexes([{ key: { k: 1 }, unique: true }])
    const long = Array.from(
      { length: 30 },
      (_, i) => 'long '.repeat(500) + String.fromCharCode(97 + ((i * 7) % 30)),
    )
    await collection.insertMany(long.map((k) => ({ k })))
    expect((await failure(collection.insertOne({ k: long[3] }))).code).toBe(11000)
    expect(await planOf(collection, { k: long[3] })).toMatchObject({ index: 'k_1' })
    expect(await collection.countDocuments({ k: long[3] })).toBe(1)
    expect(await collection.countDocuments({ k: { $gt: [...long].sort()[19] } })).toBe(10)
    expect((await collection.find().sort({ k: 1 }).toArray()).map(({ k }) => k as string)).toEqual(
      [...long].sort(),
    )
  })

  test('parallel arrays are refused', async () => {
    const collection = fresh()
    await collection.createIndex({ a: 1, b: 1 })
    expect((await failure(collection.insertOne({ a: [1], b: [2] }))).code).toBe(171)
    expect(await collection.countDocuments()).toBe(0)
  })
})

describe('which index a query uses', () => {
  const filled = async (...keys: Document[]): Promise<Collection<Anything>> => {
    const collection = fresh()
    const docs = Array.from({ length: 200 }, (_, i) => ({
      owner: i % 10,
      at: i,
      state: i % 2 ? 'open' : 'done',
      tags: [i % 7, 'x'],
    }))
    await collection.insertMany(docs)
    for (const key of keys) await collection.createIndex(key)
    return collection
  }

  test('equality, $in, a range and their mixture look at what they give', async () => {
    const collection = await filled({ owner: 1, at: -1 })
    expect(await planOf(collection, { owner: 3 })).toMatchObject({ index: 'owner_1_at_-1', examined: 20 })
    expect(await planOf(collection, { owner: { $in: [3, 4] } })).toMatchObject({
      index: 'owner_1_at_-1',
      examined: 40,
    })
    expect(await planOf(collection, { owner: { $gte: 8 } })).toMatchObject({
      index: 'owner_1_at_-1',
      examined: 40,
    })
    expect(await planOf(collection, { owner: 3, at: { $lt: 50 } })).toMatchObject({
      index: 'owner_1_at_-1',
      examined: 5,
    })
    expect(await planOf(collection, { owner: { $in: [3, 4] }, at: { $gt: 189 } })).toMatchObject({
      examined: 2,
    })
  })

  test('a field without an index is looked for everywhere', async () => {
    expect(await planOf(await filled({ owner: 1 }), { state: 'open' })).toMatchObject({
      index: null,
      examined: 200,
    })
  })

  test('an order the index has need not be sorted, and ends at the limit', async () => {
    const collection = await filled({ owner: 1, at: -1 })
    expect(await planOf(collection, { owner: 3 }, { at: -1 })).toMatchObject({ sorts: false, examined: 20 })
    expect(await planOf(collection, { owner: 3 }, { at: 1 })).toMatchObject({ sorts: false })
    expect(await planOf(collection, {}, { owner: -1, at: 1 })).toMatchObject({
      index: 'owner_1_at_-1',
      sorts: false,
    })
    expect(await planOf(collection, {}, { owner: 1, at: 1 })).toMatchObject({ sorts: true })
    const { executionStats } = await collection.find({ owner: 3 }).sort({ at: -1 }).limit(5).explain()
    expect(executionStats).toMatchObject({ nReturned: 5, totalDocsExamined: 5 })
  })

  test('a partial index serves only queries that say as much', async () => {
    const collection = await filled()
    await collection.createIndexes([
      { key: { at: 1 }, partialFilterExpression: { state: 'open' }, name: 'open' },
    ])
    expect(await planOf(collection, { at: 5, state: 'open' })).toMatchObject({ index: 'open', examined: 1 })
    expect(await planOf(collection, { at: 5, state: { $in: ['open'] } })).toMatchObject({ index: 'open' })
    expect(await planOf(collection, { at: 5 })).toMatchObject({ index: null })
    await collection.createIndexes([
      { key: { owner: 1 }, partialFilterExpression: { owner: { $type: 'int' } }, name: 'typed' },
    ])
    expect(await planOf(collection, { owner: { $type: 'int', $gt: 8 } })).toMatchObject({
      index: 'typed',
      examined: 20,
    })
    expect(await planOf(collection, { owner: { $gt: 8 } })).toMatchObject({ index: null })
  })

  test('a page behind the last one starts where that ended', async () => {
    const collection = await filled({ owner: 1, at: -1, _id: -1 })
    const [last] = await collection.find({ owner: 3 }).sort({ at: -1, _id: -1 }).skip(9).limit(1).toArray()
    const at = last!['at'] as number
    const page = {
      owner: 3,
      $or: [{ at: { $lt: at } }, { at, _id: { $lt: last!._id } }],
    }
    expect(await planOf(collection, page, { at: -1, _id: -1 })).toMatchObject({ sorts: false, examined: 11 })
    expect(await collection.countDocuments(page)).toBe(10)
  })

  test('array elements, and a hint', async () => {
    const collection = await filled({ tags: 1 }, { owner: 1 })
    expect(await planOf(collection, { tags: 3 })).toMatchObject({ index: 'tags_1', examined: 29 })
    expect(await collection.find({ owner: 3 }).hint('tags_1').toArray()).toHaveLength(20)
    expect((await failure(collection.find({ owner: 3 }).hint('none').toArray())).code).toBe(2)
  })

  test('updates, deletes, counts, findAndModify and aggregations are explained too', async () => {
    const collection = await filled({ owner: 1 })
    const { db } = store
    const name = collection.collectionName
    const explained = [
      { update: name, updates: [{ q: { owner: 1 }, u: { $set: { x: 1 } } }] },
      { delete: name, deletes: [{ q: { owner: 1 }, limit: 0 }] },
      { count: name, query: { owner: 1 } },
      { findAndModify: name, query: { owner: 1 }, remove: true },
      { aggregate: name, pipeline: [{ $match: { owner: 1 } }, { $count: 'n' }], cursor: {} },
    ]
    for (const command of explained)
      expect(JSON.stringify(await db.command({ explain: command }))).toContain('"indexName":"owner_1"')
    expect(await collection.countDocuments({ owner: 1 })).toBe(20)
  })
})
