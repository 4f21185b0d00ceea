import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort, startRedis } from '../support/global-setup.ts'
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts'
import { startStore, type Running } from '../support/processes.ts'
import { behave } from '../support/stand-ins.ts'
import { expectAllDone } from './books.ts'
import { gatherCrowd, type Crowd } from './crowd.ts'

/** One BFF through all of it: it must get over each of these by itself. */
let folder: string
let ports: { store: number; redis: number }
let store: Running
let redis: Awaited<ReturnType<typeof startRedis>>
let house: ProcessHouse
let bff: Running
let crowd: Crowd

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-stores-'))
  ports = { store: await freePort(), redis: await freePort() }
  const started = await startStore(join(folder, 'mongo'), ports.store)
  store = started
  redis = await startRedis(folder, ports.redis)
  house = await openProcessHouse({ mongoUri: started.uri, redisUrl: redis.url })
  bff = await house.start()
  crowd = await gatherCrowd([house.api], 10)
})
afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stdout.write(`${wentWrong(bff.output())}\n`)
  expect(bff.hasEnded()).toBe(false)
})
afterAll(async () => {
  await house.close()
  await killRedis()
  await store.kill()
  await rm(folder, { recursive: true, force: true })
})

/** What the BFF calls an error of its own; that a store is away is none. */
const wentWrong = (log: string): string =>
  log
    .split('\n')
    .filter((line) => line.includes('"level":"error"') && !line.includes('server.unavailable'))
    .join('\n')

async function killRedis(): Promise<void> {
  const gone = once(redis.process, 'exit')
  redis.process.kill('SIGKILL')
  await gone
}

/** So many requests to sales, at once. */
const openMany = (count: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      crowd.open(crowd.people[i % crowd.people.length]!, 'purchase', '想再买一台'),
    ),
  )

test('kill -9 of the store under load: what was acknowledged is there, and the BFF goes on by itself', async () => {
  const KILLS = 3
  const EACH = 4
  const openings = crowd.people.map(async (person, i) => {
    for (let n = 0; n < EACH; n++) {
      const request = await crowd.open(person, i % 2 === 0 ? 'repair' : 'purchase', '洗衣机不排水')
      await crowd.say(person, request, '再补一句')
    }
  })
  const killAll = async (): Promise<void> => {
    for (let kills = 0; kills < KILLS; kills++) {
      const enough = crowd.told.length + Math.floor(Math.random() * 10)
      while (crowd.told.length < enough) await wait(5)
      await store.kill()
      await wait(Math.random() * 300)
      store = await startStore(join(folder, 'mongo'), ports.store)
    }
  }
  await crowd.seeThrough(Promise.all([...openings, killAll()]))
  await expectAllDone('kill -9 of the store', { house, crowd, more: { kills: KILLS } })
})

test('Redis forgets everything while 100 legs wait: all are delivered', async () => {
  await behave(house.standIns.sales.url, 'down')
  await openMany(100)
  const client = await createClient({ url: redis.url }).connect()
  await client.flushAll()
  await client.close()
  await behave(house.standIns.sales.url, 'ok')
  await crowd.seeThrough(Promise.resolve())
  await expectAllDone('FLUSHALL of Redis', { house, crowd })
})

test('Redis is killed and comes back empty while legs wait: all are delivered, and none was turned away', async () => {
  await behave(house.standIns.sales.url, 'down')
  await openMany(20)
  await killRedis()
  await openMany(20)
  redis = await startRedis(folder, ports.redis)
  await behave(house.standIns.sales.url, 'ok')
  await crowd.seeThrough(Promise.resolve())
  await expectAllDone('kill -9 of Redis', { house, crowd })
})
