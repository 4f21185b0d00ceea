/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- mongoose's types name classes where it takes plain objects */
import { type Document, MongoClient, type MongoServerError } from 'mongodb'
import { type Connection, createConnection, type Model, Schema, type Types } from 'mongoose'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStore, type Store } from './index.ts'
import { failure, makeFolder } from './testing/store.ts'

/**
 * What the product relies on, said with the real mongoose and the real driver. With TEST_MONGODB_URI (a replica set)
 * it runs against that server, else against the embedded store: what holds here must hold there.
 */

const real = process.env['TEST_MONGODB_URI']
const dbName = `relied_on_${randomBytes(4).toString('hex')}`
const folder = makeFolder()
let store: Store | undefined
let uri: string
let connection: Connection

beforeAll(async () => {
  store = real ? undefined : await createStore({ path: folder })
  uri = real ?? store!.uri
  connection = await createConnection(uri, { dbName }).asPromise()
})

afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

if (!real) test.skip('NOT RUN: against a real MongoDB (TEST_MONGODB_URI is not set)', () => undefined)

interface Leg {
  id: string
  department: string
  rank: number
  status: string
}

interface Request {
  _id: string
  ownerId: string
  version: number
  status: string
  claimedBy: string | null
  legs: Leg[]
  outbox: { id: string }[]
  updatedAt: Date
  /** When the outbox is to be tried again; absent where it is empty. */
  nextAttemptAt?: Date
}

const requestSchema = new Schema<Request>(
  {
    _id: String,
    ownerId: String,
    version: Number,
    status: String,
    claimedBy: { type: String, default: null },
    legs: [new Schema<Leg>({ id: String, department: String, rank: Number, status: String }, { _id: false })],
    outbox: [new Schema({ id: String }, { _id: false })],
    updatedAt: Date,
    nextAttemptAt: Date,
  },
  { versionKey: false, writeConcern: { w: 'majority', journal: true } },
)
requestSchema.index({ ownerId: 1, updatedAt: -1, _id: -1 })
requestSchema.index({ nextAttemptAt: 1 }, { partialFilterExpression: { nextAttemptAt: { $type: 'date' } } })

let models = 0
/** A model with a collection of its own, its indexes made. */
async function modelOf<T>(schema: Schema<T>): Promise<Model<T>> {
  const name = `M${models++}`
  const model = connection.model<T>(name, schema, name.toLowerCase())
  await model.init()
  return model
}

const request = (_id: string, more: Partial<Request> = {}): Partial<Request> => ({
  ...{ _id, ownerId: 'o1', version: 1, status: 'received', legs: [], outbox: [], updatedAt: new Date(0) },
  ...more,
})

test('a write with w: majority and journal: true is acknowledged, and another client reads it', async () => {
  const Requests = await modelOf(requestSchema)
  const legs = [{ id: 'l1', department: 'sales', rank: 0, status: 'pending' }]
  await Requests.create(request('r1', { legs, outbox: [{ id: 'l1' }], nextAttemptAt: new Date() }))
  const client = await MongoClient.connect(uri)
  const found = await client.db(dbName).collection<Request>(Requests.collection.name).findOne({ _id: 'r1' })
  await client.close()
  expect(found).toMatchObject({ _id: 'r1', version: 1, legs, outbox: [{ id: 'l1' }], claimedBy: null })
})

test('of all that insert the same unique value at once, exactly one succeeds; the others learn which key it was', async () => {
  const schema = new Schema<{ unitCode: string; holder: number }>({
    unitCode: { type: String, unique: true },
    holder: Number,
  })
  const Registrations = await modelOf(schema)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, holder) => Registrations.create({ unitCode: 'U1', holder })),
  )
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as MongoServerError] : [],
  )
  expect(refused).toHaveLength(49)
  for (const error of refused)
    expect(error).toMatchObject({ code: 11000, keyPattern: { unitCode: 1 }, keyValue: { unitCode: 'U1' } })
  expect(await Registrations.countDocuments()).toBe(1)
})

test('of N agents who claim a request at once exactly one gets it', async () => {
  const Requests = await modelOf(requestSchema)
  await Requests.create(request('r1'))
  const claims = await Promise.all(
    Array.from({ length: 40 }, (_, agent) =>
      Requests.findOneAndUpdate(
        { _id: 'r1', claimedBy: null },
        { $set: { claimedBy: `agent${agent}` }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      ).lean(),
    ),
  )
  const won = claims.filter((claim) => claim !== null)
  expect(won).toHaveLength(1)
  expect(await Requests.findById('r1').lean()).toEqual(won[0])
  expect(won[0]!.version).toBe(2)
})

test('a whole document is replaced only where its version is still the one that was read', async () => {
  const Requests = await modelOf(requestSchema)
  await Requests.create(request('r1'))
  const replace = (version: number, status: string): Promise<unknown> =>
    Requests.findOneAndReplace({ _id: 'r1', version }, request('r1', { version: version + 1, status }), {
      returnDocument: 'after',
    })
      .lean()
      .exec()
  const outcomes = await Promise.all([replace(1, 'answered'), replace(1, 'routed'), replace(1, 'cancelled')])
  expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1)
  expect(await replace(1, 'late')).toBeNull()
  expect(await Requests.findById('r1').lean()).toMatchObject({ version: 2 })
})

