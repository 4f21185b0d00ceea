import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '@onehall/shared/domain/time'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../support/caller.ts'
import { GTIN, importProducts, newUnit, type TestUnit } from '../../support/catalogue.ts'
import { DAY } from '../../support/clock.ts'
import type { House } from '../../support/house.ts'
import { newPhone } from '../../support/people.ts'
import { receivedBy } from '../../support/stand-ins.ts'
import { expectFrugal } from './frugal.ts'
import { casesOf, takeStep } from './installer.ts'
import { NOT_RUN, openHouseForPhone, openPhone, type Phone } from './phone.ts'
import { takePhoto } from './photo.ts'
import type { Screen } from './screen.ts'

let house: House
let folder: string
let phone: Phone
let screen: Screen
let unit: TestUnit
let api: Caller
let accountId: string
/** of the request, once there is one */
let requestId: string
const wechatCode = `demo-${randomUUID()}`
const number = newPhone()

beforeAll(async () => {
  house = await openHouseForPhone()
  await importProducts(house)
  unit = await newUnit(house)
  folder = await mkdtemp(join(tmpdir(), 'onehall-weapp-'))
  phone = await openPhone(house, wechatCode)
  screen = phone.screen
})
afterAll(async () => {
  await phone.close()
  await house.close()
  await rm(folder, { recursive: true })
  process.stdout.write(`${NOT_RUN}\n`)
})

test('is signed in by WeChat without being asked for anything', async () => {
  await screen.sees('扫一扫', '没有正在办的事', '扫一台，放到这里')
  const asked = await receivedBy(house.wechatUrl)
  expect(asked.filter(({ query }) => query['js_code'] === wechatCode)).toHaveLength(1)
  const session = await house.api.post('auth/wechat', { code: wechatCode })
  api = house.api.as(session.body.accessToken)
  accountId = session.body.account.id
  expect(session.body.account).toMatchObject({ name: '', phoneMasked: null })
})

test('binds the phone number, and only after the privacy guide', async () => {
  await screen.taps('我的')
  await screen.taps('绑定手机号')
  await screen.sees('绑上手机号', '不绑也能用')
  if (phone.host) {
    await phone.givesNumber('用微信手机号', number)
    await screen.sees('先说清楚再用', '看隐私保护指引全文')
    await screen.taps('不同意')
    await screen.sees('没有绑，别的照常用')
  }
  await phone.givesNumber('用微信手机号', number)
  if (phone.host) await screen.taps('同意')
  await screen.sees('手机号绑好了', `${number.slice(0, 3)}****${number.slice(-4)}`)
  expect((await api.get('me')).body.phoneMasked).toBe(`${number.slice(0, 3)}****${number.slice(-4)}`)
  const stored = JSON.stringify(await house.db.collection('accounts').find().toArray())
  expect(stored).not.toContain(number)
})

test('scans a washer, and registers it with one tap', async () => {
  await phone.willScan(unit.code)
  await screen.taps('大厅')
  await screen.taps('扫一扫')
  await screen.sees('是安禾正品', '首次查询，之前没人扫过', unit.serial, '积分 +200')
  await screen.taps('登记，领保修卡')
  await screen.sees('登记好了，积分 +200', '电子保修卡', '整机保修到', '报修', '约安装')
  const { items } = (await api.get('registrations')).body
  expect(items).toMatchObject([{ product: { gtin: GTIN.washer }, unit: { serial: unit.serial } }])
})

test('reads the manual, and the page of the code on the panel', async () => {
  await screen.taps('说明书')
  await screen.sees('面板上显示代码', '目录')
  await screen.taps('安全须知')
  await screen.sees('第一次通电前，必须拆掉背面 4 颗运输螺栓')
  await screen.goesBack()
  await screen.sees('上次看到这里')
  await screen.writes('在说明书里找', '线屑')
  await screen.sees('抽出门口的线屑网')
  await screen.writes('在说明书里找', '')
  await screen.taps('E21，排水超时')
  await screen.sees('排水超时', '清理右下角排水泵过滤器', '检查排水管是否打折或堵塞', '好了吗')
})

test('reports the fault with a photo, an address and a time', async () => {
  await phone.willPhotograph(await takePhoto(folder))
  await screen.taps('没好，报修')
  await screen.sees('E21 排水超时', '只差上门地址')
  await fillInAddress(screen, number)
  await screen.sees('什么时候方便', '梧桐里 6 幢 1203')
  await screen.taps('明天')
  await screen.taps('加张照片或小视频')
  await screen.finds('看第 1 张')
  await screen.taps('E21 排水超时')
  await screen.writes('怎么不对', '三步都试过了，还是排不出水')
  await screen.taps('就这些')
  await screen.sees('三步都试过了，还是排不出水', '预计')
  await screen.taps('提交报修')
  await expect.poll(() => screen.path(), { timeout: 20_000 }).toBe('packages/products/pages/request/index')
  await screen.sees('三步都试过了，还是排不出水', '明天', '上门维修', '已约好')
})

test('is stored as one request, and installation has what it needs, once', async () => {
  const [brief] = (await api.get('requests')).body.items
  requestId = brief.id
  const stored = await house.db.collection('requests').find({ ownerId: accountId }).toArray()
  expect(stored).toMatchObject([
    { kind: 'repair', status: 'in_progress', legs: [{ department: 'installation' }] },
  ])
  const cases = await casesOf(house, brief.number)
  expect(cases).toMatchObject([
    {
      kind: 'repair',
      text: '三步都试过了，还是排不出水',
      product: { gtin: GTIN.washer, serial: unit.serial },
      fault: { code: 'E21' },
      address: { regionCode: '340104', detail: '梧桐里 6 幢 1203' },
      contact: { name: '苏禾', phone: number },
      media: [{ kind: 'image' }],
    },
  ])
  const photo = await sharp(await bytesAt(cases[0]!.media[0]!.url)).metadata()
  expect(photo).toMatchObject({ width: 1200, height: 900 })
  expect(photo.exif).toBeUndefined()
})

test('shows what the installer does, as he does it', async () => {
  const { legs } = (await api.get(`requests/${requestId}`)).body
  expect(dayOf(legs[0].appointment.from)).toBe(dayOf(new Date(Date.now() + DAY)))
  await takeStep(house, legs[0].ref, 'arrived')
  await screen.sees(`${legs[0].appointment.worker}正在办`)
  await takeStep(house, legs[0].ref, 'done')
  await screen.sees('已办好', '排水泵过滤器清出一枚发卡，试机正常', '办得怎么样')
})

test('says how it went, once', async () => {
  await screen.taps('很好')
  await screen.writes('还想说的', '师傅很耐心')
  await screen.taps('就这么评')
  await screen.sees('您的评价', '师傅很耐心')
  await screen.seesNoMore('办得怎么样')
  const { rating, status } = (await api.get(`requests/${requestId}`)).body
  expect({ rating, status }).toEqual({ rating: { score: 5, comment: '师傅很耐心' }, status: 'resolved' })
})

test('cost no more than WeChat allows, and nothing went wrong unseen', () =>
  expectFrugal('the main journey', phone))

async function fillInAddress(screen: Screen, number: string): Promise<void> {
  await screen.writes('联系人', '苏禾')
  await screen.writes('手机号', number)
  await screen.taps('选地区')
  for (const region of ['安徽省', '合肥市', '蜀山区']) await screen.taps(region)
  await screen.writes('详细地址', '梧桐里 6 幢 1203')
  await screen.taps('存下地址')
}

const bytesAt = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer())
