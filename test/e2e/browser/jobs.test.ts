import { clockRange, dayOf, dayWords } from '@onehall/shared/domain/time'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GTIN, newUnit } from '../../support/catalogue.ts'
import { bookJob, codeOf, hireCrew, report, type Crew, type TestJob } from '../../support/field.ts'
import type { House } from '../../support/house.ts'
import { decide, importConsentsAndNotices } from '../../support/parcels.ts'
import { importPerson, type TestPerson } from '../../support/people.ts'
import { receivedBy } from '../../support/stand-ins.ts'
import { eventually } from '../../support/waiting.ts'
import { button, comeIn, field, openAt, see, tap } from './acts.ts'
import { openAppHouse } from './app-house.ts'
import { openChromium, openPhone } from './chromium.ts'
import { keepPicture } from './pictures.ts'

let house: House
let browser: Browser
let crew: Crew
let job: TestJob
let van: Page
let faults: string[]

const DESK = { viewport: { width: 1280, height: 800 }, hasTouch: false }
const BOARD = '/packages/desk/pages/board/index'
const JOBS = '/packages/installer/pages/jobs/index'
const jobPage = ({ id }: Pick<TestJob, 'id'>): string => `/packages/installer/pages/job/index?id=${id}`
/** What is printed on a work sheet, as a camera hands it over. */
const scanned = ({ code }: Pick<TestJob, 'code'>): string =>
  `/packages/products/pages/scan-result/index?code=${encodeURIComponent(`${house.url}/j/${code}`)}`
const requestPage = ({ requestId }: TestJob): string =>
  `/packages/products/pages/request/index?id=${requestId}`

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openAppHouse(), openChromium()])
  crew = await hireCrew(house)
  job = await bookJob(house, crew, { kind: 'install' })
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const actsOf = async (one: TestJob): Promise<string[]> =>
  (await one.installer.api.get(`jobs/${one.id}`)).body.acts.map(({ to }: { to: string }) => to)

test('in a cellar: what is recorded stays on the phone, says so, and goes out by itself when the line is back', async () => {
  ;({ page: van, faults } = await openPhone(browser))
  await openAt(van, house, scanned(job))
  await see(van, '师傅登录以后再扫')
  await comeIn(van, house, job.installer.phone ?? '')
  await openAt(van, house, JOBS)
  await see(van, '今天的成绩')
  await keepPicture(van, 'jobs')
  await openAt(van, house, jobPage(job))
  await tap(van, '接单')
  await eventually(
    () => actsOf(job),
    (acts) => acts.length === 1,
  )
  await tap(van, '出发')
  await eventually(
    () => actsOf(job),
    (acts) => acts.length === 2,
  )

  await van.context().setOffline(true)
  await tap(van, '我到了')
  await see(van, '1 项还没发出')
  await see(van, '没有信号，一有信号就自动发')
  await scans(van, (await newUnit(house, { gtin: GTIN.fridge })).code)
  await see(van, '不是这一台，先别拆')
  await keepPicture(van, 'jobs-wrong-unit')
  await scans(van, job.unit!.code)
  await see(van, '是这一台')
  await shoots(van, '拍照，动手之前')
  await tap(van, '开始做')
  await see(van, '3 项还没发出')
  await keepPicture(van, 'jobs-offline')
  expect(await actsOf(job)).toEqual(['accepted', 'en_route'])

  await van.context().setOffline(false)
  await eventually(
    () => actsOf(job),
    (acts) => acts.length === 4,
  )
  await van.getByText('还没发出').filter({ visible: true }).first().waitFor({ state: 'hidden' })
})

