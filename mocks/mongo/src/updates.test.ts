import type { Document, UpdateOptions } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { type Anything, failure, useStore } from './testing/store.ts'

const store = useStore()

const UNCHANGED = Symbol('unchanged')

interface Case {
  is: string
  before: Document
  update: Document
  after: Document | typeof UNCHANGED
  filter?: Document
  options?: UpdateOptions
}

/** https://www.mongodb.com/docs/manual/reference/operator/update/ : what each operator makes of a document. */
const CASES: Case[] = [
  { is: '$set', before: { a: 1 }, update: { $set: { a: 2, b: 3 } }, after: { a: 2, b: 3 } },
  {
    is: '$set makes documents on its way',
    before: {},
    update: { $set: { 'a.b.c': 1 } },
    after: { a: { b: { c: 1 } } },
  },
  { is: '$set at a position', before: { a: [1, 2] }, update: { $set: { 'a.1': 5 } }, after: { a: [1, 5] } },
  {
    is: '$set behind the end fills up',
    before: { a: [1] },
    update: { $set: { 'a.3': 5 } },
    after: { a: [1, null, null, 5] },
  },
  {
    is: '$set in an array element',
    before: { a: [{ b: 1 }] },
    update: { $set: { 'a.0.b': 2 } },
    after: { a: [{ b: 2 }] },
  },
  { is: '$set of the same', before: { a: 1 }, update: { $set: { a: 1 } }, after: UNCHANGED },
  {
    is: 'new fields come in the order of their names',
    before: {},
    update: { $set: { z: 1 }, $inc: { b: 1 } },
    after: { b: 1, z: 1 },
  },
  { is: '$unset', before: { a: 1, b: 2 }, update: { $unset: { a: '' } }, after: { b: 2 } },
  {
    is: '$unset in an array leaves null',
    before: { a: [1, 2] },
    update: { $unset: { 'a.0': '' } },
    after: { a: [null, 2] },
  },
  { is: '$unset of what is missing', before: { a: 1 }, update: { $unset: { 'b.c': '' } }, after: UNCHANGED },
  { is: '$inc', before: { a: 1 }, update: { $inc: { a: 2, b: -1 } }, after: { a: 3, b: -1 } },
  { is: '$mul', before: { a: 3 }, update: { $mul: { a: 2, b: 5 } }, after: { a: 6, b: 0 } },
  { is: '$min', before: { a: 3, b: 3 }, update: { $min: { a: 2, b: 5, c: 1 } }, after: { a: 2, b: 3, c: 1 } },
  { is: '$max', before: { a: 3, b: 3 }, update: { $max: { a: 2, b: 5, c: 1 } }, after: { a: 3, b: 5, c: 1 } },
  { is: '$rename', before: { a: 1, b: 2 }, update: { $rename: { a: 'c.d' } }, after: { b: 2, c: { d: 1 } } },
  { is: '$rename of what is missing', before: { b: 2 }, update: { $rename: { a: 'c' } }, after: UNCHANGED },
  {
    is: '$setOnInsert does nothing here',
    before: { a: 1 },
    update: { $setOnInsert: { a: 2 } },
    after: UNCHANGED,
  },
  { is: '$push', before: { a: [1] }, update: { $push: { a: 2, b: 3 } }, after: { a: [1, 2], b: [3] } },
  {
    is: '$push of an array',
    before: { a: [1] },
    update: { $push: { a: [2, 3] } },
    after: { a: [1, [2, 3]] },
  },
  {
    is: '$push $each',
    before: { a: [1] },
    update: { $push: { a: { $each: [2, 3] } } },
    after: { a: [1, 2, 3] },
  },
  {
    is: '$push $position',
    before: { a: [1, 2] },
    update: { $push: { a: { $each: [9], $position: 1 } } },
    after: { a: [1, 9, 2] },
  },
  {
    is: '$push $slice keeps the first',
    before: { a: [1] },
    update: { $push: { a: { $each: [2, 3], $slice: 2 } } },
    after: { a: [1, 2] },
  },
  {
    is: '$push $slice keeps the last',
    before: { a: [1, 2] },
    update: { $push: { a: { $each: [3], $slice: -2 } } },
    after: { a: [2, 3] },
  },
  {
    is: '$push $sort',
    before: { a: [3, 1] },
    update: { $push: { a: { $each: [2], $sort: -1 } } },
    after: { a: [3, 2, 1] },
  },
  {
    is: '$push $sort by a field, then $slice',
    before: { a: [{ n: 3 }, { n: 1 }] },
    update: { $push: { a: { $each: [{ n: 2 }], $sort: { n: 1 }, $slice: 2 } } },
    after: { a: [{ n: 1 }, { n: 2 }] },
  },
  { is: '$addToSet', before: { a: [1, { x: 1 }] }, update: { $addToSet: { a: { x: 1 } } }, after: UNCHANGED },
  {
    is: '$addToSet $each',
    before: { a: [1] },
    update: { $addToSet: { a: { $each: [1, 2, 2] } } },
    after: { a: [1, 2] },
  },
  { is: '$pull of a value', before: { a: [1, 2, 1] }, update: { $pull: { a: 1 } }, after: { a: [2] } },
  {
    is: '$pull by operators',
    before: { a: [1, 5, 9] },
    update: { $pull: { a: { $gte: 5 } } },
    after: { a: [1] },
  },
  {
    is: '$pull by fields',
    before: { a: [{ k: 1, v: 1 }, { k: 2 }] },
    update: { $pull: { a: { k: 1 } } },
    after: { a: [{ k: 2 }] },
  },
  { is: '$pull by a pattern', before: { a: ['x', 'y'] }, update: { $pull: { a: /x/ } }, after: { a: ['y'] } },
  { is: '$pull of what is missing', before: { b: 1 }, update: { $pull: { a: 1 } }, after: UNCHANGED },
  { is: '$pullAll', before: { a: [1, 2, 3, 1] }, update: { $pullAll: { a: [1, 3] } }, after: { a: [2] } },
  {
    is: '$pop',
    before: { a: [1, 2, 3], b: [1, 2] },
    update: { $pop: { a: 1, b: -1 } },
    after: { a: [1, 2], b: [2] },
  },
  {
    is: '$ is the element that matched',
    before: {
      a: [
        { k: 1, v: 1 },
        { k: 2, v: 2 },
      ],
    },
    filter: { 'a.k': 2 },
    update: { $inc: { 'a.$.v': 5 } },
    after: {
      a: [
        { k: 1, v: 1 },
        { k: 2, v: 7 },
      ],
    },
  },
  {
    is: '$ by $elemMatch',
    before: {
      a: [
        { k: 2, v: 1 },
        { k: 2, v: 2 },
      ],
    },
    filter: { a: { $elemMatch: { k: 2, v: 2 } } },
    update: { $set: { 'a.$.v': 0 } },
    after: {
      a: [
        { k: 2, v: 1 },
        { k: 2, v: 0 },
      ],
    },
  },
  {
    is: '$ of the array the path names, not of another in the query',
    before: { a: ['x', 'y'], b: [1, 2, 3] },
    filter: { a: 'y', b: 3 },
    update: { $set: { 'a.$': 'z' } },
    after: { a: ['x', 'z'], b: [1, 2, 3] },
  },
  {
    is: '$[] is every element',
    before: { a: [1, 2] },
    update: { $inc: { 'a.$[]': 1 } },
    after: { a: [2, 3] },
  },
  {
    is: '$[id] is every element that a filter takes',
    before: { a: [{ k: 1 }, { k: 2 }, { k: 3 }] },
    update: { $set: { 'a.$[big].x': true } },
    options: { arrayFilters: [{ 'big.k': { $gte: 2 } }] },
    after: { a: [{ k: 1 }, { k: 2, x: true }, { k: 3, x: true }] },
  },
  {
    is: '$[id] in an array in an array',
    before: { a: [{ b: [1, 5] }, { b: [7] }] },
    update: { $mul: { 'a.$[].b.$[big]': 10 } },
    options: { arrayFilters: [{ big: { $gt: 4 } }] },
    after: { a: [{ b: [1, 50] }, { b: [70] }] },
  },
]