test('mongoose notices a document that was changed meanwhile', async () => {
  const schema = new Schema<{ n: number }>({ n: Number }, { optimisticConcurrency: true })
  const Things = await modelOf(schema)
  const { _id } = await Things.create({ n: 1 })
  const [one, other] = [await Things.findById(_id), await Things.findById(_id)]
  one!.n = 2
  other!.n = 3
  await one!.save()
  await expect(other!.save()).rejects.toMatchObject({ name: 'VersionError' })
})

test('a leg moves only forward: the element is chosen and changed in one write', async () => {
  const Requests = await modelOf(requestSchema)
  const leg = (id: string): Leg => ({ id, department: 'sales', rank: 1, status: 'sending' })
  await Requests.create(request('r1', { legs: [leg('a'), leg('b')] }))
  const move = (rank: number, status: string): Promise<{ modifiedCount: number }> =>
    Requests.updateOne(
      { _id: 'r1', legs: { $elemMatch: { id: 'b', rank: { $lt: rank } } } },
      { $set: { 'legs.$.rank': rank, 'legs.$.status': status }, $currentDate: { updatedAt: true } },
    )
  expect(await move(3, 'scheduled')).toMatchObject({ modifiedCount: 1 })
  expect(await move(2, 'accepted')).toMatchObject({ modifiedCount: 0 })
  const found = await Requests.findById('r1').lean()
  expect(found!.legs).toEqual([leg('a'), { ...leg('b'), rank: 3, status: 'scheduled' }])
  await Requests.updateOne(
    { _id: 'r1' },
    { $set: { 'legs.$[open].status': 'cancelled' } },
    { arrayFilters: [{ 'open.rank': { $lt: 3 } }] },
  )
  expect((await Requests.findById('r1').lean())!.legs.map(({ status }) => status)).toEqual([
    'cancelled',
    'scheduled',
  ])
})

test('a partial index serves the sweeper, and a unique partial index leaves out what has no value', async () => {
  const Requests = await modelOf(requestSchema)
  const due = (i: number): Partial<Request> => request(`r${i}`, i < 5 ? { nextAttemptAt: new Date(i) } : {})
  await Requests.insertMany(Array.from({ length: 100 }, (_, i) => due(i)))
  const filter = { nextAttemptAt: { $type: 'date' as const, $lte: new Date(2) } }
  expect(await Requests.find(filter).sort({ nextAttemptAt: 1 }).lean()).toHaveLength(3)
  expect(JSON.stringify(await Requests.collection.find(filter as Document).explain())).toContain('IXSCAN')

  const schema = new Schema<{ phone?: string }>({ phone: String })
  schema.index({ phone: 1 }, { unique: true, partialFilterExpression: { phone: { $type: 'string' } } })
  const Accounts = await modelOf(schema)
  await Accounts.insertMany([{}, {}, { phone: 'x' }])
  expect((await failure(Accounts.create({ phone: 'x' }))).code).toBe(11000)
})

test('a TTL index is made with its seconds', async () => {
  const schema = new Schema<{ at: Date }>({ at: { type: Date, expires: 86_400 } })
  const Replies = await modelOf(schema)
  expect(await Replies.listIndexes()).toContainEqual(
    expect.objectContaining({ key: { at: 1 }, expireAfterSeconds: 86_400 }),
  )
})

test('lean reads give plain objects with the types that were written', async () => {
  interface Sealed {
    _id: Types.ObjectId
    sealed: Buffer
    at: Date
    n: number
    map: Map<string, number>
    any: unknown
  }
  const schema = new Schema<Sealed>({
    sealed: Buffer,
    at: Date,
    n: Number,
    map: { type: Map, of: Number },
    any: Schema.Types.Mixed,
  })
  const Sealeds = await modelOf(schema)
  const at = new Date('2026-01-02T03:04:05.678Z')
  const any = { text: '中文 \u0000', list: [1, [2.5, null]], nested: { $dollar: true } }
  const sealed = randomBytes(32)
  await Sealeds.create({ sealed, at, n: 1.5, map: new Map([['a', 1]]), any })
  const found = await Sealeds.findOne().lean()
  expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
  expect(found).toMatchObject({ at, n: 1.5, map: { a: 1 }, any })
  const bytes = found!.sealed as unknown as { buffer: Uint8Array }
  expect(Buffer.from(bytes.buffer).equals(sealed)).toBe(true)
})

