import type { RequestKind } from '@onehall/shared/domain/request-states'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'
import { expectAllDone } from './books.ts'
import { gatherCrowd, type Crowd } from './crowd.ts'

/** What a department can do wrong. One BFF lives through all of it. */
let house: ProcessHouse
let crowd: Crowd
let urls: Record<keyof ProcessHouse['standIns'], string>

beforeAll(async () => {
  house = await openProcessHouse({ mongoUri: inject('mongoUri'), redisUrl: inject('redisUrl') })
  const { sales, logistics, installation } = house.standIns
  urls = { sales: sales.url, logistics: logistics.url, installation: installation.url }
  await house.start()
  crowd = await gatherCrowd([house.api], 5)
})
afterEach(async () => {
  for (const url of Object.values(urls)) await behave(url, 'ok')
})
afterAll(() => house.close())

const KINDS = { sales: 'purchase', logistics: 'delivery', installation: 'repair' } as const

const openMany = (kind: RequestKind, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      crowd.open(crowd.people[i % crowd.people.length]!, kind, '麻烦看一下'),
    ),
  )

async function expectDone(what: string, more: Record<string, string | number> = {}): Promise<void> {
  await crowd.seeThrough(Promise.resolve())
  await expectAllDone(what, { house, crowd, more })
}

const count = (filter: object): Promise<number> => house.db.collection('requests').countDocuments(filter)

test('down, broken and talking nonsense: what was asked meanwhile is done when they are well again', async () => {
  await behave(urls.sales, 'down')
  await behave(urls.logistics, 'error')
  await behave(urls.installation, 'wrong')
  for (const kind of Object.values(KINDS)) await openMany(kind, 6)
  await eventually(
    () => count({ 'legs.status': 'pending' }),
    (untried) => untried === 0,
    120_000,
  )
  expect(await count({ 'legs.ref': { $ne: null } })).toBe(0)
  for (const url of Object.values(urls)) await behave(url, 'ok')
  await expectDone('down, error, wrong')
})

test('hooks twice at once, and hooks in the wrong order: legs only go forward, to where they belong', async () => {
  await behave(urls.sales, 'duplicate')
  await behave(urls.logistics, 'reorder', { ms: 300 })
  await behave(urls.installation, 'reorder', { ms: 60 })
  for (const kind of Object.values(KINDS)) await openMany(kind, 6)
  await expectDone('duplicate, reorder')
})

test('every third call goes wrong, each department in its own way', async () => {
  await behave(urls.sales, 'down', { rate: 0.34 })
  await behave(urls.logistics, 'error', { rate: 0.34 })
  await behave(urls.installation, 'wrong', { rate: 0.34 })
  for (const kind of Object.values(KINDS)) {
    const opened = await openMany(kind, 8)
    await Promise.all(
      opened.map((request, i) => crowd.say(crowd.people[i % crowd.people.length]!, request, '再补一句')),
    )
  }
  await expectDone('a third goes wrong')
})

test('a department that does the work and never says so: there is one case each, and the others wait for nothing', async () => {
  const HANGING = 25
  const resolved = (): Promise<number> => count({ status: 'resolved' })
  const timeOfTen = async (): Promise<number> => {
    const before = await resolved()
    const from = Date.now()
    await openMany('purchase', 10)
    await eventually(resolved, (now) => now >= before + 10, 240_000)
    return Date.now() - from
  }
  const openings = async (): Promise<number> =>
    (await receivedBy(urls.installation)).filter((call) => call.path === '/cases').length

  const alone = [await timeOfTen(), await timeOfTen(), await timeOfTen()]
  const before = await openings()
  await behave(urls.installation, 'slow', { ms: 600_000 })
  await openMany('repair', HANGING)
  const beside = [await timeOfTen(), await timeOfTen(), await timeOfTen()]
  const ratio = Math.min(...beside) / Math.min(...alone)
  // it speaks of cases whose numbers the hall does not know yet
  await eventually(
    () => house.db.collection('department_events').countDocuments({ applied: false }),
    (words) => words > 0,
    120_000,
  )
  await behave(urls.installation, 'ok')
  await expectDone('one hangs', { 'time of the others': `×${ratio.toFixed(2)}` })
  expect(await openings()).toBeGreaterThan(before + HANGING)
  expect(ratio).toBeLessThan(4)
})
