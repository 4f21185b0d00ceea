import { type Document, ObjectId } from 'mongodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Anything, useStore } from './testing/store.ts'

const store = useStore()

/** What each filter finds among these, by the rules of https://www.mongodb.com/docs/manual/reference/operator/query/ */
const DOCUMENTS: Document[] = [
  { _id: 1, n: 5, s: 'apple', tags: ['a', 'b'], at: new Date(1000), sub: { x: 1, y: 2 } },
  { _id: 2, n: 10, s: 'Banana', tags: [], at: new Date(2000), sub: { y: 2, x: 1 } },
  {
    _id: 3,
    n: 2.5,
    s: null,
    tags: ['b', ['c']],
    items: [
      { k: 1, v: 10 },
      { k: 2, v: 20 },
    ],
  },
  {
    _id: 4,
    n: [1, 20],
    tags: 'a',
    items: [{ k: 2, v: 10 }, { k: 3 }],
    ref: new ObjectId('64b000000000000000000001'),
  },
  { _id: 5, s: 'apricot', n: NaN, items: [] },
]

const CASES: [string, Document, number[]][] = [
  ['equality', { n: 10 }, [2]],
  ['equality with an array element', { tags: 'a' }, [1, 4]],
  ['equality with a whole array', { tags: ['a', 'b'] }, [1]],
  ['equality with a nested array', { tags: ['c'] }, [3]],
  ['a document with its fields in that order', { sub: { x: 1, y: 2 } }, [1]],
  ['null finds what is null or missing', { s: null }, [3, 4]],
  ['null behind an array of documents', { 'items.v': null }, [1, 2, 4]],
  ['an ObjectId', { ref: new ObjectId('64b000000000000000000001') }, [4]],
  ['$ne', { tags: { $ne: 'a' } }, [2, 3, 5]],
  ['$gt compares numbers only', { n: { $gt: 4 } }, [1, 2, 4]],
  ['$gt and $lt may be met by different elements', { n: { $gt: 10, $lt: 5 } }, [4]],
  ['$elemMatch is met by one', { n: { $elemMatch: { $gt: 10, $lt: 5 } } }, []],
  ['$lt does not find NaN', { n: { $lt: 3 } }, [3, 4]],
  ['$gte with NaN', { n: { $gte: NaN } }, [5]],
  ['$lte with a date', { at: { $lte: new Date(1000) } }, [1]],
  ['$in', { n: { $in: [5, 20] } }, [1, 4]],
  ['$in with a pattern', { s: { $in: [/^ap/] } }, [1, 5]],
  ['$in with nothing', { n: { $in: [] } }, []],
  ['$nin', { n: { $nin: [5, 20] } }, [2, 3, 5]],
  ['$exists', { items: { $exists: true } }, [3, 4, 5]],
  ['$exists: false', { s: { $exists: false } }, [4]],
  ['$type', { s: { $type: 'string' } }, [1, 2, 5]],
  ['$type number looks into arrays', { n: { $type: 'int' } }, [1, 2, 4]],
  ['$type double', { n: { $type: 'double' } }, [3, 5]],
  ['$type array', { tags: { $type: 'array' } }, [1, 2, 3]],
  ['$regex with $options', { s: { $regex: '^b', $options: 'i' } }, [2]],
  ['a pattern', { s: /an/ }, [2]],
  ['$not', { n: { $not: { $gt: 4 } } }, [3, 5]],
  ['$size', { tags: { $size: 2 } }, [1, 3]],
  ['$all', { tags: { $all: ['b', 'a'] } }, [1]],
  ['$all on a scalar', { tags: { $all: ['a'] } }, [1, 4]],
  ['$all with $elemMatch', { items: { $all: [{ $elemMatch: { k: 2 } }] } }, [3, 4]],
  ['a path through an array', { 'items.k': 2 }, [3, 4]],
  ['two paths may be met by different elements', { 'items.k': 2, 'items.v': 10 }, [3, 4]],
  ['$elemMatch on documents', { items: { $elemMatch: { k: 2, v: 10 } } }, [4]],
  ['an array position', { 'items.0.k': 2 }, [4]],
  ['$mod', { n: { $mod: [5, 0] } }, [1, 2, 4]],
  ['$or', { $or: [{ n: 5 }, { 'items.k': 3 }] }, [1, 4]],
  ['$and', { $and: [{ tags: 'a' }, { n: 5 }] }, [1]],
  ['$nor', { $nor: [{ tags: 'a' }, { n: 10 }] }, [3, 5]],
  ['$expr', { $expr: { $gt: [{ $add: ['$sub.x', '$sub.y'] }, '$sub.y'] } }, [1, 2]],
  ['$comment', { $comment: 'why', n: 10 }, [2]],
]

