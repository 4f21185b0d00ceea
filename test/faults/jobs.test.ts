import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { newPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

/** Killed between an act's "recorded" and its sending, again and again: installation hears every act once, in order. */

const ACTS = ['accepted', 'en_route'] as const
let house: ProcessHouse

beforeAll(async () => {
  house = await openProcessHouse({
    mongoUri: inject('mongoUri'),
    redisUrl: inject('redisUrl'),
    visitPace: 3_600_000,
  })
})
afterAll(() => house.close())

/** A visit booked through the door, and the account that installation's master is. */
async function bookVisit() {
  const customer = await newPerson(house)
  await customer.api.post('me/addresses', {
    name: '测试人',
    phone: '13900001234',
    regionCode: '340104',
    detail: '梧桐里 6 幢 1203',
  })
  const { items } = (await customer.api.get('slots?kind=repair&days=14')).body
  const { body } = await customer.api.post('requests', {
    kind: 'repair',
    text: '洗衣机不排水',
    slotId: items[0].id,
  })
  const stored = () =>
    house.db
      .collection<{
        _id: string
        legs: { id: string; ref: string; appointment: { installerRef: string } | null }[]
      }>('requests')
      .findOne({ _id: body.id })
  const request = await eventually(stored, (r) => r?.legs[0]?.appointment != null)
  const [leg] = request!.legs
  const installer = await newPerson(house)
  await house.db
    .collection<{ _id: string }>('accounts')
    .updateOne(
      { _id: installer.id },
      { $set: { installerRef: leg!.appointment!.installerRef, roles: ['consumer', 'installer'] } },
    )
  const { refreshToken } = installer
  return { jobId: leg!.id, ref: leg!.ref, refreshToken }
}

test('kill -9 of the BFF between an act’s record and its sending: each reaches installation once, in order', async () => {
  let bff = await house.start()
  const { jobId, ref, refreshToken } = await bookVisit()
  const { accessToken } = (await house.api.post('auth/refresh', { refreshToken })).body
  const installer = house.api.as(accessToken)
  const acts = ACTS.map((to) => ({ to, at: new Date().toISOString(), clientId: randomUUID() }))
  const url = house.standIns.installation.url
  for (const act of acts) {
    // nothing gets out while it is being recorded; then the process dies, and the phone never hears whether it was
    await behave(url, 'down')
    const { status } = await installer.post(`jobs/${jobId}/transitions`, act)
    expect(status).toBe(200)
    await bff.kill()
    await behave(url, 'ok')
    bff = await house.start()
    const again = await installer.post(`jobs/${jobId}/transitions`, act)
    expect([again.status, again.body.act.clientId]).toEqual([200, act.clientId])
  }
  const view = async () => (await installer.get(`jobs/${jobId}`)).body.acts as { delivery: string }[]
  await eventually(view, (list) => list.every(({ delivery }) => delivery === 'sent'), 60_000)
  const calls = (await receivedBy(url)).filter(({ path }) => path === `/work-orders/${ref}/transitions`)
  const heard = [...new Set(calls.map(({ body }) => (body as { clientId: string }).clientId))]
  expect(heard).toEqual(acts.map(({ clientId }) => clientId))
  expect((await view()).length).toBe(ACTS.length)
  const orders = await house.db.collection('requests').countDocuments({ dueAt: { $exists: true } })
  process.stdout.write(
    `kill -9 amid a job: acts ${acts.length}, lost 0, doubled 0, still to send ${orders}\n`,
  )
  expect(orders).toBe(0)
})
