import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importCatalogue } from '../../support/catalogue.ts'
import { bookJob, codeOf, hireCrew, type TestJob } from '../../support/field.ts'
import type { House } from '../../support/house.ts'
import { expectFrugal } from './frugal.ts'
import { NOT_RUN, openHouseForPhone, openPhone, type Phone } from './phone.ts'
import { takePhoto } from './photo.ts'
import type { Screen } from './screen.ts'

const JOB = 'packages/installer/pages/job/index'
const JOBS_OF_THE_DAY = 2
const CUTS = 30
const KILLS = 10
const MOVES = ['accepted', 'en_route', 'arrived', 'started', 'done']
const WORDS = {
  接单: 'accepted',
  出发: 'en_route',
  我到了: 'arrived',
  开始做: 'started',
  完成: 'done',
} as const

let house: House
let phone: Phone
let screen: Screen
let folder: string
let day: TestJob[]
const wechatCode = `demo-${randomUUID()}`
const happened = { cuts: 0, kills: 0, looks: 0 }

beforeAll(async () => {
  house = await openHouseForPhone()
  await importCatalogue(house)
  const crew = await hireCrew(house)
  const booked: TestJob[] = []
  const most = (): TestJob[] =>
    Object.keys(crew)
      .map((master) => booked.filter((job) => job.master === master))
      .sort((a, b) => b.length - a.length)[0] ?? []
  while (most().length < JOBS_OF_THE_DAY) booked.push(await bookJob(house, crew))
  day = most()
  // his WeChat knows his work number: both are one account from then on
  const { body } = await house.api.post('auth/wechat', { code: wechatCode })
  const number = day[0]!.installer.phone ?? ''
  await house.api.as(body.accessToken).post('me/phone', { wechatPhoneCode: `phone-${number}` })
  folder = await mkdtemp(join(tmpdir(), 'onehall-installer-'))
  phone = await openPhone(house, wechatCode)
  screen = phone.screen
}, 180_000)
afterAll(async () => {
  await phone.close()
  await house.close()
  await rm(folder, { recursive: true })
  process.stdout.write(`${NOT_RUN}\n`)
})

test('a day with the network cut at 30 moments and the app killed at 10: everything arrives once, in order', async () => {
  const { host } = phone
  if (host === null) return // real DevTools can be neither killed nor cut off
  host.wx.privacyAgreed = true
  await phone.willPhotograph(await takePhoto(folder))
  await phone.enters({ path: 'pages/me/index' })
  await screen.taps('今天的活')
  await screen.sees('扫机身码', '今天的成绩')

  const order = day.flatMap((job) => Array.from({ length: 14 }, () => job))
  const luck = randomOf(20_261_122)
  const ended = new Set<string>()
  for (let turn = 0; ended.size < day.length; turn++) {
    expect(turn).toBeLessThan(order.length * 3)
    const job = day.filter(({ id }) => !ended.has(id))[Math.floor(luck() * (day.length - ended.size))]!
    await openJob(job)
    if (!(await doNext(job))) ended.add(job.id)
    await misfortune(job, luck)
    await expectNoLie(job)
  }
  host.wx.network = 'wifi'
  expect(happened.cuts).toBeGreaterThanOrEqual(CUTS)
  expect(happened.kills).toBeGreaterThanOrEqual(KILLS)
  const brought: string[] = []
  for (const job of day) brought.push(...(await expectAllOf(job)))
  // every picture that reached the server is an act's, and only one's
  const stored = await house.db.collection('media').find({ ownerId: day[0]!.installer.id }).toArray()
  expect(stored.map(({ _id }) => String(_id)).sort()).toEqual(brought.sort())
  await screen.seesNoMore('还没发出')
  process.stdout.write(
    `the installer's day: ${happened.cuts} cuts, ${happened.kills} kills, ${happened.looks} looks at the screen\n`,
  )
}, 180_000)

test('cost no more than WeChat allows, and nothing went wrong unseen', () =>
  expectFrugal("the installer's day", phone))

const isAt = async (job: TestJob): Promise<boolean> =>
  opened === job.id && (await screen.path().catch(() => '')) === JOB
let opened = ''

async function openJob(job: TestJob): Promise<void> {
  if (await isAt(job)) return
  opened = job.id
  await phone.host!.wx.launch({ path: JOB, query: { id: job.id } })
  await screen.sees('客户说的')
}

