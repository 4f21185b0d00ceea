import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import jsqr from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DATA, importRecord } from '../../support/catalogue.ts'
import type { House } from '../../support/house.ts'
import { decide, importConsentsAndNotices, PARCEL, signInRecipient } from '../../support/parcels.ts'
import { importPerson, newPersonByPhone, type TestPerson } from '../../support/people.ts'
import { button, comeIn, field, openAt, see, seeGone, tap } from './acts.ts'
import { openAppHouse } from './app-house.ts'
import { openChromium, openPhone, type Phone } from './chromium.ts'
import { keepPicture } from './pictures.ts'

const CONSENTS = '/packages/consents/pages/consents/index'
const parcel = (id: string): string => `/packages/parcels/pages/parcel/index?id=${id}`
const notice = (id: string): string => `/packages/parcels/pages/notice/index?id=${id}`
const GENERAL = '包裹寻人公告（公益）'

let house: House
let browser: Browser
let lin: TestPerson
/** what her browser keeps of her having signed in */
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openAppHouse(), openChromium()])
  await importConsentsAndNotices(house)
  lin = await signInRecipient(house)
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('a consent: dismissing changes nothing, a yes after its words, a receipt to keep, a no with one tap', async () => {
  const { page, faults } = await hers()
  await openAnew(page, CONSENTS)
  await see(page, '默认都不同意')
  expect(await toggle(page, GENERAL)).toBe('false')
  await flip(page, GENERAL)
  await see(page, '附公安机构发布的寻人公告和二维码')
  await tap(page, /^不同意$/)
  await flip(page, GENERAL)
  await tap(page, '关闭')
  expect((await lin.api.get('consents/history')).body.items).toEqual([])

  await flip(page, GENERAL)
  await tap(page, /^同意$/)
  await see(page, '记下了，同意这一项')
  await expect.poll(() => toggle(page, GENERAL)).toBe('true')
  await tap(page, /^回执$/)
  await see(page, '当时的全文')
  const receipt = (await lin.api.get('consents/history')).body.items[0]
  const saving = page.waitForEvent('download')
  await tap(page, '存成文件')
  const file = JSON.parse(await readFile(await (await saving).path(), 'utf8'))
  expect(file).toEqual((await lin.api.get(`consents/receipts/${receipt.receiptId}`)).body)
  expect(file.event).toMatchObject([{ event_state: 'consent_given' }])

  await openAnew(page, CONSENTS)
  await page.context().setOffline(true)
  await flip(page, GENERAL)
  await see(page, '没改成，还是原来的')
  expect(await toggle(page, GENERAL)).toBe('true')
  await page.context().setOffline(false)
  await flip(page, GENERAL)
  await see(page, '记下了，不同意这一项')
  await expect.poll(() => toggle(page, GENERAL)).toBe('false')
  await openAnew(page, '/packages/consents/pages/history/index')
  await see(page, '没有更早的了')
  expect((await lin.api.get('consents/history')).body.items.map(stateOf)).toEqual(['refused', 'granted'])
  expect(faults).toEqual([])
})

test('words that changed meanwhile are shown, and asked again', async () => {
  const { page, faults } = await hers()
  await openAnew(page, CONSENTS)
  await flip(page, '个性化推荐与回访')
  await see(page, '文本第 1 版')
  const texts = JSON.parse(await readFile(`${DATA}consent/purposes.json`, 'utf8')) as { id: string }[]
  const text = texts.find(({ id }) => id === 'personalization_followup')!
  await importRecord(house, 'consents', { ...text, plain: '这里的文字换过了。' })
  await tap(page, /^同意$/)
  await see(page, '这段文字更新过')
  await see(page, '这里的文字换过了。')
  expect((await lin.api.get('consents/personalization_followup')).body.state).toBe('refused')
  await tap(page, /^同意$/)
  await see(page, '记下了，同意这一项')
  expect((await lin.api.get('consents/personalization_followup')).body).toMatchObject({
    state: 'granted',
    version: 2,
  })
  expect(faults).toEqual([])
})

test('a sensitive one has a page of its own, a child’s needs a guardian; taking it back is as short', async () => {
  const { page, faults } = await hers()
  await openAnew(page, CONSENTS)
  await tap(page, /^未成年人信息/)
  await see(page, '这是敏感信息，只问这一项')
  expect(await button(page, '同意这一项').isDisabled()).toBe(true)
  await page.getByRole('radio', { name: '我是孩子的父亲或母亲' }).click()
  await page.getByRole('checkbox', { name: '我是孩子的监护人' }).click()
  await tap(page, '同意这一项')
  await see(page, '您的信息，一项一项您来定')
  const { state, decision } = (await lin.api.get('consents/minor')).body
  expect(state).toBe('granted')
  expect((await lin.api.get(`consents/receipts/${decision.receiptId}`)).body.shown).toMatchObject({
    mechanism: 'page',
    guardian: 'parent',
  })
  await tap(page, /^未成年人信息.*已同意/)
  await tap(page, '不再同意')
  await see(page, '您的信息，一项一项您来定')
  expect((await lin.api.get('consents/minor')).body.state).toBe('refused')
  expect(faults).toEqual([])
})

