import { type Collection, type Document, Long, MongoClient, MongoServerError, UUID } from 'mongodb'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createStore, FolderInUseError, type Store } from './index.ts'
import { build, type StartOptions, startProcess, stopProcess, type StoreProcess } from './testing/process.ts'
import { type Anything, failure, makeFolder } from './testing/store.ts'
import { sendRaw } from './testing/wire.ts'

beforeAll(build)

let folder: string
const folders: string[] = []
beforeEach(() => {
  folder = makeFolder()
  folders.push(folder)
})
afterAll(() => folders.forEach((used) => rmSync(used, { recursive: true, force: true })))

/** Starts a store as a process that is not left behind, whatever becomes of the test. */
async function start(options?: StartOptions): Promise<StoreProcess> {
  const started = await startProcess(folder, options)
  onTestFinished(() => void started.child.kill('SIGKILL'))
  return started
}

/** Starts a store in this process, with a client, for the rest of the test. */
async function startHere(): Promise<{ store: Store; client: MongoClient }> {
  const store = await createStore({ path: folder })
  const client = await MongoClient.connect(store.uri)
  onTestFinished(async () => {
    await client.close()
    await store.close()
  })
  return { store, client }
}

const owners = (): string[] => readdirSync(folder).filter((name) => name.startsWith('owner-'))

describe('the process', () => {
  test('prints one line when it is ready; ends on SIGTERM with what it acknowledged on the disk', async () => {
    const started = await start()
    const { port, uri } = started.ready
    expect(started.ready).toEqual({
      ready: true,
      port,
      uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    })
    const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 500 })
    const sent = Array.from({ length: 50 }, (_, n) =>
      client.db('d').collection('资料').insertOne({ n, name: '洗衣机' }),
    )
    const outcomes = Promise.allSettled(sent)
    await Promise.any(sent)
    const code = await stopProcess(started)
    const acknowledged = (await outcomes).filter(({ status }) => status === 'fulfilled').length
    await client.close()
    expect([code, started.lines.length, owners()]).toEqual([0, 1, []])
    const again = (await startHere()).client.db('d').collection('资料')
    expect(await again.countDocuments({ name: '洗衣机' })).toBeGreaterThanOrEqual(acknowledged)
  })

  test('ends when the parent that gave it a channel has gone', async () => {
    const { child } = await start()
    const ended = once(child, 'exit')
    child.disconnect()
    expect(await ended).toEqual([0, null])
  })

  test('says why it does not start, and leaves the folder free', async () => {
    const { store } = await startHere()
    const other = makeFolder()
    folders.push(other)
    await expect(startProcess(other, { port: store.port })).rejects.toThrow('EADDRINUSE')
    expect(readdirSync(other).filter((name) => name.startsWith('owner-'))).toEqual([])
  })

  test('drops a client that speaks something else, and no other', async () => {
    const { store, client } = await startHere()
    const stranger = connect(store.port, '127.0.0.1')
    stranger.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
    await once(stranger, 'close')
    expect(await client.db('d').command({ ping: 1 })).toMatchObject({ ok: 1 })
  })
})