test('what is asked for is asked by name; a wrong code is said, and nothing has to be filled in again', async () => {
  const { sheet } = (await job.installer.api.get(`jobs/${job.id}`)).body
  for (const { text } of sheet.checks)
    await van.getByRole('checkbox', { name: text }).filter({ visible: true }).click()
  for (const { id, text } of sheet.checks.filter((one: { photo: boolean }) => one.photo) as {
    id: string
    text: string
  }[]) {
    await shoots(van, `要拍照，${text}`)
    expect(id).not.toBe('')
  }
  await shoots(van, '拍照，做完之后')
  for (const { name, min, max } of sheet.readings as { name: string; min: number; max: number }[]) {
    await field(van, name).fill(String(max + 1))
    await see(van, `应该在 ${min} 到 ${max}`)
    await field(van, name).fill(String(min))
  }
  const right = await codeOf(job)
  await field(van, '6 位确认码').fill(right === '000000' ? '000001' : '000000')
  await keepPicture(van, 'job-filled-in')
  await tap(van, '完成安装')
  await see(van, /“完成”没收下：确认码不对，还能试 4 次/)
  await keepPicture(van, 'job-refused')
  await tap(van, '收回来改')
  await field(van, '6 位确认码').fill(right)
  await tap(van, '完成安装')
  await eventually(
    () => actsOf(job),
    (acts) => acts.length === 5,
  )
  await see(van, '已送达')
  expect(await actsOf(job)).toEqual(['accepted', 'en_route', 'arrived', 'started', 'done'])
  const { photos } = (await job.installer.api.get(`jobs/${job.id}`)).body.recorded
  const wanted = [...sheet.photos, ...sheet.checks.filter((one: { photo: boolean }) => one.photo)]
  expect(photos.map(({ of }: { of: string }) => of).sort()).toEqual(
    wanted.map(({ id }: { id: string }) => id).sort(),
  )
  expect(faults).toEqual([])
})

test('far from the address he is asked why, where he agreed to be located; she signs with her finger', async () => {
  await importConsentsAndNotices(house)
  const far = await bookJob(house, crew)
  await decide(far.installer, 'arrival_place', true)
  for (const to of ['accepted', 'en_route']) await say(far, to)
  const { page, faults: his } = await openPhone(browser)
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 39.9, longitude: 116.4 })
  await comeIn(page, house, far.installer.phone ?? '')
  await openAt(page, house, JOBS)
  await see(page, '今天的成绩')
  await openAt(page, house, scanned(far))
  await tap(page, '我到了')
  await field(page, '为什么离得远').fill('客户让我先到库房拿配件')
  await tap(page, '说明一下')
  await eventually(
    async () => (await far.installer.api.get(`jobs/${far.id}`)).body.acts,
    (acts: { reason: string | null }[]) => acts.some(({ reason }) => reason === '客户让我先到库房拿配件'),
  )

  // she signs with her finger, without a signal; all else was recorded before
  const { photos, ...rest } = await report(house, far)
  await say(far, 'started', { photos, ...rest })
  await tap(page, '没有确认码')
  const paper = (await page.locator('canvas').filter({ visible: true }).boundingBox())!
  const at = (x: number, y: number) => [paper.x + paper.width * x, paper.y + paper.height * y] as const
  await page.mouse.move(...at(0.2, 0.7))
  await page.mouse.down()
  for (const [x, y] of [
    [0.3, 0.2],
    [0.4, 0.8],
    [0.6, 0.3],
    [0.8, 0.7],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 5 })
  await page.mouse.up()
  await keepPicture(page, 'job-signature')
  await page.context().setOffline(true)
  await tap(page, '用这个签名')
  await see(page, '客户的签名')
  await tap(page, '完成维修')
  await see(page, '2 项还没发出')
  await page.context().setOffline(false)
  const done = () => far.installer.api.get(`jobs/${far.id}`).then(({ body }) => body.acts.at(-1))
  await eventually(done, (act) => act?.to === 'done' && act.delivery === 'sent')
  const calls = await receivedBy(house.standIns.installation.url)
  const told = calls.findLast(({ path }) => path === `/work-orders/${far.ref}/transitions`)!.body
  expect(told).toMatchObject({ to: 'done', report: { confirmedBy: 'signature' } })
  expect(his).toEqual([])
})

