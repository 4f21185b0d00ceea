import axe from 'axe-core'
import type { Browser, Page, Request } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../support/house.ts'
import { importConsentsAndNotices } from '../../support/parcels.ts'
import { newPhone, smsCode } from '../../support/people.ts'
import { DESK_CODE, newDeskKey, openDesk, openDeskPlace, type OpenDesk } from '../../support/tip-desk.ts'
import { eventually } from '../../support/waiting.ts'
import { faultsByAxe, faultsByEye } from './accessible.ts'
import { button, comeIn, field, openAt, see, seeGone, tap } from './acts.ts'
import { openAppHouse } from './app-house.ts'
import { openChromium, openPhone, PHONE, type Phone } from './chromium.ts'
import { keepPicture } from './pictures.ts'

const NOTICE = 'n-023'
const STATUS = '/packages/tips/pages/status/index'
const WINDOW = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, hasTouch: false }
const SAW = '上周六下午在汽车站候车室，一个女孩十五六岁，右手腕内侧有块褐色胎记，像一条小鱼。'

let house: House
let desk: OpenDesk
let browser: Browser
let officers: { hers: string; colleague: string }

beforeAll(async () => {
  const deskKey = newDeskKey()
  ;[house, browser] = await Promise.all([
    openAppHouse({ env: { TIP_DESK_PUBLIC_KEY: deskKey.publicKey, TIP_PROOF_BITS: '15' } }),
    openChromium(),
  ])
  await importConsentsAndNotices(house)
  const place = await openDeskPlace(house, deskKey)
  desk = await openDesk({ ...place, env: { ...place.env, WEB_ROOT: house.env['WEB_ROOT']! } })
  officers = { hers: newPhone(), colleague: newPhone() }
  const { schema, save } = house.container.imports.accounts
  for (const [name, phone] of [
    ['陆知微', officers.hers],
    ['顾怀安', officers.colleague],
  ])
    await save(schema.parse({ role: 'tip-officer', name, phone, tier: 'normal' }))
})
afterAll(async () => {
  await browser.close()
  await desk.close()
  await house.close()
})

const photo = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()

async function addPhoto(page: Page, name: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await tap(page, '加一张')
  const buffer = await photo(name === 'a' ? '#8aa39b' : '#a3958a')
  await (await chooser).setFiles({ name: `${name}.jpg`, mimeType: 'image/jpeg', buffer })
}

/** What a browser has kept of the app, as one text. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify(Object.entries(localStorage)))

/** Everything the page asked a server, with what it said of who it is. */
function watchCalls(page: Page): Request[] {
  const calls: Request[] = []
  page.on('request', (request) => {
    if (/\/api\/v1\/tips/.test(request.url())) calls.push(request)
  })
  return calls
}

/** The first answer to a tip is lost on its way, though the server has taken it. */
async function loseFirstAnswer(page: Page): Promise<void> {
  let lost = false
  await page.route(/\/api\/v1\/tips$/, async (route) => {
    if (lost) return route.continue()
    lost = true
    await route.fetch()
    return route.abort('connectionreset')
  })
}

async function sayAgain(page: Page, receipt: string): Promise<void> {
  await openAt(page, house, STATUS)
  await field(page, '回执号').fill(receipt)
  await tap(page, '看进展')
}

/** Waits until the receipt shows what the police said. */
const hasCome = (receipt: string, word: string) =>
  eventually(
    async () => (await house.api.post('tips/status', { receipt })).body,
    ({ disposition }) => disposition === word,
  )

async function openTheDesk(officerPhone: string): Promise<Phone> {
  const opened = await openPhone(browser, WINDOW)
  const { page } = opened
  await page.addInitScript({ content: axe.source })
  await page.goto(desk.url)
  await field(page, '手机号').fill(officerPhone)
  await tap(page, '发验证码')
  await see(page, '短信已发')
  const code = await eventually(
    () => smsCode(house, officerPhone),
    (text) => text !== '',
  )
  await field(page, '验证码').fill(code)
  await tap(page, '下一步')
  await field(page, '线索台口令').fill(DESK_CODE)
  await tap(page, '打开线索台')
  await see(page, '一厅线索台')
  return opened
}

const look = async (page: Page, name: string): Promise<string[]> => {
  await keepPicture(page, name)
  return [...(await faultsByAxe(page, 'all')), ...(await faultsByEye(page))].map((it) => `${name}: ${it}`)
}