describe('a list in pages', () => {
  /** All the requests of one owner, page after page, by a cursor of the last one's fields. */
  async function pagesOf(Requests: Model<Request>, ownerId: string, limit: number): Promise<string[][]> {
    const pages: string[][] = []
    let after: Pick<Request, 'updatedAt' | '_id'> | undefined
    do {
      const behind = after && {
        $or: [
          { updatedAt: { $lt: after.updatedAt } },
          { updatedAt: after.updatedAt, _id: { $lt: after._id } },
        ],
      }
      const page = await Requests.find({ ownerId, ...behind })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(limit)
        .lean()
      pages.push(page.map(({ _id }) => _id))
      after = page.length === limit ? page.at(-1) : undefined
    } while (after)
    return pages
  }

  test('gives each once, the newest first, though many have the same time', async () => {
    const Requests = await modelOf(requestSchema)
    const many = Array.from({ length: 60 }, (_, i) =>
      request(`r${String(i).padStart(2, '0')}`, { ownerId: `o${i % 2}`, updatedAt: new Date(i >> 3) }),
    )
    await Requests.insertMany(many)
    const pages = await pagesOf(Requests, 'o1', 7)
    const own = many
      .filter(({ ownerId }) => ownerId === 'o1')
      .map(({ _id }) => _id)
      .reverse()
    expect(pages.map((page) => page.length)).toEqual([7, 7, 7, 7, 2])
    expect(pages.flat()).toEqual(own)
  })

  test('is read from the index, in its order', async () => {
    const Requests = await modelOf(requestSchema)
    await Requests.insertMany(
      Array.from({ length: 50 }, (_, i) =>
        request(`r${i}`, { ownerId: `o${i % 5}`, updatedAt: new Date(i) }),
      ),
    )
    const { queryPlanner, executionStats } = await Requests.collection
      .find({ ownerId: 'o1' } as Document)
      .sort({ updatedAt: -1, _id: -1 })
      .limit(5)
      .explain('executionStats')
    const plan = JSON.stringify((queryPlanner as Document)['winningPlan'])
    expect(plan).toContain('"IXSCAN"')
    expect(plan).not.toContain('"SORT"')
    expect((executionStats as Document)['totalDocsExamined']).toBe(5)
    expect(JSON.stringify(await Requests.collection.find({ version: 1 } as Document).explain())).toContain(
      '"COLLSCAN"',
    )
  })
})

test('an unordered bulk write does all it can and tells what it could not', async () => {
  const schema = new Schema<{ eventId: string; n: number }>({
    eventId: { type: String, unique: true },
    n: Number,
  })
  const Events = await modelOf(schema)
  await Events.create({ eventId: 'e2', n: 0 })
  const inserts = ['e1', 'e2', 'e3'].map((eventId) => ({ insertOne: { document: { eventId, n: 1 } } }))
  const update = { updateOne: { filter: { eventId: 'e2' }, update: { $inc: { n: 5 } } } }
  const error = (await failure(
    Events.bulkWrite([...inserts, update], { ordered: false }),
  )) as unknown as Document
  expect(error).toMatchObject({
    code: 11000,
    writeErrors: [{ index: 1 }],
    insertedCount: 2,
    modifiedCount: 1,
  })
  expect((await Events.find().sort({ eventId: 1 }).lean()).map(({ n }) => n)).toEqual([1, 5, 1])
})

test('an upsert that counts loses nothing under concurrency', async () => {
  const schema = new Schema<{ _id: string; seq: number }>({ _id: String, seq: Number })
  const Counters = await modelOf(schema)
  const next = async (): Promise<number> => {
    const found = await Counters.findOneAndUpdate(
      { _id: 'c' },
      { $inc: { seq: 1 } },
      { upsert: true, returnDocument: 'after' },
    ).lean()
    return found.seq
  }
  await next()
  const numbers = await Promise.all(Array.from({ length: 50 }, next))
  expect(new Set(numbers).size).toBe(50)
})

test('a ring of the last entries is kept by $push and $slice', async () => {
  const schema = new Schema<{ seen: number[] }>({ seen: [Number] })
  const Rings = await modelOf(schema)
  const { _id } = await Rings.create({ seen: [] })
  for (let n = 1; n <= 5; n++) await Rings.updateOne({ _id }, { $push: { seen: { $each: [n], $slice: -3 } } })
  expect((await Rings.findById(_id).lean())!.seen).toEqual([3, 4, 5])
})

test('figures come from one aggregation', async () => {
  const Requests = await modelOf(requestSchema)
  await Requests.insertMany(
    Array.from({ length: 12 }, (_, i) =>
      request(`r${i}`, { status: i % 3 ? 'routed' : 'answered', version: i }),
    ),
  )
  const figures = await Requests.aggregate<Document>([
    { $match: { ownerId: 'o1' } },
    { $group: { _id: '$status', n: { $sum: 1 }, most: { $max: '$version' } } },
    { $sort: { _id: 1 } },
  ])
  expect(figures).toEqual([
    { _id: 'answered', n: 4, most: 9 },
    { _id: 'routed', n: 8, most: 11 },
  ])
})

test('a cursor reads all of a collection that does not fit into one batch', async () => {
  const Requests = await modelOf(requestSchema)
  await Requests.insertMany(Array.from({ length: 250 }, (_, i) => request(`r${i}`)))
  const seen = new Set<string>()
  for await (const { _id } of Requests.find().lean().cursor({ batchSize: 30 })) seen.add(_id)
  expect(seen.size).toBe(250)
})
