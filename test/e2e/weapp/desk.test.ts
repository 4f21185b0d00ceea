import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { key } from '../../support/caller.ts'
import type { House } from '../../support/house.ts'
import { importPerson, newPerson } from '../../support/people.ts'
import { openHouseForPhone, openPhone, type Phone } from './phone.ts'

const wechatCode = `demo-${randomUUID()}`

let house: House
let phone: Phone

beforeAll(async () => {
  house = await openHouseForPhone()
  const agent = await importPerson(house, { role: 'agent', name: '许宁' })
  // her WeChat knows her work number: both are one account from then on
  const { body } = await house.api.post('auth/wechat', { code: wechatCode })
  const bound = await house.api
    .as(body.accessToken)
    .post('me/phone', { wechatPhoneCode: `phone-${agent.phone}` })
  expect(bound.body.account.roles).toContain('agent')
  phone = await openPhone(house, wechatCode)
}, 120_000)
afterAll(async () => {
  await phone.close()
  await house.close()
})

test('an agent on the way claims, answers and resolves on her phone, one column at a time', async () => {
  const { screen } = phone
  const customer = await newPerson(house)
  await phone.enters({ path: 'pages/me/index' })
  await screen.taps('客服工作台')
  await screen.sees('许宁', '没有等着的')

  const { body } = await customer.api.post('requests', { kind: 'complaint', text: '师傅到现在没到' }, key())
  await screen.sees('等认领', '师傅到现在没到')
  await screen.taps('师傅到现在没到')
  await screen.taps('认领')
  await screen.writes('回复', '对不起，我马上问。')
  await screen.taps('发送')
  await screen.sees('我马上问')
  await customer.api.post(`requests/${body.id}/messages`, { text: '好，我在家等' }, key())
  await screen.sees('我在家等')

  await screen.taps('看这位客户')
  await screen.sees('还没有登记产品', '正在办')
  await screen.goesBack()
  await screen.taps('办结')
  await screen.writes('最后一句话', '师傅已经到了。')
  await screen.taps('办结')
  await screen.seesNoMore('最后一句话')
  expect((await customer.api.get(`requests/${body.id}`)).body).toMatchObject({ status: 'resolved' })
})