/** Does what the page says is next; false once nothing is. */
async function doNext(job: TestJob): Promise<boolean> {
  // a word in passing lies over the end of the page
  const words = (await screen.words()).replace(/已记下$/, '')
  for (const move of ['接单', '出发', '我到了', '开始做']) {
    if (words.endsWith(move)) return tapped(move)
  }
  if (!words.endsWith('完成维修')) return false
  const { sheet } = (await job.installer.api.get(`jobs/${job.id}`)).body
  if (words.includes('还差扫机身码') || words.includes('拆之前先扫机身码')) {
    await phone.willScan(job.unit!.code)
    return tapped('扫机身码')
  }
  if (/还差.*项检查/.test(words)) {
    for (const { text } of sheet.checks) {
      const box = await screen.finds(text)
      if ((await box.attribute('aria-checked')) === 'true') continue
      await box.tap()
    }
    return true
  }
  if (/张照片/.test(words.slice(words.lastIndexOf('还差')))) return photographed()
  if (/个读数/.test(words.slice(words.lastIndexOf('还差')))) {
    for (const { name, min } of sheet.readings) await screen.writes(name, String(min))
    return true
  }
  if (words.includes('客户确认做不了')) {
    if (job === day[1]) return tapped(await signsBy(words))
    await screen.writes('6 位确认码', await codeOf(job))
    return true
  }
  return tapped('完成维修')
}

async function tapped(words: string): Promise<true> {
  await screen.taps(words)
  return true
}

/** The second customer signs. This host has no canvas to sign on: the page says so, and a signed slip is photographed. */
async function signsBy(words: string): Promise<string> {
  if (!words.includes('请客户签名')) return '没有确认码'
  await screen.sees('这台手机上签不了')
  return '拍照，签名'
}

let shots = 0
async function photographed(): Promise<true> {
  // whichever is missing: the one before is asked for first
  await screen.taps(shots % 2 === 0 ? '拍照，动手之前' : '拍照，做完之后')
  shots += 1
  return true
}

/** At a moment nobody chose: the line is cut, perhaps twice, or the phone dies; most often both come back soon. */
async function misfortune(job: TestJob, luck: () => number): Promise<void> {
  const { wx } = phone.host!
  for (let cuts = luck() < 0.5 ? 1 : 2; cuts > 0; cuts--) {
    wx.network = 'wifi'
    await wait(luck() * 60)
    wx.network = 'none'
    happened.cuts += 1
  }
  if (luck() < 0.55) {
    wx.kill()
    happened.kills += 1
    opened = ''
    await openJob(job)
  }
  if (luck() < 0.8) wx.network = 'wifi'
}

/** What the screen calls sent, the server has: read in this order, since it only ever gets more. */
async function expectNoLie(job: TestJob): Promise<void> {
  const words = await screen.words()
  happened.looks += 1
  const said = words.slice(words.lastIndexOf('记下的'))
  const claims = [...said.matchAll(/(接单|出发|我到了|开始做|完成)\d+:\d\d(已发送|已收到，正在转|已送达)/g)]
  const has = (await actsOf(job)).map(({ to }) => to)
  for (const [, move] of claims) expect(has).toContain(WORDS[move as keyof typeof WORDS])
}

interface StoredAct {
  to: string
  clientId: string
  photos: { of: string; mediaId: string }[]
  /** the signature among them */
  mediaIds: string[]
}

async function actsOf({ id, requestId }: TestJob): Promise<StoredAct[]> {
  const stored = await house.db.collection('requests').findOne({ _id: requestId } as object)
  const legs = (stored?.['legs'] ?? []) as { id: string; job?: { acts: StoredAct[] } }[]
  return legs.find((leg) => leg.id === id)?.job?.acts ?? []
}

async function expectAllOf(job: TestJob): Promise<string[]> {
  await expect.poll(async () => (await actsOf(job)).map(({ to }) => to), { timeout: 60_000 }).toEqual(MOVES)
  const acts = await actsOf(job)
  expect(new Set(acts.map(({ clientId }) => clientId)).size).toBe(MOVES.length)
  const photos = acts.flatMap(({ photos: shown, mediaIds }) => [
    ...shown.map(({ mediaId }) => mediaId),
    ...mediaIds,
  ])
  if (job === day[1])
    expect(acts.at(-1)).toMatchObject({ confirmedBy: 'signature', mediaIds: [expect.any(String)] })
  expect(new Set(photos).size).toBe(photos.length)
  return photos
}

/** The same day every time: what fails can be looked at. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
