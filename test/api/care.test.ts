import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CARE_DAYS, CARES } from '@onehall/shared/domain/care'
import { importProducts, GTIN, newUnit } from '../support/catalogue.ts'
import { createTestClock, DAY } from '../support/clock.ts'
import { bookJob, hireCrew, type Crew, type TestJob } from '../support/field.ts'
import { openHouse, type House } from '../support/house.ts'
import { decide, importConsentsAndNotices } from '../support/parcels.ts'
import { addAddress, importPerson, newPerson, type TestPerson } from '../support/people.ts'
import { receivedBy } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'

const clock = createTestClock()
let house: House
let crew: Crew
beforeAll(async () => {
  house = await openHouse({ clock, visitPace: 3_600_000 })
  await importProducts(house)
  await importConsentsAndNotices(house)
  crew = await hireCrew(house)
})
afterAll(() => house.close())

/** Somebody with an address, who has or has not consented to have her health recorded. */
async function somebody(granted: boolean): Promise<TestPerson> {
  const person = await newPerson(house)
  await addAddress(person)
  if (granted) await decide(person, 'health', true)
  return person
}
const open = async ({ api }: TestPerson, more: Record<string, unknown> = {}) => {
  const { status, body } = await api.post('requests', { kind: 'complaint', text: '没人理我', ...more })
  expect(status).toBe(201)
  return body
}
const careOf = async ({ api }: TestPerson, id: string): Promise<unknown> =>
  (await api.get(`requests/${id}`)).body.care
const storedOf = async (id: string) =>
  (await house.db.collection<{ _id: string }>('requests').findOne({ _id: id })) as Record<string, unknown>
const isGone = (id: string) =>
  eventually(
    () => storedOf(id),
    (doc) => doc['care'] === undefined && doc['caring'] === undefined,
  )
const toldInstallation = async ({ ref }: TestJob) =>
  (await receivedBy(house.standIns.installation.url)).filter(
    ({ path }) => path === `/cases/${ref}/messages`,
  ) as { body: { kind: string; text: string } }[]

describe('what must be minded at a home', () => {
  test('without her consent it is stored nowhere, the thread says so, and all else goes on', async () => {
    const person = await somebody(false)
    const opened = await open(person, { kind: 'repair', text: '洗衣机不排水', care: 'allergy' })
    expect(await careOf(person, opened.id)).toBeNull()
    const { refusal } = (await person.api.get('consents/health')).body
    expect(opened.thread).toMatchObject([{ from: 'you' }, { from: 'hall', text: expect.any(String) }])
    expect(opened.thread[1].text).toContain(refusal)
    expect((await storedOf(opened.id))['care']).toBeUndefined()
    const { ref } = (await eventually(
      async () => (await person.api.get(`requests/${opened.id}`)).body.legs[0],
      (leg) => leg.ref !== undefined,
    )) as { ref: string }
    expect(ref).toMatch(/^AZ/)
  })

  test('with it, it lies sealed: no choice can be told from another, and nothing of it stands in the store', async () => {
    const person = await somebody(true)
    const opened = await Promise.all(CARES.map((care) => open(person, { care })))
    expect(opened.map(({ care }) => care)).toEqual([undefined, undefined, undefined])
    expect(await Promise.all(opened.map(({ id }) => careOf(person, id)))).toEqual([...CARES])
    const docs = await Promise.all(opened.map(({ id }) => storedOf(id)))
    expect(new Set(docs.map(({ care }) => (care as { ct: string }).ct.length)).size).toBe(1)
    const { items } = (await person.api.get('requests')).body
    expect(items.some((item: object) => 'care' in item)).toBe(false)
    const all: unknown[] = []
    for (const { name } of await house.db.listCollections().toArray())
      all.push(await house.db.collection(name).find().toArray())
    for (const care of CARES) expect([care, JSON.stringify(all).includes(care)]).toEqual([care, false])
  })

  test('at the desk it goes ahead of its equals, and only who has taken it reads what it is', async () => {
    const [agent, other] = [
      await importPerson(house, { role: 'agent', name: '许宁' }),
      await importPerson(house, { role: 'agent', name: '何静' }),
    ]
    const plain = await open(await somebody(false))
    const minded = await open(await somebody(true), { care: 'mobility' })
    const queue = (await agent.api.get('desk/queue?limit=100')).body.items as { id: string }[]
    const at = (id: string): number => queue.findIndex((item) => item.id === id)
    expect(at(minded.id)).toBeGreaterThanOrEqual(0)
    expect(at(minded.id)).toBeLessThan(at(plain.id))
    expect(queue.some((item) => 'care' in item)).toBe(false)

    const read = async ({ api }: TestPerson) => (await api.get(`desk/requests/${minded.id}`)).body.care
    expect(await read(agent)).toBeNull()
    const claimed = await agent.api.post(`desk/requests/${minded.id}/claim`)
    expect([claimed.status, 'care' in claimed.body]).toEqual([200, false])
    expect([await read(agent), await read(other)]).toEqual(['mobility', null])
  })

  test('installation and who comes get the one word; a withdrawal takes it back everywhere at once', async () => {
    const customer = await somebody(true)
    const job = await bookJob(house, crew, { customer, care: 'medical_device' })
    const read = async () => (await job.installer.api.get(`jobs/${job.id}`)).body.care
    expect(await read()).toBe('medical_device')
    const received = await receivedBy(house.standIns.installation.url)
    const opened = received.find(({ body }) => (body as { legId?: string } | null)?.legId === job.id)
    expect(opened?.body).toMatchObject({ care: 'medical_device' })
    for (const department of ['sales', 'logistics'] as const) {
      const bodies = (await receivedBy(house.standIns[department].url)).map(({ body }) => body)
      expect(JSON.stringify(bodies)).not.toContain('"care"')
    }

    const second = await open(customer, { care: 'allergy' })
    expect((await decide(customer, 'health', false)).status).toBe(200)
    for (const id of [job.requestId, second.id]) {
      expect((await storedOf(id))['care']).toBeUndefined()
      expect(await careOf(customer, id)).toBeNull()
    }
    expect(await read()).toBeNull()
    const told = await eventually(
      () => toldInstallation(job),
      (all) => all.length > 0,
    )
    expect(told.map(({ body }) => [body.kind, body.text])).toEqual([['forget_care', '']])
  })

  test('a process that dies between the no and the deletion leaves nothing to read, and the next one deletes', async () => {
    const person = await somebody(true)
    const { id } = await open(person, { care: 'mobility' })
    const ledger = house.db.collection<{ _id: string }>('consent_ledger')
    const { _id: _yes, ...yes } = (await ledger.findOne({ personId: person.id }))!
    await ledger.insertOne({
      ...yes,
      _id: `${person.id}:00000002`,
      seq: 2,
      granted: false,
      receiptId: `${person.id}-no`,
      operation: `${person.id}-no`,
      at: new Date(clock.now().getTime() + 1),
    } as never)
    expect(await careOf(person, id)).toBeNull()
    await isGone(id)
  })
})

