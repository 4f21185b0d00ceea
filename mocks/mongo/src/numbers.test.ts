import { Decimal128, Double, Int32, Long, type Document } from 'mongodb'
import { expect, test } from 'vitest'
import { type Anything, failure, useStore } from './testing/store.ts'

const store = useStore()

/** The stored type of each field. */
async function typesOf(filter: Document = {}): Promise<Record<string, string>> {
  const found = await store.db.collection('numbers').findOne(filter, { promoteValues: false })
  return Object.fromEntries(
    Object.entries(found ?? {}).map(([key, value]) => [
      key,
      (value as { _bsontype?: string })._bsontype ?? typeof value,
    ]),
  )
}

const NUMBERS = {
  int: new Int32(5),
  long: Long.fromNumber(5),
  double: new Double(5),
  decimal: Decimal128.fromString('5'),
}
const TYPES = { int: 'Int32', long: 'Long', double: 'Double', decimal: 'Decimal128' }

test('a number keeps its type when other fields change', async () => {
  await store.db.collection<Anything>('numbers').insertOne({ _id: 1, ...NUMBERS })
  await store.db.collection<Anything>('numbers').updateOne({ _id: 1 }, { $set: { other: 1 } })
  expect(await typesOf({ _id: 1 })).toMatchObject(TYPES)
})

test('a number keeps its type when it is set, pushed or replaced', async () => {
  const collection = store.db.collection<Anything>('numbers')
  await collection.updateOne({ _id: 2 }, { $set: NUMBERS }, { upsert: true })
  expect(await typesOf({ _id: 2 })).toMatchObject(TYPES)
  await collection.replaceOne({ _id: 2 }, NUMBERS)
  expect(await typesOf({ _id: 2 })).toMatchObject(TYPES)
  const push: Document = { $push: { list: new Double(1) } }
  await collection.findOneAndUpdate({ _id: 2 }, push)
  expect(await collection.countDocuments({ _id: 2, list: { $type: 'double' } })).toBe(1)
})

test('$inc and $mul type their results as MongoDB does', async () => {
  const collection = store.db.collection<Anything>('numbers')
  const most = {
    int: new Int32(2 ** 31 - 1),
    long: Long.fromNumber(5),
    double: new Double(5),
    a: new Int32(2),
  }
  await collection.insertOne({ _id: 3, ...most })
  await collection.updateOne({ _id: 3 }, { $inc: { int: 1, long: 1, double: 1 }, $mul: { a: new Double(2) } })
  expect(await typesOf({ _id: 3 })).toMatchObject({
    int: 'Long',
    long: 'Long',
    double: 'Double',
    a: 'Double',
  })
  expect(await collection.findOne({ _id: 3 })).toMatchObject({ int: 2 ** 31, long: 6, double: 6, a: 4 })
})

test('integers beyond 2^53 are exact', async () => {
  const collection = store.db.collection<Anything>('numbers')
  await collection.createIndexes([{ key: { big: 1 }, unique: true, sparse: true }])
  const big = Long.fromString('9007199254740993')
  await collection.insertMany([{ big }, { big: big.add(1) }, { big: big.sub(1) }])
  await collection.updateOne({ big: big.add(1) }, { $inc: { big: 10 } })
  const found = await collection
    .find({ big: { $gte: big } }, { promoteLongs: false })
    .sort({ big: 1 })
    .toArray()
  expect(found.map((doc) => String(doc['big']))).toEqual(['9007199254740993', '9007199254741004'])
  const most = Long.MAX_VALUE
  await collection.insertOne({ _id: 4, most })
  expect((await failure(collection.updateOne({ _id: 4 }, { $inc: { most: 1 } }))).code).toBe(2)
})

test('Decimal128 is kept, and refused by its name where it would have to be computed with', async () => {
  const collection = store.db.collection<Anything>('numbers')
  expect((await failure(collection.updateOne({ _id: 1 }, { $inc: { decimal: 1 } }))).message).toContain(
    'Decimal128',
  )
  expect((await failure(collection.find({ decimal: { $gt: 1 } }).toArray())).message).toContain('decimal')
})
