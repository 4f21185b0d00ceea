import { type Document, MongoClient } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { failure, useStore } from './testing/store.ts'

const store = useStore()

beforeAll(async () => {
  await store.db.collection('many').insertMany(Array.from({ length: 500 }, (_, i) => ({ n: i })))
})

/** How often a find went back for more. */
async function countBatches(batchSize: number | undefined): Promise<{ length: number; more: number }> {
  const client = await MongoClient.connect(store.uri, { monitorCommands: true })
  let more = 0
  client.on('commandStarted', ({ commandName }) => {
    if (commandName === 'getMore') more++
  })
  const options = batchSize === undefined ? {} : { batchSize }
  const { length } = await client.db('test').collection('many').find({}, options).toArray()
  await client.close()
  return { length, more }
}

test('gives 101 documents first and the rest by getMore', async () => {
  expect(await countBatches(undefined)).toEqual({ length: 500, more: 1 })
})

test('keeps to the batch size', async () => {
  expect(await countBatches(100)).toEqual({ length: 500, more: 4 })
  expect(await countBatches(499)).toEqual({ length: 500, more: 1 })
})

test('a batch stays under 16 MB', async () => {
  const pad = 'x'.repeat(6_000_000)
  for (let i = 0; i < 3; i++) await store.db.collection('large').insertOne({ i, pad })
  const { cursor } = (await store.db.command({ find: 'large' })) as { cursor: { firstBatch: unknown[] } }
  expect(cursor.firstBatch).toHaveLength(2)
  const found = await store.db.collection('large').find().toArray()
  expect(found.map(({ i, pad }) => [i as number, (pad as string).length])).toEqual(
    [0, 1, 2].map((i) => [i, pad.length]),
  )
})

/** The cursor of a find whose first batch is not the last. */
async function firstBatch(options: Document): Promise<{ id: unknown }> {
  const { cursor } = (await store.db.command({ find: 'many', batchSize: 10, ...options })) as {
    cursor: { id: unknown }
  }
  return cursor
}

test('a closed cursor is gone', async () => {
  const cursor = await firstBatch({})
  await store.db.command({ killCursors: 'many', cursors: [cursor.id] })
  const { code, codeName } = await failure(store.db.command({ getMore: cursor.id, collection: 'many' }))
  expect([code, codeName]).toEqual([43, 'CursorNotFound'])
})

test('a cursor does not meet a document twice because others come and go', async () => {
  const collection = store.db.collection<{ _id: number }>('moving')
  await collection.insertMany(Array.from({ length: 300 }, (_, i) => ({ _id: i })))
  const seen: number[] = []
  for await (const { _id } of collection.find({}, { batchSize: 20 })) {
    seen.push(_id)
    if (_id % 3 === 0 && _id < 300) await collection.deleteOne({ _id: _id + 150 })
    if (_id < 10) await collection.insertOne({ _id: 1000 + _id })
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((id) => id < 150)).toHaveLength(150)
})

test('singleBatch leaves no cursor', async () => {
  expect(Number((await firstBatch({ singleBatch: true })).id)).toBe(0)
})

test('a query that takes too long is given up', async () => {
  const filter = {
    $expr: {
      $gt: [
        { $reduce: { input: { $range: [0, 3000] }, initialValue: 0, in: { $add: ['$$value', '$n'] } } },
        -1,
      ],
    },
  }
  const { code } = await failure(store.db.collection('many').find(filter, { maxTimeMS: 1 }).toArray())
  expect(code).toBe(50)
})
