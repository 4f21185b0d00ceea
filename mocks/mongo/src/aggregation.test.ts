import { type Document, Long, ObjectId } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { type Anything, failure, useStore } from './testing/store.ts'

const store = useStore()

const run = (pipeline: Document[], collection = 'orders'): Promise<Document[]> =>
  store.db.collection(collection).aggregate(pipeline).toArray()

beforeAll(async () => {
  const orders = [
    {
      _id: 1,
      who: 'a',
      total: 10,
      items: [
        { sku: 'x', n: 1 },
        { sku: 'y', n: 2 },
      ],
    },
    { _id: 2, who: 'b', total: 20, items: [{ sku: 'x', n: 3 }] },
    { _id: 3, who: 'a', total: 30, items: [] },
  ]
  await store.db.collection<Anything>('orders').insertMany(orders)
  await store.db.collection<Anything>('people').insertMany([
    { _id: 'a', name: 'Ann', orders: [1, 3] },
    { _id: 'c', name: 'Cy', orders: [] },
  ])
})

const CASES: [string, Document[], Document[]][] = [
  [
    '$match, $sort, $skip, $limit',
    [
      { $match: { who: 'a' } },
      { $sort: { total: -1 } },
      { $skip: 1 },
      { $limit: 1 },
      { $project: { total: 1 } },
    ],
    [{ _id: 1, total: 10 }],
  ],
  [
    '$match behind a stage has the rules of find',
    [
      { $addFields: { t: ['q', { r: 1 }] } },
      { $match: { 't.r': 1, total: { $gt: 10 } } },
      { $project: { _id: 1 } },
    ],
    [{ _id: 2 }, { _id: 3 }],
  ],
  [
    '$sort behind a stage has the rules of find',
    [
      { $project: { v: { $cond: [{ $eq: ['$_id', 2] }, 'text', '$total'] } } },
      { $sort: { v: -1 } },
      { $project: { _id: 1 } },
    ],
    [{ _id: 2 }, { _id: 3 }, { _id: 1 }],
  ],
  [
    '$group',
    [
      { $group: { _id: '$who', n: { $sum: 1 }, total: { $sum: '$total' }, max: { $max: '$total' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'a', n: 2, total: 40, max: 30 },
      { _id: 'b', n: 1, total: 20, max: 20 },
    ],
  ],
  [
    '$unwind',
    [
      { $unwind: '$items' },
      { $group: { _id: '$items.sku', n: { $sum: '$items.n' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'x', n: 4 },
      { _id: 'y', n: 2 },
    ],
  ],
  ['$count', [{ $match: { who: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
  [
    '$sortByCount',
    [{ $sortByCount: '$who' }],
    [
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ],
  ],
  [
    '$replaceRoot',
    [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: { $first: '$items' } } }],
    [{ sku: 'x', n: 3 }],
  ],
  [
    '$set and $unset',
    [{ $match: { _id: 2 } }, { $set: { twice: { $multiply: ['$total', 2] } } }, { $unset: ['items', 'who'] }],
    [{ _id: 2, total: 20, twice: 40 }],
  ],
  [
    '$facet',
    [
      {
        $facet: {
          n: [{ $count: 'n' }],
          top: [{ $sort: { total: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
        },
      },
    ],
    [{ n: [{ n: 3 }], top: [{ _id: 3 }] }],
  ],
  [
    '$bucket',
    [{ $bucket: { groupBy: '$total', boundaries: [0, 15, 50], output: { n: { $sum: 1 } } } }],
    [
      { _id: 0, n: 1 },
      { _id: 15, n: 2 },
    ],
  ],
]

test.each(CASES)('%s', async (_, pipeline, expected) => {
  expect(await run(pipeline)).toEqual(expected)
})

test('groups by values of BSON types of their own', async () => {
  const id = new ObjectId()
  const collection = store.db.collection('typed')
  await collection.insertMany([
    { id, b: Buffer.from([200]) },
    { id, b: Buffer.from([201]) },
    { id, b: Buffer.from([201]) },
  ])
  expect(await run([{ $group: { _id: '$id', n: { $sum: 1 } } }], 'typed')).toEqual([{ _id: id, n: 3 }])
  const byBinary = await run([{ $group: { _id: '$b', n: { $sum: 1 } } }, { $sort: { n: 1 } }], 'typed')
  expect(byBinary.map(({ n }) => n as number)).toEqual([1, 2])
})

test('what only matches, sorts and cuts gives the documents as they are stored', async () => {
  await store.db.collection('longs').insertOne({ n: Long.fromNumber(5) })
  const [found] = await store.db
    .collection('longs')
    .aggregate([{ $match: { n: 5 } }, { $limit: 1 }], { promoteLongs: false })
    .toArray()
  expect(found!['n']).toBeInstanceOf(Long)
})

test('comes in batches', async () => {
  await store.db.collection('many').insertMany(Array.from({ length: 300 }, (_, n) => ({ n })))
  const found = await store.db
    .collection('many')
    .aggregate([{ $project: { _id: 0, n: 1 } }], { batchSize: 50 })
    .toArray()
  expect(found.map(({ n }) => n as number)).toEqual(Array.from({ length: 300 }, (_, n) => n))
})

test('a stage of two operators is refused', async () => {
  expect((await failure(run([{ $match: {}, $limit: 1 }]))).code).toBe(40323)
})