test('the customer follows it: who comes and where he is, her code, extra charges, and registering', async () => {
  const visit = await bookJob(house, crew, { kind: 'install', withUnit: false })
  const { page, faults: hers } = await openPhone(browser)
  await comeIn(page, house, visit.customer.phone ?? '')
  await openAt(page, house, requestPage(visit))
  await see(page, '做完了，您满意，再把这 6 位数念给师傅')
  await tap(page, '替我登记')
  await see(page, '装好当天替您登记，保修从那天算起')
  for (const to of ['accepted', 'en_route']) await say(visit, to)
  // headline, card and part say the same, and nothing was loaded anew
  await see(page, /师傅在路上$/)
  await page.getByText('已约好').filter({ visible: true }).first().waitFor({ state: 'hidden' })
  expect(await page.getByText('在路上', { exact: true }).filter({ visible: true }).count()).toBe(2)
  await keepPicture(page, 'home-visit')
  for (const to of ['arrived', 'started']) await say(visit, to)
  await see(page, /师傅正在装$/)

  const charged = await bookJob(house, crew, { kind: 'install' })
  for (const to of ['accepted', 'en_route', 'arrived']) await say(charged, to)
  const { prices } = (await charged.installer.api.get(`jobs/${charged.id}`)).body
  await charged.installer.api.post(`jobs/${charged.id}/charges`, {
    clientId: `charges-${charged.id}`,
    at: new Date().toISOString(),
    items: [{ name: prices[0].name, quantity: 2 }],
  })
  const { page: other, faults: others } = await openPhone(browser)
  await comeIn(other, house, charged.customer.phone ?? '')
  await openAt(other, house, requestPage(charged))
  await see(other, '您不点头，师傅不能收')
  await keepPicture(other, 'home-visit-charges')
  await tap(other, /^同意$/)
  await see(other, /您同意了/)
  expect([...hers, ...others]).toEqual([])
})

test('given away while he works without a signal: nothing is lost, he reports it, and ops count it as his', async () => {
  const taken = await bookJob(house, crew)
  for (const to of ['accepted', 'en_route', 'arrived']) await say(taken, to)
  await say(taken, 'started', await report(house, taken))
  const { page, faults: his } = await openPhone(browser)
  await comeIn(page, house, taken.installer.phone ?? '')
  await openAt(page, house, JOBS)
  await see(page, '今天的成绩')
  await openAt(page, house, jobPage(taken))
  await field(page, '6 位确认码').fill(await codeOf(taken))
  await page.context().setOffline(true)
  const ops = await importPerson(house, { role: 'ops', name: '方晴' })
  const other = Object.keys(crew).find((id) => id !== taken.master)!
  await place(ops, taken, { installerId: other, slot: eveningIn(5) })
  await page.context().setOffline(false)
  await see(page, '您做完的照样报，由调度来定')
  await keepPicture(page, 'job-taken-away')
  await tap(page, '做完了，报给调度')
  await see(page, '您记的一项都没丢')
  await keepPicture(page, 'job-conflict')

  const { page: board, faults: theirs } = await openPhone(browser, DESK)
  await comeIn(board, house, ops.phone ?? '')
  await openAt(board, house, BOARD)
  await tap(board, /办公室已经改派/)
  await see(board, '念了确认码')
  await field(board, '为什么这么定').fill('客户说修好了')
  await keepPicture(board, 'board-settle')
  await tap(board, '算他做的')
  await see(board, '定下了')
  await eventually(
    () => taken.customer.api.get(`requests/${taken.requestId}`),
    ({ body }) => body.status === 'resolved',
  )
  expect([...his, ...theirs]).toEqual([])
})

