import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'redis'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createCaller, key } from '../support/caller.ts'
import { freePort, startRedis } from '../support/global-setup.ts'
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts'
import type { Running } from '../support/processes.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { expectAllDone } from './books.ts'
import { gatherCrowd, toTold, type Crowd, type Patient } from './crowd.ts'

/** Two BFFs on the same stores; departments call now the one, now the other. */
let house: ProcessHouse
let first: Running & { url: string }
let second: Running & { url: string }
let turns: NodeJS.Timeout
let crowd: Crowd
let folder: string
let redis: Awaited<ReturnType<typeof startRedis>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-two-'))
  redis = await startRedis(folder)
  house = await openProcessHouse({ mongoUri: inject('mongoUri'), redisUrl: redis.url })
  const port = await freePort()
  ;[first, second] = await Promise.all([house.start(), house.start(port)])
  const bases = [first.url, second.url]
  let turn = 0
  turns = setInterval(() => {
    const base = bases[turn++ % bases.length]!
    if (base === second.url && second.hasEnded()) return
    for (const standIn of Object.values(house.standIns)) standIn.setHookBase(`${base}/api/v1`)
  }, 20)
  crowd = await gatherCrowd([createCaller(first.url), createCaller(second.url)], 10)
})
afterAll(async () => {
  clearInterval(turns)
  await house.close()
  redis.process.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

test('a phone on a weak network sends the same opening five times at once: one request; five of its own without a key', async () => {
  const { doors } = crowd.people[0]!
  const open = (headers: Record<string, string>) =>
    Promise.all(
      [0, 1, 0, 1, 0].map((i) =>
        doors[i]!.post('requests', { kind: 'purchase', text: '想再买一台' }, headers),
      ),
    )
  const once = await open(key())
  expect(once.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201])
  expect(once.filter((answer) => answer.headers.get('idempotent-replay') === 'true')).toHaveLength(4)
  const five = await open({})
  const ids = (answers: typeof once): number => new Set(answers.map((answer) => answer.body.id)).size
  expect([ids(once), ids(five)]).toEqual([1, 5])
  crowd.told.push(toTold(once[0]!.body), ...five.map((answer) => toTold(answer.body)))
  await crowd.seeThrough(Promise.resolve())
  await expectAllDone('one opening sent five times, five sent once', { house, crowd })
})

test('both work on the same legs: none is sent by both at once, although Redis forgets who was called', async () => {
  const client = await createClient({ url: redis.url }).connect()
  const slowMs = 2_000
  await behave(house.standIns.sales.url, 'slow', { ms: slowMs })
  await Promise.all(
    crowd.people.flatMap((person) => [1, 2].map(() => crowd.open(person, 'purchase', '想再买一台'))),
  )
  while ((await house.db.collection('requests').countDocuments({ 'legs.ref': null })) > 0) {
    await client.flushAll()
    await wait(500)
  }
  await behave(house.standIns.sales.url, 'ok')
  await client.close()
  await crowd.seeThrough(Promise.resolve())
  await expectAllDone('two BFFs, slow department, Redis forgets', { house, crowd })
  const lastAt = new Map<string | null, number>()
  for (const { path, idempotencyKey, at } of await receivedBy(house.standIns.sales.url)) {
    if (path !== '/cases') continue
    // where a try has run into its time-out there is another, but never two beside each other
    expect(Date.parse(at) - (lastAt.get(idempotencyKey) ?? 0)).toBeGreaterThan(slowMs)
    lastAt.set(idempotencyKey, Date.parse(at))
  }
})

test('SIGTERM under load: what is under way is answered, it ends in time and leaves nothing behind', async () => {
  const before = crowd.told.length
  const openFor = async (person: Patient): Promise<void> => {
    for (let n = 0; n < 5; n++) {
      const request = await crowd.open(person, 'repair', '洗衣机不排水')
      await crowd.say(person, request, '再补一句')
    }
  }
  const stopped = (async () => {
    while (crowd.told.length < before + 20) await wait(5)
    const children = await childrenOf(second.pid)
    const ended = await second.stop()
    return { children, ...ended }
  })()
  // whoever finds the door closed goes to the other one
  await crowd.seeThrough(Promise.all([...crowd.people.map(openFor), stopped]))
  const { children, code, ms } = await stopped
  await expectAllDone('SIGTERM under load', { house, crowd, more: { 'ended after ms': ms } })
  expect({ code, children }).toEqual({ code: 0, children: [] })
})

async function childrenOf(pid: number): Promise<string[]> {
  const tasks = await readdir(`/proc/${pid}/task`)
  const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')))
  return lists.flatMap((list) => list.split(' ').filter(Boolean))
}