describe('recommendations', () => {
  const read = async (api: House['api']) => (await api.get('recommendations')).body

  test('are the same for everybody; by what she owns with her yes, and no longer than that', async () => {
    const [person, other] = [await newPerson(house), await newPerson(house)]
    const { code } = await newUnit(house, { gtin: GTIN.fridge })
    await person.api.post('registrations', { unitCode: code })
    const general = await read(house.api)
    const { refusal } = (await person.api.get('consents/personalization_followup')).body
    expect(general).toMatchObject({ personal: false, sentence: refusal })
    expect(general.items).toHaveLength(4)
    expect(await read(person.api)).toEqual(general)
    expect(await read(other.api)).toEqual(general)

    await decide(person, 'personalization_followup', true)
    const hers = await read(person.api)
    expect(hers.personal).toBe(true)
    expect(hers.items[0]).toMatchObject({ gtin: GTIN.fridge, reason: expect.stringMatching(/^您有.*冰箱/) })
    expect(Object.keys(hers.items[0]).sort()).toEqual(Object.keys(general.items[0]).sort())

    await decide(person, 'personalization_followup', false)
    expect(await read(person.api)).toEqual(general)
  })

  test('nobody looks up a number to ask how it went where she did not consent to that', async () => {
    const agent = await importPerson(house, { role: 'agent', name: '许宁' })
    const person = await somebody(false)
    const { id } = await open(person)
    await agent.api.post(`desk/requests/${id}/claim`)
    const look = (reason: string) =>
      agent.api.post(`desk/people/${person.id}/unmask`, { field: 'phone', requestId: id, reason })
    const follows = async () => (await agent.api.get(`desk/people/${person.id}`)).body.followUp
    expect(await look('满意度回访')).toMatchObject({ status: 409, body: { code: 'consent.required' } })
    expect([await follows(), (await look('约时间')).status]).toEqual([false, 200])
    await decide(person, 'personalization_followup', true)
    expect([await follows(), (await look('满意度回访')).status]).toEqual([true, 200])
  })
})

test('thirty days after the end it is deleted, whatever she consented to', async () => {
  const [over, running] = [await somebody(true), await somebody(true)]
  const ended = await open(over, { care: 'allergy' })
  const goesOn = await open(running, { care: 'allergy' })
  await over.api.post(`requests/${ended.id}/actions`, { action: 'cancel' })
  clock.forward(CARE_DAYS * DAY - DAY)
  expect((await storedOf(ended.id))['care']).toBeDefined()
  clock.forward(2 * DAY)
  await isGone(ended.id)
  expect((await storedOf(goesOn.id))['care']).toBeDefined()
})
