import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../support/caller.ts'
import type { House } from '../../support/house.ts'
import { importKnowledge } from '../../support/knowledge.ts'
import { importPerson, type TestPerson } from '../../support/people.ts'
import { expectFrugal } from './frugal.ts'
import { NOT_BY_ITSELF, openHouseForPhone, openPhone, type Phone } from './phone.ts'
import type { Screen } from './screen.ts'

const PROGRESS = 'template-progress'
const PARCEL = 'template-parcel'
const ASK = '问一句，或输入编号'
const wechatCode = `demo-${randomUUID()}`

let house: House
let phone: Phone
let screen: Screen
let agent: TestPerson
let api: Caller

beforeAll(async () => {
  house = await openHouseForPhone({
    env: { WECHAT_TEMPLATE_PROGRESS: PROGRESS, WECHAT_TEMPLATE_PARCEL: PARCEL },
    pace: NOT_BY_ITSELF, // what is shipped meanwhile would use a consent up, by the question before shipment
    stock: importKnowledge,
  })
  agent = await importPerson(house, { role: 'agent', name: '许宁' })
  await agent.api.get('desk/queue') // she is there: what she claims does not lapse
  phone = await openPhone(house, wechatCode)
  screen = phone.screen
  await screen.sees('扫一扫')
  api = house.api.as((await house.api.post('auth/wechat', { code: wechatCode })).body.accessToken)
}, 180_000)
afterAll(async () => {
  await phone.close()
  await house.close()
})

test('a question is answered, and that it helped ends it', async () => {
  await asks('冰箱有股怪味，是不是滤芯要换了')
  await screen.sees('冰箱有异味与更换净味滤芯', '出自一厅的答疑', '这样解决了吗')
  await screen.taps('解决了')
  await screen.sees('您说解决了', '已办好')
  expect(await newest()).toMatchObject({ status: 'resolved' })
})

test('one sentence goes to three departments, WeChat may tell of it, and an agent is heard at once', async () => {
  await screen.goesBack()
  await phone.willConsent({ [PROGRESS]: 'accept', [PARCEL]: 'accept' })
  await asks('冰箱送来磕坏了想换一台 顺便改个安装时间')
  await screen.sees('销售', '物流', '安装', '附一则寻人公告吗')
  await screen.taps('有进展告诉我')
  await screen.sees('有进展就告诉您')
  await screen.seesNoMore('微信问您一次')
  expect((await api.get('subscriptions')).body.items).toEqual([
    { topic: 'progress', templateId: PROGRESS, left: 1 },
    { topic: 'parcel', templateId: PARCEL, left: 1 },
  ])

  const { id } = await newest()
  await says(id, '三件事一起办，您不用再找别人。')
  await screen.sees('许宁，一厅客服', '三件事一起办')
  await screen.writes('跟许宁说', '好的，外箱还留着')
  await screen.taps('发送')
  await screen.sees('好的，外箱还留着')
  await screen.seesNoMore('正在发')
})

test('who does not want to be told is not asked again', async () => {
  await expect
    .poll(async () => (await api.get('subscriptions')).body.items[0].left, { timeout: 20_000 })
    .toBe(0)
  await screen.goesBack()
  await phone.willConsent({ [PROGRESS]: 'reject' })
  await asks('燃气热水器有煤气味')
  await screen.sees('闻到燃气味、怀疑燃气泄漏', '关灶前阀和燃气总阀', '打 120')
  await screen.taps('有进展告诉我')
  await screen.seesNoMore('有进展告诉我')
})

test('cost no more than WeChat allows, and nothing went wrong unseen', () => expectFrugal('the hall', phone))

async function asks(text: string): Promise<void> {
  await screen.taps(ASK)
  await screen.writes('想问什么', text)
  await screen.taps('发出')
  await screen.sees('编号', text)
}

/** The agent takes it and answers. */
async function says(id: string, text: string): Promise<void> {
  expect((await agent.api.post(`desk/requests/${id}/claim`)).status).toBe(200)
  expect((await agent.api.post(`desk/requests/${id}/reply`, { text })).status).toBe(200)
}

const newest = async (): Promise<{ id: string; status: string }> => (await api.get('requests')).body.items[0]
