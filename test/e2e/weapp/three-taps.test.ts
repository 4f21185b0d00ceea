import { afterAll, beforeAll, expect, test } from 'vitest'
import { GTIN, importDemo } from '../../support/catalogue.ts'
import type { House } from '../../support/house.ts'
import { expectFrugal } from './frugal.ts'
import { casesOf } from './installer.ts'
import { openHouseForPhone, openPhone, type Phone } from './phone.ts'

/** Of the demo data: her address is known, and her washer is registered. */
const PERSON = { wechatCode: 'demo-linxiaoyun', name: '林晓云' }
const WASHER = { gtin: GTIN.washer, serial: 'FXYJYBDRQ3NZGPP4' }

let house: House
let phone: Phone

beforeAll(async () => {
  house = await openHouseForPhone()
  await importDemo(house)
  phone = await openPhone(house, PERSON.wechatCode)
})
afterAll(async () => {
  await phone.close()
  await house.close()
})

test('somebody known comes from the scan to an accepted request with three taps, and writes nothing', async () => {
  const { screen } = phone
  await phone.willScan(`${house.url}/01/${WASHER.gtin}/21/${WASHER.serial}`)
  await screen.sees('晓云', '全部 4 件')
  await screen.taps('扫一扫')
  await screen.taps('报修')
  await screen.sees('都替您填好了', '梧桐里 6 幢 1203', PERSON.name, '预计')
  await screen.taps('提交报修')
  await screen.sees('上门维修')

  const session = await house.api.post('auth/wechat', { code: PERSON.wechatCode })
  const { items } = (await house.api.as(session.body.accessToken).get('requests')).body
  expect(items).toMatchObject([{ kind: 'repair', title: '洗烘一体机报修' }])
  await expect
    .poll(() => casesOf(house, items[0].number), { timeout: 20_000 })
    .toMatchObject([
      { product: WASHER, contact: { name: PERSON.name }, address: { detail: '梧桐里 6 幢 1203' } },
    ])
  expectFrugal('three taps', phone)
})