describe('filters', () => {
  beforeAll(async () => {
    await store.db.collection('filters').insertMany(DOCUMENTS)
  })

  test.each(CASES)('%s', async (_, filter, expected) => {
    const found = await store.db.collection('filters').find(filter).sort({ _id: 1 }).toArray()
    expect(found.map(({ _id }) => _id as unknown)).toEqual(expected)
  })
})

describe('sort, skip and limit', () => {
  const ids = async (sort: Document): Promise<unknown[]> =>
    (await store.db.collection('filters').find().sort(sort).toArray()).map(({ _id }) => _id as unknown)

  test('orders types, and arrays by their least or greatest element', async () => {
    expect(await ids({ n: 1 })).toEqual([5, 4, 3, 1, 2])
    expect(await ids({ n: -1 })).toEqual([4, 2, 1, 3, 5])
    expect(await ids({ s: 1, _id: -1 })).toEqual([4, 3, 2, 1, 5])
  })

  test('skip and limit cut the sorted list', async () => {
    const found = await store.db.collection('filters').find().sort({ _id: -1 }).skip(1).limit(2).toArray()
    expect(found.map(({ _id }) => _id as unknown)).toEqual([4, 3])
  })
})

describe('projections', () => {
  const DOCUMENT = {
    ...{ _id: 1, a: 1, b: { c: 2, d: 3 } },
    list: [{ k: 1, v: 1 }, 7, { k: 2, v: 2 }],
    numbers: [1, 2, 3, 4],
  }
  const PROJECTIONS: [string, Document, Document][] = [
    ['inclusion', { a: 1 }, { _id: 1, a: 1 }],
    ['inclusion without _id', { a: 1, _id: 0 }, { a: 1 }],
    ['_id alone', { _id: 1 }, { _id: 1 }],
    ['exclusion', { list: 0, numbers: 0, b: 0 }, { _id: 1, a: 1 }],
    ['exclusion of _id', { _id: 0, list: 0, numbers: 0 }, { a: 1, b: { c: 2, d: 3 } }],
    ['a path', { 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
    ['a path as a document', { b: { d: true } }, { _id: 1, b: { d: 3 } }],
    ['a path through an array', { 'list.v': 1 }, { _id: 1, list: [{ v: 1 }, { v: 2 }] }],
    [
      'exclusion in an array',
      { 'list.v': 0, numbers: 0, b: 0 },
      { _id: 1, a: 1, list: [{ k: 1 }, 7, { k: 2 }] },
    ],
    [
      '$slice keeps the others',
      { numbers: { $slice: -2 }, list: 0, b: 0 },
      { _id: 1, a: 1, numbers: [3, 4] },
    ],
    ['$slice from a place', { a: 1, numbers: { $slice: [1, 2] } }, { _id: 1, a: 1, numbers: [2, 3] }],
    ['$elemMatch', { list: { $elemMatch: { k: 2 } } }, { _id: 1, list: [{ k: 2, v: 2 }] }],
    ['$elemMatch without a match', { list: { $elemMatch: { k: 9 } } }, { _id: 1 }],
    ['the element that matched', { 'list.$': 1 }, { _id: 1, list: [{ k: 2, v: 2 }] }],
  ]

  beforeAll(async () => {
    await store.db.collection<Anything>('projections').insertOne(DOCUMENT)
  })

  test.each(PROJECTIONS)('%s', async (_, projection, expected) => {
    expect(await store.db.collection('projections').findOne({ 'list.k': 2 }, { projection })).toEqual(
      expected,
    )
  })

  test('keeps the order of the stored fields', async () => {
    const found = await store.db.collection('projections').findOne({}, { projection: { numbers: 1, a: 1 } })
    expect(Object.keys(found ?? {})).toEqual(['_id', 'a', 'numbers'])
  })
})

describe('count and distinct', () => {
  test('count with a filter, a skip and a limit', async () => {
    const collection = store.db.collection('filters')
    expect(await collection.estimatedDocumentCount()).toBe(5)
    expect(await collection.countDocuments()).toBe(5)
    expect(await collection.countDocuments({ tags: 'a' })).toBe(2)
    expect(await collection.countDocuments({}, { skip: 1, limit: 3 })).toBe(3)
    expect(await store.db.collection('nothing').countDocuments()).toBe(0)
  })

  test('distinct opens arrays and sorts', async () => {
    expect(await store.db.collection('filters').distinct('items.k')).toEqual([1, 2, 3])
    expect(await store.db.collection('filters').distinct('tags', { n: { $gt: 4 } })).toEqual(['a', 'b'])
  })
})