test('a stranger says what she saw; the desk asks, she answers; it is handed over, and found', async () => {
  const { page, faults } = await openPhone(browser, {
    geolocation: { latitude: 37.4512, longitude: 116.2987 },
    permissions: ['geolocation'],
  })
  await page.addInitScript({ content: axe.source })
  const calls = watchCalls(page)
  // somebody is signed in on this phone: a tip must not show it
  await comeIn(page, house, newPhone())
  await openAt(page, house, `/packages/parcels/pages/notice/index?id=${NOTICE}`)
  await tap(page, /^我见过/)
  await see(page, '您看到了什么')
  await tap(page, '提交线索')
  await see(page, '写一句就行')
  await field(page, '您看到了什么').fill(SAW)
  await page.getByRole('radio', { name: '这几天' }).click()
  await tap(page, '选市县')
  for (const name of ['山东省', '德州市', '德城区']) await tap(page, name)
  await expect.poll(() => field(page, '在哪里').inputValue()).toBe('山东省德州市德城区')
  await field(page, '在哪里').fill('山东省德州市德城区 汽车站候车室')
  // the map opens on the district that was picked, not on the country
  const piece = page.waitForRequest(/map\/tiles/)
  await tap(page, '在地图上标一下')
  await see(page, '再放大一些')
  expect((await piece).url()).toMatch(/\/tiles\/12\/337\d\//)
  expect(await button(page, '就是这里').isDisabled()).toBe(true)
  await tap(page, '移到我现在的位置')
  await seeGone(page, '再放大一些')
  const found = await look(page, 'tips-0-map')
  await tap(page, '就是这里')
  await see(page, '已在地图上标了一点')
  await expect.poll(() => kept(page)).toContain('37.45')
  // looked at again, all of the map is there, and the point stays as it is
  await tap(page, '改')
  await expect.poll(() => page.locator('.leaflet-tile-loaded').count()).toBeGreaterThan(3)
  await tap(page, '关闭')
  await expect.poll(() => kept(page)).toContain('37.45')

  // a call comes in, the browser is killed: her words are still there, and so is the point
  await page.reload()
  await see(page, '已在地图上标了一点')
  await expect.poll(() => field(page, '您看到了什么').inputValue()).toBe(SAW)
  for (const name of ['a', 'b']) await addPhoto(page, name)
  await see(page, '拍摄地点、机型已经去掉')
  await tap(page, /^留个联系方式/)
  await field(page, '联系方式').fill('程女士 13900007788')
  await tap(page, '好了')
  found.push(...(await look(page, 'tips-1-form')))

  await loseFirstAnswer(page)
  await tap(page, '提交线索')
  await see(page, '还不知道收到没有')
  found.push(...(await look(page, 'tips-2-unsure')))
  await tap(page, '再发一次')
  await see(page, '收到了，谢谢您')
  const receipt = (await page.locator('.receipt-no').innerText()).replace(/\D/g, '')
  expect(receipt).toMatch(/^\d{20}$/)
  expect(await house.db.collection('tips').countDocuments()).toBe(1)
  // nothing of it is left on the phone, and nothing that was asked said who she is
  const left = await kept(page)
  for (const trace of ['候车室', '37.45', '13900007788', receipt, receipt.slice(0, 5), '"onehall.tip'])
    expect(left).not.toContain(trace)
  expect(calls.length).toBeGreaterThan(4)
  for (const call of calls) expect(await call.headerValue('authorization')).toBeNull()

  // swiped back by mistake: it is shown again; then it is typed back from paper
  found.push(...(await look(page, 'tips-3-receipt')))
  await page.goBack()
  await tap(page, /^我见过/)
  await see(page, '只显示这一次')
  await tap(page, '抄好了，核对一遍')
  await see(page, '照您记的输一遍')
  expect(await page.getByText(receipt.slice(0, 5)).count()).toBe(0)
  await field(page, '回执号').fill(`${receipt.slice(0, 19)}${(Number(receipt[19]) + 1) % 10}`)
  await button(page, /^核对$/).click()
  await see(page, '第四组五位对不上')
  await keepPicture(page, 'tips-4-typed-back')
  await field(page, '回执号').fill(`${receipt.slice(0, 5)} ${receipt.slice(5)}`)
  await button(page, /^核对$/).click()
  await see(page, '核对过了')
  await button(page, /^完成$/).click()
  await see(page, '我见过')

  const { page: hers, faults: hersFaults } = await openTheDesk(officers.hers)
  await tap(hers, /应小禾/)
  await see(hers, '先申报，再打开')
  found.push(...(await look(hers, 'tips-5-relation')))
  await tap(hers, '没有关系')
  await see(hers, '内容先盖着')
  expect(await hers.getByText('候车室').count()).toBe(0)
  await tap(hers, '看内容')
  await see(hers, SAW)
  await hers.getByLabel('线索里标的那一处').locator('.street-map-mark').waitFor()
  await tap(hers, '看清第 1 张')
  await hers.getByRole('radio', { name: '比对胎记' }).click()
  await button(hers, '盖回去').waitFor()
  await hers.getByRole('radiogroup', { name: '归哪一类' }).last().getByRole('radio', { name: '可信' }).click()
  await see(hers, '已分类')
  await hers.getByRole('radio', { name: 'B 多半可靠' }).click()
  await hers.getByRole('radio', { name: '2 多半是真' }).click()
  await tap(hers, '记下评级')
  await field(hers, '问提供人').fill('胎记在左手还是右手？')
  await tap(hers, '发到回执里')
  await see(hers, '在核实')
  found.push(...(await look(hers, 'tips-6-desk')))

  await sayAgain(page, `${receipt.slice(0, 10)}0000000000`)
  await see(page, '没有这条线索')
  await sayAgain(page, receipt)
  await see(page, '胎记在左手还是右手')
  await field(page, '回答专员').fill('右手，手心朝上那一面。')
  await tap(page, '发给专员')
  await see(page, '想补充的')
  await see(page, '手心朝上')
  found.push(...(await look(page, 'tips-7-status')))

  // the contact: asked for by one officer, agreed to by another
  await field(hers, '为什么要看').fill('要约她当面认胎记')
  await tap(hers, '申请看')
  await see(hers, '等另一位专员同意')
  const { page: colleague, faults: colleagueFaults } = await openTheDesk(officers.colleague)
  await tap(colleague, '等您同意 1')
  await see(colleague, '要约她当面认胎记')
  expect(await button(colleague, '同意，开半小时').count()).toBe(0)
  found.push(...(await look(colleague, 'tips-7-second-officer')))
  await tap(colleague, '没有关系')
  await tap(colleague, '同意，开半小时')
  await see(colleague, '没有等着的')
  await colleague.context().close()
  await tap(hers, '看同意了没有')
  await see(hers, /还开着/)
  await tap(hers, '看一次')
  await see(hers, '程女士 13900007788')
  await see(hers, '手心朝上')

  await field(hers, '移交的话').fill('请联系 13900007788')
  await tap(hers, '交给警方')
  await see(hers, '请去掉')
  await field(hers, '移交的话').fill('上周六下午德州汽车站，女孩十五六岁，右手腕内侧鱼形胎记。')
  await hers.getByRole('checkbox', { name: '附上第 1 张照片' }).click()
  await tap(hers, '交给警方')
  await see(hers, '正在送')
  const cases = await eventually(
    async () =>
      (await (await fetch(`${desk.police.url}/__cases`)).json()) as { ref: string; photos: string[] }[],
    (all) => all.length === 1,
  )
  expect(cases[0]?.photos).toHaveLength(1)
  await hasCome(receipt, 'in_progress')
  await sayAgain(page, receipt)
  await see(page, '警方在查')
  await fetch(`${desk.police.url}/__dispose`, {
    method: 'POST',
    body: JSON.stringify({ caseRef: cases[0]?.ref, disposition: 'found' }),
  })
  await hasCome(receipt, 'found')
  await tap(page, '看有没有新的')
  await see(page, '人找到了')
  await keepPicture(page, 'tips-8-found')

  await tap(hers, '这条有新的进展')
  await see(hers, '警方回音：人找到了')
  await hers.setViewportSize(PHONE)
  await tap(hers, /应小禾/)
  await see(hers, '内容先盖着')
  await see(hers, '警方回音：人找到了')
  found.push(...(await look(hers, 'tips-9-desk-phone')))
  await tap(hers, '提一笔酬谢')
  await see(hers, '提了，等对方说要不要')
  await tap(page, '看有没有新的')
  await see(page, '有一笔酬谢给您')
  expect([...found, ...faults, ...hersFaults, ...colleagueFaults]).toEqual([])
})
