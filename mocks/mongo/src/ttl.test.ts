import { expect, test, vi } from 'vitest'
import { type Anything, failure, useStore } from './testing/store.ts'

const store = useStore({ ttlMs: 50 })

test('removes what is due and nothing else', async () => {
  const collection = store.db.collection<Anything>('sessions')
  await collection.createIndexes([{ key: { at: 1 }, expireAfterSeconds: 60 }])
  const minutesAgo = (n: number): Date => new Date(Date.now() - n * 60_000)
  await collection.insertMany([
    { _id: 'due', at: minutesAgo(2) },
    { _id: 'due by its earliest date', at: [minutesAgo(0), minutesAgo(2)] },
    { _id: 'not yet', at: minutesAgo(0) },
    { _id: 'ahead', at: minutesAgo(-5) },
    { _id: 'no date', at: 0 },
    { _id: 'nothing' },
  ])
  await vi.waitFor(async () => expect(await collection.countDocuments({ _id: /due/ })).toBe(0), {
    timeout: 10_000,
  })
  expect(await collection.countDocuments()).toBe(4)
})

test('a TTL index has one field', async () => {
  expect(
    (await failure(store.db.collection('x').createIndexes([{ key: { a: 1, b: 1 }, expireAfterSeconds: 1 }])))
      .code,
  ).toBe(67)
})