describe('production', () => {
  test('is refused, by the process and by the library', async () => {
    await expect(startProcess(folder, { env: { NODE_ENV: 'production' } })).rejects.toThrow('MONGODB_URI')
    vi.stubEnv('NODE_ENV', 'production')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect((await failure(createStore({ path: folder }))).message).toContain('MONGODB_URI')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the lock on the folder', () => {
  test('keeps a second process out, and names the first', async () => {
    const { client } = await startHere()
    await expect(startProcess(folder)).rejects.toThrow(`process ${process.pid} runs`)
    expect(await client.db('d').command({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  test('keeps the same process out too, until it closes', async () => {
    const store = await createStore({ path: folder })
    await expect(createStore({ path: folder })).rejects.toThrow(FolderInUseError)
    await store.close()
    await (await createStore({ path: folder })).close()
  })

  test('of a killed process is taken over', async () => {
    await stopProcess(await start(), 'SIGKILL')
    expect(owners()).toHaveLength(1)
    await startHere()
    expect(owners()).toEqual([expect.stringContaining(`owner-${process.pid}-`)])
  })

  test('of a dead process whose number another has got is taken over', async () => {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const startedAt = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
    writeFileSync(join(folder, `owner-${process.ppid}-${startedAt - 1}`), '')
    await (await createStore({ path: folder })).close()
    writeFileSync(join(folder, `owner-${process.ppid}-${startedAt}`), '')
    await expect(createStore({ path: folder })).rejects.toThrow(`process ${process.ppid} runs`)
  })

  test('lets in at most one of several that start at once', async () => {
    const outcomes = await Promise.allSettled([start(), start()])
    const running = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(running.length).toBeLessThanOrEqual(1)
    expect(owners()).toHaveLength(running.length)
  })
})

/**
 * The store is killed at random moments under load and started again on the same port. What was acknowledged must be
 * there, and a numbered write that is sent again until it is answered (a retryable write) must be done exactly once.
 */
describe('kill -9 under load', () => {
  const WRITERS = 10
  const ROUNDS = 4

  const crashFolder = makeFolder()
  let store: StoreProcess
  let client: MongoClient
  let documents: Collection<Anything>
  let counters: Collection<Anything>
  let acknowledged = 0

  beforeAll(async () => {
    store = await startProcess(crashFolder)
    client = await MongoClient.connect(store.ready.uri, {
      maxPoolSize: WRITERS,
      serverSelectionTimeoutMS: 20_000,
      heartbeatFrequencyMS: 500,
    })
    documents = client.db('crash').collection<Anything>('documents')
    counters = client.db('crash').collection<Anything>('counters')
    await documents.createIndexes([
      { key: { k: 1 }, unique: true },
      { key: { group: 1, n: -1 } },
      { key: { tags: 1 } },
    ])
  })

  afterAll(async () => {
    await client.close()
    await stopProcess(store)
    rmSync(crashFolder, { recursive: true })
  })

  /** What one writer was told, and of how many writes it was told nothing. */
  interface Tally {
    inserted: string[]
    incremented: number
    unknown: number
    doubled: number
  }

  /** Inserts a document and adds one to a counter, again and again. */
  async function write(writer: number, isOver: () => boolean): Promise<Tally> {
    const tally: Tally = { inserted: [], incremented: 0, unknown: 0, doubled: 0 }
    for (let n = 0; !isOver(); n++) {
      const k = `${writer}-${n}`
      try {
        await documents.insertOne({ k, group: n % 20, n, tags: [writer, `t${n % 7}`], pad: 'x'.repeat(300) })
        tally.inserted.push(k)
        await counters.updateOne({ _id: writer }, { $inc: { n: 1 } }, { upsert: true })
        tally.incremented++
        acknowledged += 2
      } catch (error) {
        // nobody else writes this key: a duplicate is this very insert, done twice
        if (error instanceof MongoServerError && error.code === 11000) tally.doubled++
        else tally.unknown++
      }
    }
    return tally
  }

  /** Adds one by numbered writes, each sent again until it is answered; gives how many were. */
  async function incrementExactly(writer: string, isOver: () => boolean): Promise<number> {
    const lsid = { id: new UUID() }
    let number = 0
    while (!isOver()) {
      number++
      const updates = [{ q: { _id: writer }, u: { $inc: { n: 1 } }, upsert: true }]
      const command = { update: 'counters', updates, $db: 'crash', lsid, txnNumber: Long.fromNumber(number) }
      while (!(await sendRaw(store.ready.uri, command).catch(() => null))) await pause(20)
    }
    return number
  }

  async function killAndRestart(): Promise<void> {
    const enough = acknowledged + 100 + Math.random() * 200
    while (acknowledged < enough) await pause(1 + Math.random() * 5)
    await stopProcess(store, 'SIGKILL')
    store = await startProcess(crashFolder, { port: store.ready.port })
  }

  test('no acknowledged write is lost and none is done twice', async () => {
    let over = false
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer, () => over))
    const exact = ['x', 'y', 'z'].map((writer) => incrementExactly(writer, () => over))
    for (let round = 0; round < ROUNDS; round++) await killAndRestart()
    over = true
    const tallies = await Promise.all(writers)
    const exactly = await Promise.all(exact)

    const stored = new Set(
      (await documents.find({}, { projection: { k: 1 } }).toArray()).map(({ k }) => k as string),
    )
    const inserted = tallies.flatMap((tally) => tally.inserted)
    const lost = inserted.filter((k) => !stored.has(k))
    const unknown = tallies.reduce((sum, tally) => sum + tally.unknown, 0)
    const increments = tallies.reduce((sum, tally) => sum + tally.incremented, 0)
    const numbered = exactly.reduce((sum, n) => sum + n, 0)
    process.stdout.write(
      `kill -9, ${ROUNDS} rounds: ${inserted.length} inserts, ${increments} increments, ${numbered} numbered writes acknowledged; ` +
        `${lost.length} lost, ${unknown} without an answer\n`,
    )
    expect(lost).toEqual([])
    expect(stored.size).toBeLessThanOrEqual(inserted.length + unknown)
    const counted = await counters
      .find({ _id: { $in: ['x', 'y', 'z'] } })
      .sort({ _id: 1 })
      .toArray()
    expect(counted.map(({ n }) => n as number)).toEqual(exactly)
    for (const [writer, tally] of tallies.entries()) {
      const n = ((await counters.findOne({ _id: writer })) ?? { n: 0 })['n'] as number
      expect(n).toBeGreaterThanOrEqual(tally.incremented)
      expect(n).toBeLessThanOrEqual(tally.incremented + tally.unknown)
      expect(tally.doubled).toBe(0)
    }
  })

  test('the indexes agree with the documents', async () => {
    const count = (filter: Document, hint: string | Document): Promise<number> =>
      documents.countDocuments(filter, { hint })
    const everything = await count({}, { $natural: 1 })
    expect(await count({}, 'k_1')).toBe(everything)
    expect(await count({}, 'group_1_n_-1')).toBe(everything)
    for (const tag of ['t0', 't3', 5])
      expect(await count({ tags: tag }, 'tags_1')).toBe(await count({ tags: tag }, { $natural: 1 }))
  })
})
