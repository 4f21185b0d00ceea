import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { GTIN, importProducts, newUnit, type TestUnit } from '../../support/catalogue.ts'
import type { House } from '../../support/house.ts'
import { expectFrugal } from './frugal.ts'
import { openHouseForPhone, openPhone, type Phone } from './phone.ts'
import type { Screen } from './screen.ts'

const HOME = 'pages/home/index'
const SCAN_RESULT = 'packages/products/pages/scan-result/index'
const PRODUCT = 'packages/products/pages/product/index'

let house: House
let phone: Phone
let screen: Screen
let unit: TestUnit
const wechatCode = `demo-${randomUUID()}`

beforeAll(async () => {
  house = await openHouseForPhone()
  await importProducts(house)
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

test('a link that is not ours is not followed, and it is said', async () => {
  await phone.enters({ path: HOME, query: { q: 'https://shop.example/p?id=1&from=qr' } })
  await screen.sees('这不是一厅的码', '里面的网址没有打开')
})

test('nothing of it went wrong unseen', () => expectFrugal('the entrances', phone))
