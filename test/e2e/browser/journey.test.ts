import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GTIN, newUnit } from '../../support/catalogue.ts'
import { newMachine, report, type Machine } from '../../support/devices.ts'
import type { House } from '../../support/house.ts'
import { decide, importConsentsAndNotices } from '../../support/parcels.ts'
import { addAddress, newPersonByPhone, newPhone } from '../../support/people.ts'
import { behave, receivedBy } from '../../support/stand-ins.ts'
import { button, comeIn, field, openAt, photo, see, seeGone, signIn, tap, tokenOf } from './acts.ts'
import { moveVisit, openAppHouse } from './app-house.ts'
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

test('a printed code leads through the resolver to what it is', async () => {
  const unit = await newUnit(house)
  const { page, faults } = await openPhone(browser)
  await page.goto(unit.code)
  await see(page, '是安禾正品')
  expect(page.url()).toContain('/#/packages/products/pages/scan-result/index')
  expect(faults).toEqual([])
})

test('a code typed, registered, its manual read, a fault reported, the request followed to its end and rated', async () => {
  const unit = await newUnit(house)
  const { page, faults } = await openPhone(browser)

  await openAt(page, house)
  await tap(page, '扫一扫')
  await field(page, '编号').fill(`(01)${unit.gtin}(21)${unit.serial}`)
  await tap(page, '查一下')
  await see(page, '是安禾正品')
  await keepPicture(page, 'journey-1-scan-result')

  await tap(page, '登记，领保修卡')
  await see(page, '用手机号登录')
  await signIn(page, house, newPhone())
  await see(page, '电子保修卡')
  await keepPicture(page, 'journey-2-product')

  await tap(page, '说明书')
  await tap(page, /^E21/)
  await see(page, '好了吗？')
  await keepPicture(page, 'journey-3-fault')

  await tap(page, '没好，报修')
  await see(page, '师傅上门到哪里')
  await field(page, '联系人').fill('测试人')
  await field(page, '手机号').fill('13900001234')
  await tap(page, '选地区')
  for (const region of ['安徽省', '合肥市', '蜀山区']) await tap(page, region)
  await field(page, '详细地址').fill('梧桐里 6 幢 1203')
  await tap(page, '存下地址')

  await see(page, '什么时候方便')
  const chooser = page.waitForEvent('filechooser')
  await tap(page, '加张照片或小视频')
  await (await chooser).setFiles({ name: 'panel.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await button(page, '看第 1 张').waitFor()
  await see(page, '保修内')
  const times = page.getByRole('radiogroup', { name: '时段' }).getByRole('radio')
  await times.last().click()
  const hours = (await times.last().innerText()).split('\n')[0]!
  await keepPicture(page, 'journey-4-repair')

  await behave(house.standIns.installation.url, 'down')
  await button(page, '提交报修').click()
  await see(page, '正在转过去')
  await keepPicture(page, 'journey-5-sent')
  await behave(house.standIns.installation.url, 'ok')
  await see(page, '已约好')
  await see(page, hours)
  await keepPicture(page, 'journey-6-scheduled')

  const api = house.api.as(await tokenOf(page))
  const [request] = (await api.get('requests')).body.items
  const { legs } = (await api.get(`requests/${request.id}`)).body
  await moveVisit(house, legs[0].ref, 'arrived')
  await see(page, '正在办')
  await moveVisit(house, legs[0].ref, 'done')
  await see(page, '办得怎么样')
  await page.getByRole('radio', { name: '很好' }).click()
  await field(page, '还想说的').fill('师傅准时，讲得明白')
  await tap(page, '就这么评')
  await see(page, '您的评价')
  await keepPicture(page, 'journey-7-rated')

  const rated = (await api.get(`requests/${request.id}`)).body
  expect(rated).toMatchObject({ status: 'resolved', rating: { score: 5, comment: '师傅准时，讲得明白' } })
  const cases = (await receivedBy(house.standIns.installation.url)).filter(
    ({ method, path }) => method === 'POST' && path === '/cases',
  )
  expect(cases).toHaveLength(1)
  expect(cases[0]?.body).toMatchObject({ fault: { code: 'E21' }, media: [expect.anything()] })
  expect(faults).toEqual([])
})

test('what must be minded at home is noted only with her yes, shown to her, and goes when she takes it back', async () => {
  await importConsentsAndNotices(house)
  const person = await newPersonByPhone(house)
  const { api, phone } = person
  await addAddress(person)
  const { id } = (await api.post('registrations', { unitCode: (await newUnit(house)).code })).body
  const { page, faults } = await openPhone(browser)
  await comeIn(page, house, phone!)
  await see(page, '可能用得上')
  await see(page, '不按个人特征排序')
  await openAt(page, house, `/packages/products/pages/repair/index?registrationId=${id}`)

  await tap(page, '家里有人需要照顾到')
  await see(page, '不记录健康情况')
  await keepPicture(page, 'care-1-refused')
  await tap(page, '去看这一项')
  await tap(page, '同意这一项')
  await page.getByRole('radio', { name: /^行动不便/ }).click()
  await see(page, '要照顾到：行动不便')
  await keepPicture(page, 'care-2-noted')
  await tap(page, '提交报修')
  await see(page, '记下了：行动不便')
  await keepPicture(page, 'care-3-request')

  await tap(page, '不再保留')
  await tap(page, '不再同意')
  await seeGone(page, '记下了：行动不便')
  const [{ id: requestId }] = (await api.get('requests')).body.items
  expect((await api.get(`requests/${requestId}`)).body.care).toBeNull()

  await decide(person, 'personalization_followup', true)
  await openAt(page, house, '/pages/home/index')
  await see(page, /^您有/)
  expect(faults).toEqual([])
})

test('a machine speaks for itself with her yes; a watch is bound after the guardian’s, calls, and is let go', async () => {
  await importConsentsAndNotices(house)
  const person = await newPersonByPhone(house)
  const [washer, watch] = [await newMachine(house, person), await newMachine(house, person, GTIN.watch)]
  const { page, faults } = await openPhone(browser)
  /** by way of the hall: a page of a kind that is open already is not opened anew by its address */
  const show = async ({ id }: Machine): Promise<void> => {
    await openAt(page, house, '/pages/home/index')
    await see(page, '我的产品')
    await openAt(page, house, `/packages/products/pages/product/index?registrationId=${id}`)
  }
  await comeIn(page, house, person.phone!)

  await show(washer)
  await see(page, '不能远程诊断')
  await tap(page, '去看这一项')
  await tap(page, '同意这一项')
  await see(page, '还没说什么')
  await report(house, washer.deviceId, { type: 'usage', runningHours: 61.5 })
  await report(house, washer.deviceId, { type: 'fault', faultCode: 'E21' })
  await page.reload()
  await see(page, '跑满 60 小时')
  await keepPicture(page, 'device-1-says')
  await tap(page, /^报了 E21/)
  await see(page, '自己报了 E21')
  await keepPicture(page, 'device-2-request')

  await show(watch)
  await tap(page, /^绑定孩子/)
  await field(page, '怎么叫孩子').fill('团团')
  await field(page, '出生年').fill('2020')
  await field(page, '出生月').fill('4')
  await tap(page, '去看这一项，再回来')
  await page.getByRole('radio', { name: '我是孩子的父亲或母亲' }).click()
  await page.getByRole('checkbox').click()
  await tap(page, '同意这一项')
  await tap(page, /^绑定$/)
  await see(page, /^团团，/)
  await keepPicture(page, 'device-3-bound')
  await report(house, watch.deviceId, { type: 'sos', place: { lat: 31.84721, lng: 117.22093 } })
  const [{ id }] = (await person.api.get('requests')).body.items
  await openAt(page, house, `/packages/products/pages/request/index?id=${id}`)
  await see(page, '孩子按了手表求助')
  await see(page, /^团团，/)
  await keepPicture(page, 'device-4-sos')

  await show(watch)
  await tap(page, /^团团，/)
  await tap(page, /^解除$/)
  await see(page, /^绑定孩子/)
  expect((await person.api.get(`registrations/${watch.id}`)).body.child).toBeNull()
  expect(faults).toEqual([])
})
