import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../support/caller.ts'
import { newUnit } from '../../support/catalogue.ts'
import type { House } from '../../support/house.ts'
import { newPhone } from '../../support/people.ts'
import { eventually } from '../../support/waiting.ts'
import { button, comeIn, field, openAt, see, tap, tokenOf } from './acts.ts'
import { openAppHouse } from './app-house.ts'
import { openChromium, openPhone } from './chromium.ts'
import { keepPicture } from './pictures.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openAppHouse(), openChromium()])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('a code with a slip in it: what is wrong is said, and what was typed is there to be mended', async () => {
  const { page, faults } = await openPhone(browser)
  await openAt(page, house)
  await tap(page, '扫一扫')
  await field(page, '编号').fill('09520000010271')
  await tap(page, '查一下')
  await see(page, '编号有一位对不上')
  await tap(page, '换一个码')
  await expect.poll(() => field(page, '编号').inputValue()).toBe('09520000010271')
  await field(page, '编号').fill('09520000010270')
  await tap(page, '查一下')
  await see(page, '只认得出型号')
  expect(faults).toEqual([])
})

test('a double tap sends once', async () => {
  const { page, api } = await openRepair()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/requests')) sent.push(request.url())
  })
  await button(page, '提交报修').dblclick()
  await see(page, /编号/)
  expect(sent).toHaveLength(1)
  expect((await api.get('requests')).body.items).toHaveLength(1)
})

test('without a network it is said, what was written stays, and it goes out once there is one', async () => {
  const { page, api } = await openRepair()
  await tap(page, /哪里不对/)
  await field(page, '怎么不对').fill('洗完一筒水，排不出去')
  await tap(page, '就这些')
  await page.context().setOffline(true)
  await see(page, '现在没有网络，先不用急，写的都还在')
  await keepPicture(page, 'offline-repair')
  await tap(page, '有网就发')
  await see(page, '还没发出')
  await see(page, '有网就自动发，不会发两次')
  await keepPicture(page, 'offline-requests')
  expect((await api.get('requests')).body.items).toEqual([])

  await page.context().setOffline(false)
  const listed = await eventually(
    () => api.get('requests'),
    ({ body }) => body.items.length > 0,
  )
  expect(listed.body.items).toHaveLength(1)
  const request = (await api.get(`requests/${listed.body.items[0].id}`)).body
  expect(request.thread[0]).toMatchObject({ from: 'you', text: '洗完一筒水，排不出去' })
  await page.getByText('还没发出').filter({ visible: true }).waitFor({ state: 'hidden' })
})

/** Somebody new with one washer and one address, about to report a fault; and the API as she may use it. */
async function openRepair(): Promise<{ page: Page; api: Caller }> {
  const { page } = await openPhone(browser)
  await comeIn(page, house, newPhone())
  const api = house.api.as(await tokenOf(page))
  await api.post('me/addresses', {
    name: '测试人',
    phone: '13900001234',
    regionCode: '340104',
    detail: '梧桐里 6 幢 1203',
  })
  const { id } = (await api.post('registrations', { unitCode: (await newUnit(house)).code })).body
  await openAt(page, house, `/packages/products/pages/repair/index?registrationId=${id}`)
  await see(page, '保修内')
  await see(page, /^\d+:00–\d+:00/)
  return { page, api }
}
