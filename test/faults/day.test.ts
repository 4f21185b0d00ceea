import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestClock, DAY, HOUR, type TestClock } from '../support/clock.ts'
import { sendHook } from '../support/hooks.ts'
import { openHouse, type House } from '../support/house.ts'
import { newPerson } from '../support/people.ts'
import { behave } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'

/** Clocks: a day without a department, and departments whose clocks are wrong. In this process, for its clock is moved. */
let house: House
let clock: TestClock

beforeAll(async () => {
  clock = createTestClock()
  house = await openHouse({ clock, pace: HOUR })
})
afterAll(() => house.close())

test('not reached for a day: the leg has failed, the desk has it, and the person is told so', async () => {
  const person = await newPerson(house)
  await behave(house.standIns.sales.url, 'down')
  const { body: opened } = await person.api.post('requests', { kind: 'purchase', text: '想再买一台' })
  const look = () => person.api.get(`requests/${opened.id}`)
  const waiting = await eventually(look, ({ body }) => body.legs[0].status === 'sending')
  expect(waiting.body.sentence).toBe('已收到，正在转给销售')

  clock.forward(DAY - HOUR)
  const tries = () => house.db.collection('requests').findOne({ _id: opened.id })
  const before = (await tries())!['outbox'][0].nextAt as Date
  await eventually(tries, (stored) => stored!['outbox'][0].nextAt > before)
  expect((await look()).body).toMatchObject({ status: 'routed', legs: [{ status: 'sending' }] })

  clock.forward(2 * HOUR)
  const failed = await eventually(look, ({ body }) => body.legs[0].status === 'failed')
  expect(failed.body).toMatchObject({
    sentence: '销售一天都没联系上，客服接着办',
    legs: [{ department: 'sales', reason: '销售的系统一天都没联系上' }],
  })
  const stored = await tries()
  expect(stored).toMatchObject({ desk: { reason: 'leg_failed' }, outbox: [] })
  process.stdout.write('a day unreachable: accepted 1, delivered 0, failed and at the desk 1\n')
})

test("a department's clock days ahead or behind: the leg goes forward by what is said, not by when", async () => {
  const person = await newPerson(house)
  const { body: opened } = await person.api.post('requests', { kind: 'delivery', text: '送一下' })
  const look = async () => (await person.api.get(`requests/${opened.id}`)).body.legs[0]
  const { ref: caseRef } = await eventually(look, (leg) => leg.status === 'accepted')
  const say = (status: string, offset: number, note: string) =>
    sendHook(
      house,
      'logistics',
      {
        caseRef,
        status,
        note,
        at: new Date(Date.now() + offset).toISOString(),
      },
      { timestamp: String(Math.floor(clock.now().getTime() / 1000)) },
    )

  expect((await say('in_progress', 2 * DAY, '后天说的')).status).toBe(200)
  expect(await look()).toMatchObject({ status: 'in_progress', note: '后天说的' })
  await say('scheduled', 3 * DAY, '更晚，可是早就过了这一步')
  expect(await look()).toMatchObject({ status: 'in_progress' })
  await say('done', -2 * DAY, '前天说的')
  expect(await look()).toMatchObject({ status: 'done' })
  await say('in_progress', 4 * DAY, '再晚也回不去')
  expect(await look()).toMatchObject({ status: 'done' })
  expect((await person.api.get(`requests/${opened.id}`)).body.status).toBe('resolved')
})