describe('update operators', () => {
  test.each(CASES)('$is', async ({ before, update, after, filter, options }) => {
    const collection = store.db.collection('operators')
    const { insertedId: _id } = await collection.insertOne({ ...before })
    const result = await collection.updateOne({ _id, ...filter }, update, options)
    expect([result.matchedCount, result.modifiedCount]).toEqual([1, after === UNCHANGED ? 0 : 1])
    const found = await collection.findOne({ _id })
    const expected = after === UNCHANGED ? before : after
    // as text, because the order of the fields counts
    expect(JSON.stringify(found)).toBe(JSON.stringify({ _id, ...expected }))
  })

  test('$currentDate', async () => {
    const collection = store.db.collection('operators')
    const { insertedId: _id } = await collection.insertOne({})
    const update: Document = { $currentDate: { at: true, stamp: { $type: 'timestamp' } } }
    await collection.updateOne({ _id }, update)
    const types = { at: { $type: 'date' as const }, stamp: { $type: 'timestamp' as const } }
    expect(await collection.countDocuments({ _id, ...types })).toBe(1)
  })
})

/** An update that cannot be carried out, and the code MongoDB refuses it with. */
const REFUSED: [string, Document, Document, number][] = [
  ['two operators on one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['a path and its parent', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
  ['another _id', {}, { $set: { _id: 9 } }, 66],
  ['$inc of a string', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$inc by a string', {}, { $inc: { a: 'x' } }, 14],
  ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
  ['a field in a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['a field in null', { a: null }, { $set: { 'a.b': 1 } }, 28],
  ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
  ['an empty name', {}, { $set: { 'a..b': 1 } }, 56],
  ['an unknown operator', {}, { $foo: { a: 1 } }, 9],
  ['an unknown modifier of $push', {}, { $push: { a: { $each: [], $foo: 1 } } }, 2],
  ['$[id] without a filter', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
  ['$ without an array in the query', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ['$pop by 2', { a: [1] }, { $pop: { a: 2 } }, 9],
  ['an array larger than can be meant', { a: [1] }, { $set: { 'a.99999999': 1 } }, 2],
]

test.each(REFUSED)('refuses %s and changes nothing', async (...[, before, update, code]) => {
  const collection = store.db.collection('refused')
  const { insertedId: _id } = await collection.insertOne({ ...before })
  expect((await failure(collection.updateOne({ _id }, update))).code).toBe(code)
  expect(await collection.findOne({ _id })).toEqual({ _id, ...before })
})

describe('upsert', () => {
  const upsert = async (filter: Document, update: Document): Promise<Document | null> => {
    const collection = store.db.collection('upserts')
    const { upsertedId, upsertedCount } = await collection.updateOne(filter, update, { upsert: true })
    expect(upsertedCount).toBe(1)
    return await collection.findOne({ _id: upsertedId! }, { projection: { _id: 0 } })
  }

  test('takes what the query says must be equal', async () => {
    const filter = { a: 1, 'b.c': { $eq: 2 }, d: { $in: [3] }, e: { $gt: 4 }, $and: [{ f: 5 }] }
    expect(await upsert(filter, { $set: { g: 6 }, $setOnInsert: { h: 7 } })).toEqual({
      a: 1,
      b: { c: 2 },
      d: 3,
      f: 5,
      g: 6,
      h: 7,
    })
  })

  test('replaces', async () => {
    const collection = store.db.collection<Anything>('upserts')
    await collection.replaceOne({ _id: 'r', x: 1 }, { y: 2 }, { upsert: true })
    expect(await collection.findOne({ _id: 'r' })).toEqual({ _id: 'r', y: 2 })
  })

  test('many racers make one document and lose no increment', async () => {
    const collection = store.db.collection<Anything>('upserts')
    await Promise.all(
      Array.from({ length: 200 }, () =>
        collection.updateOne({ _id: 'n' }, { $inc: { n: 1 } }, { upsert: true }),
      ),
    )
    expect(await collection.findOne({ _id: 'n' })).toEqual({ _id: 'n', n: 200 })
  })

  test('does not change the _id that the query names', async () => {
    const collection = store.db.collection<Anything>('upserts')
    expect(
      (await failure(collection.updateOne({ _id: 'u' }, { $set: { _id: 'v' } }, { upsert: true }))).code,
    ).toBe(66)
  })
})

test('updateMany changes all that match, and each once', async () => {
  const collection = store.db.collection<Anything>('multi')
  await collection.createIndex({ n: 1 })
  await collection.insertMany([1, 2, 3, 4].map((n) => ({ n })))
  // by the index the changed documents come again behind the place of the scan
  expect(await collection.updateMany({ n: { $gte: 2 } }, { $inc: { n: 10 } })).toMatchObject({
    matchedCount: 3,
    modifiedCount: 3,
  })
  expect((await collection.find().sort({ n: 1 }).toArray()).map(({ n }) => n as number)).toEqual([
    1, 12, 13, 14,
  ])
})
