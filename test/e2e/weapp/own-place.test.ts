import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../support/house.ts'
import { importConsentsAndNotices } from '../../support/parcels.ts'
import { expectFrugal } from './frugal.ts'
import { openHouseForPhone, openPhone, type Phone } from './phone.ts'

let house: House
let phone: Phone

beforeAll(async () => {
  house = await openHouseForPhone()
  await importConsentsAndNotices(house)
  phone = await openPhone(house, `demo-${randomUUID()}`)
})
afterAll(async () => {
  await phone.close()
  await house.close()
})

test('where she is fills in an address: with her yes to us, the privacy guide, and WeChat’s own question', async () => {
  const { screen, host } = phone
  await screen.sees('扫一扫')
  await phone.enters({ path: 'packages/me/pages/address/index' })
  await screen.taps('用一次定位')
  await screen.sees('需要手动填写地址')
  await screen.taps('去看这一项')
  await screen.sees('只问这一项')
  await screen.taps('同意这一项')
  await screen.sees('同意了，再点一次')

  if (host) {
    await screen.taps('用一次定位')
    await screen.sees('先说清楚再用')
    await screen.taps('同意')
    await expect.poll(() => host.ui.dialogs.map(({ kind }) => kind)).toEqual(['authorization'])
    host.ui.dialogs[0]!.answer(false)
    await screen.sees('这台手机没让用位置，手动写就行')
  }
  await phone.willBeAt({ latitude: 31.8213, longitude: 117.2266 })
  await screen.taps('用一次定位')
  await screen.sees('地区和路名填好了', '安徽省合肥市蜀山区')
  expectFrugal('an address from where she is', phone)
})
