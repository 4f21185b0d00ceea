import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { GTIN, importProducts, newUnit, type TestUnit } from '../../support/catalogue.ts'
import type { House } from '../../support/house.ts'
import { importConsentsAndNotices, PARCEL } from '../../support/parcels.ts'
import { expectFrugal } from './frugal.ts'
import { openHouseForPhone, openPhone, type Phone } from './phone.ts'
import type { Screen } from './screen.ts'

const HOME = 'pages/home/index'
const SCAN_RESULT = 'packages/products/pages/scan-result/index'
const PRODUCT = 'packages/products/pages/product/index'
const NOTICE = 'packages/parcels/pages/notice/index'

let house: House
let phone: Phone
let screen: Screen
let unit: TestUnit
const wechatCode = `demo-${randomUUID()}`

beforeAll(async () => {
  house = await openHouseForPhone()
  await importProducts(house)
  await importConsentsAndNotices(house)
  phone = await openPhone(house, wechatCode)
  screen = phone.screen
})
afterAll(async () => {
  await phone.close()
  await house.close()
})
beforeEach(async () => {
  unit = await newUnit(house)
})

const isAt = (path: string): Promise<void> => expect.poll(() => screen.path(), { timeout: 20_000 }).toBe(path)

test.each([HOME, SCAN_RESULT])(
  'an ordinary link (q) that opens %s leads to what its code says',
  async (path) => {
    phone.swipesAway()
    await phone.enters({ path, query: { q: unit.code } })
    await screen.sees('是安禾正品', unit.serial)
    await isAt(SCAN_RESULT)
  },
)

test('a mini-program code (scene) holds the end of our short link', async () => {
  const stored = await house.db.collection('units').findOne({ serial: unit.serial })
  phone.swipesAway()
  await phone.enters({ path: HOME, query: { scene: String(stored?.['short']) } })
  await screen.sees('是安禾正品', unit.serial)
  await isAt(SCAN_RESULT)
})

test('a mini-program code (scene) may hold a number: that names the model and no single unit', async () => {
  phone.swipesAway()
  await phone.enters({ path: SCAN_RESULT, query: { scene: GTIN.washer } })
  await screen.sees('只认得出型号', '扫机身上的码')
})

test('a link on what is hers leads to it at once, also while the app is open', async () => {
  const session = await house.api.post('auth/wechat', { code: wechatCode })
  await house.api.as(session.body.accessToken).post('registrations', { unitCode: unit.code })
  await phone.enters({ path: HOME, query: { q: unit.code } })
  await screen.sees('电子保修卡', '报修')
  await isAt(PRODUCT)
})

test('a link on her watch leads to where it is bound; back from the consent stands what was typed', async () => {
  const watch = await newUnit(house, { gtin: GTIN.watch })
  const session = await house.api.post('auth/wechat', { code: wechatCode })
  const api = house.api.as(session.body.accessToken)
  const { id } = (await api.post('registrations', { unitCode: watch.code })).body
  await phone.enters({ path: HOME, query: { q: watch.code } })
  await screen.sees('设备自己说的', '不能远程诊断', '绑定孩子')
  await screen.taps('绑定孩子')
  await screen.writes('怎么叫孩子', '团团')
  await screen.writes('出生年', '2020')
  await screen.writes('出生月', '4')
  await screen.taps('去看这一项，再回来')
  await screen.taps('我是孩子的父亲或母亲')
  await screen.taps('我是孩子的监护人，替孩子来定')
  await screen.taps('同意这一项')
  await screen.sees('只有您看得到') // the form stands again: until then the row alone speaks of 绑定
  await screen.taps('绑定')
  await screen.sees('团团，')
  expect((await api.get(`registrations/${id}`)).body.child).toEqual({
    nickname: '团团',
    bornMonth: '2020-04',
  })
})

test('a link that is not ours is not followed, and it is said', async () => {
  await phone.enters({ path: HOME, query: { q: 'https://shop.example/p?id=1&from=qr' } })
  await screen.sees('这不是一厅的码', '里面的网址没有打开')
})

test('the code of a notice opens it, and it can be handed on', async () => {
  await phone.enters({ path: HOME, query: { q: `${house.url}/n/n-023` } })
  await screen.sees('应小禾', 'AI模拟', '现在约 16 岁', '人就在眼前，先打 110', '每一单，一厅出 0.1 元寻人')
  await isAt(NOTICE)
  await screen.taps('转给别人')
  await screen.sees('发给微信里的人或群', '做一张海报')
  // the headless host has no canvas, as some old phones: the page says so
  if (phone.host === null) return
  await screen.taps('做一张海报')
  await screen.sees('海报没画成', '网址照样能转')
})

test('the code of somebody’s parcel shows its notice, and nothing of whose it is', async () => {
  await phone.enters({ path: HOME, query: { q: `${house.url}/00/${PARCEL.arriving}` } })
  await screen.sees('一件包裹', '箱子上印着一则寻人公告', '我见过')
  expect(await screen.words()).not.toMatch(/林|合肥|滤芯|纸鸢/)
})

test('a consent in WeChat: its words, a yes, its receipt, a no with one tap', async () => {
  const { accessToken } = (await house.api.post('auth/wechat', { code: wechatCode })).body
  const stateNow = async (): Promise<string> =>
    (await house.api.as(accessToken).get('consents/parcel_notice')).body.state
  await phone.enters({ path: 'pages/me/index' })
  await screen.taps('授权管理')
  await screen.taps('包裹寻人公告（公益）')
  await screen.sees('附公安机构发布的寻人公告和二维码', '文本第 1 版')
  await screen.taps('同意')
  await screen.sees('记下了，同意这一项')
  await screen.taps('回执')
  await screen.sees('当时的全文', '授权管理里，看过全文')
  expect(await stateNow()).toBe('granted')
  await screen.goesBack()
  await screen.taps('包裹寻人公告（公益）')
  await screen.sees('记下了，不同意这一项')
  expect(await stateNow()).toBe('refused')
})

test('nothing of it went wrong unseen', () => expectFrugal('the entrances', phone))