test('ops see the day, give a job to another, are told of overlap in words, and invite a colleague who joins', async () => {
  const ops = await importPerson(house, { role: 'ops', name: '方晴' })
  const [there, second] = [await bookJob(house, crew), await bookJob(house, crew)]
  // two visits at one hour of a day that nobody has booked yet, with two of three masters
  const [from = '', busy = '', free = ''] = Object.keys(crew)
  const slot = eveningIn(6)
  await place(ops, there, { installerId: busy, slot })
  await place(ops, second, { installerId: from, slot })
  const { page, faults: theirs } = await openPhone(browser, DESK)
  await comeIn(page, house, ops.phone ?? '')
  await openAt(page, house, BOARD)
  await see(page, '还没派的')
  await keepPicture(page, 'board')
  await page
    .getByRole('radio', { name: dayChip(slot.from.slice(0, 10)) })
    .filter({ visible: true })
    .click()
  const board = async (): Promise<Board> =>
    (await ops.api.get(`desk/board?date=${slot.from.slice(0, 10)}`)).body
  const { installers } = await board()
  const named = (id: string): string => installers.find((one) => one.id === id)!.name
  const shown = jobOn({ installers }, second)!
  await page
    .locator('.board-line')
    .filter({ hasText: named(from) })
    .getByRole('button', { name: new RegExp(`${clockRange(shown.from, shown.until)}.*${shown.title}`) })
    .click()
  const master = (id: string) => page.getByRole('radio', { name: named(id) })
  await master(busy).filter({ hasText: '那时已有一单' }).click()
  await tap(page, '改派')
  await see(page, `${named(busy)}那时已有一单，`)
  await keepPicture(page, 'board-overlap')
  expect(jobOn(await board(), second)).toEqual(shown)
  await master(free).click()
  await tap(page, '改派')
  await see(page, '派好了')
  expect((await board()).installers.find(({ id }) => id === free)!.jobs.map(({ id }) => id)).toEqual([
    second.id,
  ])
  await invites(page, ops)
  expect(theirs).toEqual([])
})

interface Board {
  installers: {
    id: string
    name: string
    regions: string[]
    jobs: { id: string; title: string; from: string; until: string; version: string }[]
  }[]
}

const jobOn = ({ installers }: Pick<Board, 'installers'>, { id }: TestJob) =>
  installers.flatMap(({ jobs }) => jobs).find((one) => one.id === id)

/** From six to eight in the evening, so many days ahead. */
const eveningIn = (days: number): { from: string; until: string } => {
  const date = dayOf(new Date(Date.now() + days * 86_400_000))
  return { from: `${date}T18:00:00+08:00`, until: `${date}T20:00:00+08:00` }
}

/** Ops have given it to this one, at this time. */
async function place(
  ops: TestPerson,
  one: TestJob,
  to: { installerId: string; slot: { from: string; until: string } },
): Promise<void> {
  const known = (await ops.api.get(`desk/board?date=${one.date}`)).body as Board
  const { version } = jobOn(known, one)!
  expect((await ops.api.post(`desk/jobs/${one.id}/assign`, { ...to, version })).status).toBe(200)
}

/** 今天, 明天, 24日 */
const dayChip = (date: string): string => {
  const words = dayWords(`${date}T12:00:00+08:00`, new Date())
  return words.length === 2 ? words : `${Number(date.slice(8))}日`
}

async function invites(page: Page, ops: TestPerson): Promise<void> {
  await openAt(page, house, '/packages/desk/pages/invite/index')
  await page
    .getByRole('radio', { name: '客服' })
    .or(page.getByRole('tab', { name: '客服' }))
    .first()
    .click()
  await tap(page, '做一个邀请码')
  await see(page, '只显示这一次，只能用一次')
  const code = (await page.locator('.mono').filter({ visible: true }).innerText()).replace(/\s/g, '')
  expect(ops.id).not.toBe('')
  const { page: phone } = await openPhone(browser)
  const person = await importPerson(house, { name: '新同事' })
  await comeIn(phone, house, person.phone ?? '')
  await openAt(phone, house, `/packages/installer/pages/join/index?code=${code}`)
  await tap(phone, /^加入$/)
  await see(phone, '客服工作台')
  expect((await person.api.get('me')).body.roles).toContain('agent')
}

const say = async (one: TestJob, to: string, more: object = {}): Promise<void> => {
  const body = { to, at: new Date().toISOString(), clientId: `${to}-${one.id}`, ...more }
  expect((await one.installer.api.post(`jobs/${one.id}/transitions`, body)).status).toBe(200)
}

/** A browser has no scanner: the code is typed. */
async function scans(page: Page, code: string): Promise<void> {
  await button(page, /扫机身码|再扫一次/).click()
  await field(page, '编号').fill(code)
  await tap(page, '查一下')
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function shoots(page: Page, what: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, what)])
  await chooser.setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PIXEL })
}