test('where she is fills in an address only with her yes; until then, and whatever fails, the form goes on', async () => {
  const { page, faults } = await hers()
  const device = page.context()
  await openAnew(page, '/packages/me/pages/address/index')
  await field(page, '手机号').fill('13900001234')
  await tap(page, '用一次定位')
  await see(page, '需要手动填写地址')
  await keepPicture(page, 'address-1-refused')
  await tap(page, '去看这一项')
  await see(page, '只问这一项')
  await tap(page, '同意这一项')
  await see(page, '同意了，再点一次')
  expect(await field(page, '手机号').inputValue()).toBe('13900001234')

  // the browser itself may still say no
  await tap(page, '用一次定位')
  await see(page, '这台手机没让用位置')
  await device.grantPermissions(['geolocation'])
  await device.setGeolocation({ latitude: 31.8213, longitude: 117.2266 })
  await tap(page, '用一次定位')
  await see(page, '地区和路名填好了')
  await button(page, '地区：安徽省合肥市蜀山区').waitFor()
  const street = await field(page, '详细地址').inputValue()
  expect(street).toMatch(/街 \d+ 号$/)
  await keepPicture(page, 'address-2-filled')

  // what she wrote is hers
  await field(page, '详细地址').fill(`${street} 梧桐里 6 幢`)
  await tap(page, '用一次定位')
  await see(page, '详细地址还是您写的')
  expect(await field(page, '详细地址').inputValue()).toBe(`${street} 梧桐里 6 幢`)

  // taken back on another phone meanwhile: the hall says no, in the words of the text
  await decide(lin, 'location', false)
  await tap(page, '用一次定位')
  await see(page, '需要手动填写地址')
  await button(page, '去看这一项').waitFor()
  expect(faults).toEqual([])
})

test('a parcel: late before it is asked, asked with one tap, its notice off for this one alone', async () => {
  const { page, faults } = await hers()
  await see(page, '在路上的包裹')
  await see(page, /会晚到，原定.*原因：连续三天联系不上收件人/)
  await tap(page, /会晚到，原定/)
  await tap(page, '怎么还没到')
  await page.waitForURL(/pages\/request\/index/)
  const id = /[?&]id=([^&]+)/.exec(page.url())![1]!
  expect((await lin.api.get(`requests/${id}`)).body.subject).toMatchObject({ parcelId: PARCEL.late })

  await openAnew(page, parcel(PARCEL.waiting))
  await see(page, '面单还没打印，现在改来得及')
  await flip(page, '以后的包裹都附公告')
  await tap(page, /^同意$/)
  await expect.poll(() => toggle(page, '这件包裹附公告')).toBe('true')
  await flip(page, '这件包裹附公告')
  await see(page, '已关掉，这件不附公告')
  await expect.poll(() => toggle(page, '这件包裹附公告')).toBe('false')
  expect((await lin.api.get(`parcels/${PARCEL.waiting}`)).body.notice).toMatchObject({
    general: true,
    choice: 'no',
    attached: false,
  })

  await openAnew(page, parcel(PARCEL.arriving))
  await see(page, '已经印好，改不了了')
  await flip(page, '以后的包裹都附公告')
  await see(page, '已关掉，没印的都不附')
  expect((await lin.api.get('consents/parcel_notice')).body.state).toBe('refused')
  expect(faults).toEqual([])
})

test('the question before shipment is put away for good, and nothing is decided', async () => {
  const wen = await signInRecipient(house, 'wenrushi')
  const { page, faults } = await openPhone(browser)
  await comeIn(page, house, wen.phone!)
  await openAnew(page, '/packages/parcels/pages/parcels/index')
  await tap(page, /还没打印面单，要不要附一则寻人公告/)
  await see(page, '寄给您的箱子上，附一则寻人公告吗')
  await keepPicture(page, 'parcel-question')
  await tap(page, '先不说，以后不再问')
  await see(page, '面单还没打印，现在改来得及')
  expect(await toggle(page, '这件包裹附公告')).toBe('false')
  await openAnew(page, '/packages/parcels/pages/parcels/index')
  await see(page, '我的包裹')
  await seeGone(page, '要不要附一则寻人公告')
  expect((await wen.api.get('consents/history')).body.items).toEqual([])
  expect(faults).toEqual([])
})

