import { type Collection, type Document, Long, type MongoBulkWriteError, UUID } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { type Anything, failure, useStore } from './testing/store.ts'
import { sendRaw } from './testing/wire.ts'

const store = useStore()

describe('insertMany', () => {
  const bulkFailure = async (name: string, ordered: boolean): Promise<MongoBulkWriteError> => {
    const docs = [1, 2, 2, 3].map((_id) => ({ _id }))
    const error = await failure(store.db.collection<Anything>(name).insertMany(docs, { ordered }))
    return error as unknown as MongoBulkWriteError
  }

  test('ordered ends at the first error', async () => {
    const error = await bulkFailure('ordered', true)
    expect([error.code, error.result.insertedCount]).toEqual([11000, 2])
    expect(await store.db.collection('ordered').countDocuments()).toBe(2)
  })

  test('unordered goes on behind it', async () => {
    const error = await bulkFailure('unordered', false)
    expect([error.code, error.result.insertedCount]).toEqual([11000, 3])
    expect(error.result.getWriteErrors().map(({ index }) => index)).toEqual([2])
  })

  test('an _id is made where there is none, and put in front', async () => {
    await store.db.command({ insert: 'ids', documents: [{ a: 1 }, { a: 2, _id: 5 }] })
    const found = await store.db.collection('ids').find().toArray()
    expect(found.map((doc) => Object.keys(doc))).toEqual([
      ['_id', 'a'],
      ['_id', 'a'],
    ])
  })

  test.each<[unknown]>([[[1]], [/x/]])('refuses %s as an _id', async (_id) => {
    expect((await failure(store.db.collection<Anything>('ids').insertOne({ _id } as Anything))).code).toBe(2)
  })

  test('refuses a document of more than 16 MB', async () => {
    const large = { insert: 'ids', documents: [{ pad: 'x'.repeat(16 * 1024 * 1024) }] }
    const { writeErrors } = await store.db
      .command(large)
      .catch((error: unknown) => (error as { result: Document }).result)
    expect((writeErrors as Document[])[0]).toMatchObject({ code: 10334 })
  })
})

test('bulkWrite does each kind of write and counts them', async () => {
  const collection = store.db.collection<Anything>('bulk')
  await collection.insertMany([1, 2, 3, 4].map((_id) => ({ _id, n: _id })))
  const result = await collection.bulkWrite([
    { insertOne: { document: { _id: 5 } } },
    { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
    { updateMany: { filter: { n: { $gte: 3 } }, update: { $set: { big: true } } } },
    { replaceOne: { filter: { _id: 2 }, replacement: { x: 1 } } },
    { updateOne: { filter: { _id: 9 }, update: { $set: { n: 9 } }, upsert: true } },
    { deleteOne: { filter: { _id: 3 } } },
    { deleteMany: { filter: { _id: { $gt: 8 } } } },
  ])
  expect(result).toMatchObject({
    insertedCount: 1,
    matchedCount: 4,
    modifiedCount: 4,
    upsertedCount: 1,
    deletedCount: 2,
  })
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, n: 2 },
    { _id: 2, x: 1 },
    { _id: 4, n: 4, big: true },
    { _id: 5 },
  ])
})

describe('findAndModify', () => {
  const fill = async (name: string): Promise<Collection<Anything>> => {
    const collection = store.db.collection<Anything>(name)
    await collection.insertMany([1, 2, 3].map((_id) => ({ _id, n: _id, list: [{ k: 1 }, { k: _id }] })))
    return collection
  }

  test('gives the document before or after, by the sort, projected', async () => {
    const collection = await fill('fam')
    const before = await collection.findOneAndUpdate(
      {},
      { $inc: { n: 10 } },
      { sort: { _id: -1 }, projection: { n: 1 } },
    )
    expect(before).toEqual({ _id: 3, n: 3 })
    const after = await collection.findOneAndUpdate(
      { n: 2 },
      { $set: { n: 7 } },
      { returnDocument: 'after', projection: { n: 1 } },
    )
    expect(after).toEqual({ _id: 2, n: 7 })
    expect(await collection.findOneAndUpdate({ n: 99 }, { $set: { n: 7 } })).toBeNull()
  })

  test('projects the element that matched', async () => {
    const collection = await fill('famPositional')
    const found = await collection.findOneAndUpdate(
      { 'list.k': 3 },
      { $set: { 'list.$.seen': true } },
      { projection: { 'list.$': 1 }, returnDocument: 'after' },
    )
    expect(found).toEqual({ _id: 3, list: [{ k: 3, seen: true }] })
  })

  test('replaces, deletes and upserts', async () => {
    const collection = await fill('famOthers')
    expect(await collection.findOneAndReplace({ _id: 1 }, { x: 1 }, { returnDocument: 'after' })).toEqual({
      _id: 1,
      x: 1,
    })
    expect(await collection.findOneAndDelete({ x: 1 })).toEqual({ _id: 1, x: 1 })
    const result = await collection.findOneAndUpdate(
      { _id: 8 },
      { $set: { n: 8 } },
      { upsert: true, includeResultMetadata: true },
    )
    expect(result).toMatchObject({
      value: null,
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 8 },
    })
    expect(await collection.countDocuments()).toBe(3)
  })
})

test('deletes one or all that match', async () => {
  const collection = store.db.collection<Anything>('deletes')
  await collection.insertMany([1, 1, 1, 2].map((n) => ({ n })))
  expect(await collection.deleteOne({ n: 1 })).toMatchObject({ deletedCount: 1 })
  expect(await collection.deleteMany({ n: 1 })).toMatchObject({ deletedCount: 2 })
  expect(await collection.countDocuments()).toBe(1)
})

test('a write that is sent twice is done once and answered twice; an older one is refused', async () => {
  const id = new UUID()
  const increment = (number: number): Promise<Document> =>
    sendRaw(store.uri, {
      update: 'retried',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      $db: 'test',
      lsid: { id },
      txnNumber: Long.fromNumber(number),
    })
  const first = await increment(5)
  expect(first).toMatchObject({ ok: { value: 1 }, upserted: [{ index: { value: 0 } }] })
  expect(await increment(5)).toEqual(first)
  await increment(6)
  expect(await store.db.collection<Anything>('retried').findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 })
  expect(await increment(4)).toMatchObject({ ok: { value: 0 }, code: { value: 225 } })
})

test('what was read before is read as it is now: changed, refused, removed, made again', async () => {
  const things = store.db.collection<Anything>('read-before')
  await things.createIndex({ n: 1 }, { unique: true })
  const found = () => things.find().toArray()
  const one = () => things.findOne({ _id: 1 })
  await things.insertMany([
    { _id: 1, n: 1, tags: ['a'] },
    { _id: 2, n: 2 },
  ])
  expect((await one())!['tags']).toEqual(['a'])
  await things.updateOne({ _id: 1 }, { $push: { tags: 'b' } } as Document)
  expect((await one())!['tags']).toEqual(['a', 'b'])

  expect((await failure(things.findOneAndUpdate({ _id: 1 }, { $set: { n: 2 } }))).code).toBe(11000)
  expect(await found()).toEqual([
    { _id: 1, n: 1, tags: ['a', 'b'] },
    { _id: 2, n: 2 },
  ])
  await things.deleteOne({ _id: 1 })
  expect(await one()).toBeNull()
  await things.drop()
  await things.insertOne({ _id: 1, n: 3 })
  expect(await found()).toEqual([{ _id: 1, n: 3 }])
})