test('an order asks the same question once: answered there, it is not asked again', async () => {
  const buyer = await newPersonByPhone(house)
  const { page, faults } = await openPhone(browser)
  await comeIn(page, house, buyer.phone!)
  const order = async (): Promise<string> => {
    const { body } = await buyer.api.post('requests', { kind: 'exchange', text: '杯子到手是裂的，想换一个' })
    return `/packages/products/pages/request/index?id=${body.id}`
  }
  const [first, next] = [await order(), await order()]
  await openAnew(page, first)
  await see(page, '寄给您的箱子上，附一则寻人公告吗')
  await keepPicture(page, 'order-question')
  await tap(page, '附，先看全文')
  await see(page, '附公安机构发布的寻人公告和二维码')
  await tap(page, /^同意$/)
  await see(page, '记下了，没印的都附')
  expect((await buyer.api.get('consents/parcel_notice')).body.state).toBe('granted')
  for (const path of [first, next]) {
    await openAnew(page, path)
    await see(page, '编号')
    expect(await page.getByText('附一则寻人公告吗').filter({ visible: true }).count()).toBe(0)
  }
  expect(faults).toEqual([])
})

test('a stranger with the parcel: the notice and where to tell, a poster made here, and nothing once it is over', async () => {
  const { page, faults } = await openPhone(browser)
  await openAnew(page, `/packages/products/pages/scan-result/index?code=(00)${PARCEL.arriving}`)
  await see(page, '箱子上印着一则寻人公告')
  expect(await page.locator('body').innerText()).not.toMatch(/林|合肥|138|滤芯|纸鸢/)
  await tap(page, '箱子上印着一则寻人公告')
  await see(page, '现在约 16 岁')
  await see(page, 'AI模拟')
  await see(page, '人就在眼前，先打 110')
  await tap(page, /^可能是我/)
  await page.waitForURL(/tips\/pages\/tip\/index\?noticeId=n-023&self=1/)

  // what its code says, the way a camera opens it
  await page.goto(`${house.url}/n/n-023`)
  await tap(page, /^转给别人/)
  await tap(page, /^做一张海报/)
  await page.getByRole('img', { name: /^寻人海报：应小禾/ }).waitFor()
  const saving = page.waitForEvent('download')
  await tap(page, '下载海报')
  const poster = await readFile(await (await saving).path())
  expect(await sharp(poster).metadata()).toMatchObject({ format: 'png', width: 750, height: 1334 })
  expect(await codeIn(poster)).toBe(`${house.url}/n/n-023`)

  const ops = await importPerson(house, { role: 'ops', name: '运营' })
  const moved = await ops.api.post('ops/notices/n-023/moves', { to: 'found', reason: '找到了' })
  expect(moved.status).toBe(200)
  await openAnew(page, notice('n-023'))
  await see(page, '这则公告已经结束')
  await tap(page, '看还在找的人')
  await see(page, /走失，当时 \d+ 岁/)
  await openAnew(page, `/packages/products/pages/scan-result/index?code=(00)${PARCEL.arriving}`)
  await see(page, '这则公告已经结束，谢谢您留意')
  expect(faults).toEqual([])
})

/** Loads the app anew: what a page before left behind is gone. */
let loads = 0
const openAnew = (page: Page, path: string): Promise<unknown> =>
  page.goto(`${house.url}/?${(loads += 1)}#${path}`)

/** Her phone, in the hall. */
async function hers(): Promise<Phone> {
  const phone = await openPhone(browser, signedIn && { storageState: signedIn })
  if (signedIn) await openAt(phone.page, house)
  else await comeIn(phone.page, house, lin.phone!)
  await see(phone.page, '我的产品')
  signedIn ??= await phone.page.context().storageState()
  return phone
}

const aSwitch = (page: Page, name: string) =>
  page.getByRole('switch', { name, exact: true }).filter({ visible: true }).first()
const flip = (page: Page, name: string): Promise<void> => aSwitch(page, name).click()
const toggle = (page: Page, name: string): Promise<string | null> =>
  aSwitch(page, name).getAttribute('aria-checked')
const stateOf = ({ state }: { state: string }): string => state

/** Its types were written for bundlers: to Node's rules the function lies one `default` deeper than vitest gives it. */
const readCode = jsqr as unknown as typeof jsqr.default

/** What a phone reads in the picture. */
async function codeIn(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return readCode(new Uint8ClampedArray(data), info.width, info.height)?.data
}
