import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GTIN, importProducts, newUnit } from '../support/catalogue.ts'
import { GUARDIAN, newMachine, report, type Machine } from '../support/devices.ts'
import { openHouse, openTwin, type House } from '../support/house.ts'
import { decide, importConsentsAndNotices, letTell, newRecipient } from '../support/parcels.ts'
import { addAddress, importPerson, newPerson, newPersonByPhone, type TestPerson } from '../support/people.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'

const TEMPLATE = 'template-progress'
const HOUR = 3_600_000

let house: House
beforeAll(async () => {
  house = await openHouse({ env: { WECHAT_TEMPLATE_PROGRESS: TEMPLATE } })
  await importProducts(house)
  await importConsentsAndNotices(house)
})
afterAll(() => house.close())

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString()
const requestsOf = async ({ api }: TestPerson) => (await api.get('requests')).body.items
const rowsOf = ({ id: ownerId }: TestPerson, collection: string) =>
  house.db.collection(collection).find({ ownerId }).toArray()
const pageOf = async ({ api }: TestPerson, { id }: Machine) => (await api.get(`registrations/${id}`)).body
const fault = (machine: Machine, more: Record<string, unknown> = {}) =>
  report(house, machine.deviceId, { type: 'fault', faultCode: 'e-21', ...more })
const inboxOf = async ({ phone }: TestPerson): Promise<string[]> => {
  const inbox = (await (await fetch(`${house.smsUrl}/inbox?phone=${phone}`)).json()) as { text: string }[]
  return inbox.map(({ text }) => text).filter((text) => text.includes('求助'))
}

describe('the door of the device cloud', () => {
  test('opens to its own signature of these minutes, and to known devices', async () => {
    const machine = await newMachine(house, await newPerson(house))
    const event = { type: 'usage', runningHours: 3 }
    const forged = await report(house, machine.deviceId, event, { secret: house.secrets.logistics })
    expect([forged.status, forged.body.code]).toEqual([401, 'hook.unsigned'])
    const old = String(Math.floor(Date.now() / 1000) - 301)
    const stale = await report(house, machine.deviceId, event, { timestamp: old })
    expect([stale.status, stale.body.code]).toEqual([401, 'hook.stale'])
    const unknown = await report(house, 'dvnobodyhasit', event)
    expect([unknown.status, unknown.body.code]).toEqual([404, 'device.unknown'])
    const codeless = await fault(machine, { faultCode: undefined })
    expect(codeless.body.errors).toMatchObject([{ path: 'faultCode' }])
  })

  test('what nobody has registered is not kept, nor what was told before it was hers', async () => {
    const deviceId = `dv${randomUUID().slice(0, 12)}`
    await newUnit(house, { deviceId })
    const nobodys = await report(house, deviceId, { type: 'fault', faultCode: 'E21' })
    expect([nobodys.status, nobodys.body]).toEqual([200, { kept: false, reason: 'not_registered' }])
    const owner = await newPerson(house)
    await decide(owner, 'device_telemetry', true)
    const machine = await newMachine(house, owner)
    expect((await fault(machine, { at: ago(HOUR) })).body).toEqual({ kept: false, reason: 'not_registered' })
  })
})

describe('what a machine tells, and its owner’s word', () => {
  test('without a yes nothing is kept, and the machine’s page says nothing of it', async () => {
    const owner = await newPerson(house)
    const machine = await newMachine(house, owner)
    for (const event of [
      { type: 'fault', faultCode: 'E21' },
      { type: 'usage', runningHours: 61 },
    ]) {
      const { status, body } = await report(house, machine.deviceId, event)
      expect([status, body]).toEqual([200, { kept: false, reason: 'not_allowed' }])
    }
    expect(await requestsOf(owner)).toEqual([])
    expect(await rowsOf(owner, 'device_reports')).toEqual([])
    expect(await pageOf(owner, machine)).toMatchObject({ device: null, child: null })
  })

  test('a fault is one request with person, machine, product and code, and installation has it', async () => {
    const owner = await newRecipient(house)
    await addAddress(owner)
    await letTell(house, owner, TEMPLATE)
    await decide(owner, 'device_telemetry', true)
    const machine = await newMachine(house, owner)
    const event = { eventId: randomUUID(), at: new Date().toISOString() }
    const twin = await openTwin(house)
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => fault(machine, event)),
      ...Array.from({ length: 4 }, () =>
        report({ ...house, api: twin.api }, machine.deviceId, { type: 'fault', faultCode: 'E21' }),
      ),
    ])
    await twin.close()
    expect(new Set(answers.map(({ body }) => body.requestId)).size).toBe(1)

    const [opened, ...more] = await requestsOf(owner)
    expect(more).toEqual([])
    expect(opened).toMatchObject({
      id: answers[0]!.body.requestId,
      kind: 'repair',
      title: '洗烘一体机报修',
      faultCode: 'E21',
      subject: { registrationId: machine.id, gtin: GTIN.washer },
    })
    const { thread } = (await owner.api.get(`requests/${opened.id}`)).body
    expect(thread).toMatchObject([{ from: 'hall', text: expect.stringContaining('自己报了 E21') as string }])
    const installation = house.standIns.installation.url
    const cases = await eventually(
      async () =>
        (await receivedBy(installation)).filter((one) => JSON.stringify(one.body).includes(machine.serial)),
      (seen) => seen.length > 0,
    )
    expect(cases[0]!.body).toMatchObject({
      requestNumber: opened.number,
      product: { gtin: GTIN.washer, serial: machine.serial },
      fault: { code: 'E21' },
      address: { detail: expect.any(String) as string },
    })
    // she did not ask: so she is told
    const told = await eventually(
      async () =>
        (await receivedBy(house.wechatUrl)).filter((one) => JSON.stringify(one.body).includes(opened.number)),
      (seen) => seen.length > 0,
    )
    expect(told).toHaveLength(1)
    expect((await pageOf(owner, machine)).device.fault).toMatchObject({ code: 'E21', requestId: opened.id })
  })

  test('while it stands there is no second; once it is over, only what is newer opens one', async () => {
    const owner = await newPerson(house)
    await decide(owner, 'device_telemetry', true)
    const machine = await newMachine(house, owner)
    const subject = { registrationId: machine.id }
    const hers = (await owner.api.post('requests', { kind: 'repair', faultCode: 'E21', subject })).body.id
    const before = { eventId: randomUUID(), at: new Date().toISOString() }
    expect((await fault(machine, before)).body).toEqual({ kept: true, requestId: hers })
    await owner.api.post(`requests/${hers}/actions`, { action: 'cancel' })
    expect((await fault(machine, before)).body).toEqual({ kept: true, requestId: hers })
    const again = (await fault(machine)).body.requestId
    expect(again).not.toBe(hers)
    const other = (await fault(machine, { faultCode: 'E30' })).body.requestId
    expect(new Set((await requestsOf(owner)).map((r: { id: string }) => r.id))).toEqual(
      new Set([hers, again, other]),
    )
  })

  test('a danger goes before the desk; what is only worth knowing asks for nobody', async () => {
    const owner = await newPerson(house)
    await decide(owner, 'device_telemetry', true)
    const machine = await newMachine(house, owner)
    expect((await fault(machine, { faultCode: 'CL' })).body).toEqual({ kept: true })
    expect((await pageOf(owner, machine)).device.fault).toMatchObject({ code: 'CL', requestId: null })
    const { requestId } = (await fault(machine, { faultCode: 'E77' })).body
    expect((await owner.api.get(`requests/${requestId}`)).body).toMatchObject({
      priority: 'danger',
      danger: { steps: expect.any(Array) as unknown[] },
    })
  })

  test('hours are the newest there are, and remind of care; a no takes all of it away at once', async () => {
    const owner = await newPerson(house)
    await decide(owner, 'device_telemetry', true)
    const machine = await newMachine(house, owner)
    const now = Date.now()
    const usage = (runningHours: number, at: number) =>
      report(house, machine.deviceId, { type: 'usage', runningHours, at: new Date(at).toISOString() })
    await usage(41, now - 2)
    expect((await pageOf(owner, machine)).device).toMatchObject({ usage: { hours: 41 }, care: [] })
    await usage(61.5, now)
    await usage(40, now - 1)
    expect((await pageOf(owner, machine)).device).toMatchObject({
      usage: { hours: 61.5 },
      care: [{ name: '筒自洁清洁剂', everyHours: 60, passed: 60 }],
    })
    expect(await rowsOf(owner, 'device_reports')).toHaveLength(1)
    expect((await (await newPerson(house)).api.get(`registrations/${machine.id}`)).status).toBe(404)

    await decide(owner, 'device_telemetry', false)
    expect((await pageOf(owner, machine)).device).toBeNull()
    expect(await rowsOf(owner, 'device_reports')).toEqual([])
    expect((await usage(62, now)).body).toEqual({ kept: false, reason: 'not_allowed' })
  })

  test('what a withdrawal that died left behind goes, and what is older than 12 months', async () => {
    const owner = await newPerson(house)
    const machine = await newMachine(house, owner)
    const row = (kind: string, more: object) => ({
      _id: `${owner.id}/${machine.id}/${kind}`,
      ownerId: owner.id,
      registrationId: machine.id,
      kind,
      receivedAt: new Date(),
      checkedAt: new Date(),
      ...more,
    })
    await house.db
      .collection<{ _id: string }>('device_reports')
      .insertMany([
        row('usage', { checkedAt: new Date(ago(25 * HOUR)) }),
        row('fault', { receivedAt: new Date(ago(366 * 24 * HOUR)) }),
      ])
    await eventually(
      () => rowsOf(owner, 'device_reports'),
      (rows) => rows.length === 0,
    )
  })
})

describe('a child’s watch', () => {
  const CHILD = { nickname: '团团圆圆', bornMonth: '2020-04' }
  const PLACE = { lat: 31.84721, lng: 117.22093 }
  let guardian: TestPerson
  let watch: Machine
  beforeEach(async () => {
    guardian = await newPersonByPhone(house)
    watch = await newMachine(house, guardian, GTIN.watch)
  })
  const bind = (child: object = CHILD, by = guardian, to = watch) =>
    by.api.send('PUT', `registrations/${to.id}/child`, child)
  const allow = () => decide(guardian, 'minor', true, GUARDIAN)
  const callForHelp = (more: Record<string, unknown> = {}) =>
    report(house, watch.deviceId, { type: 'sos', place: PLACE, ...more })

  test('is bound with the guardian’s consent, by its owner, to a child', async () => {
    const refused = await bind()
    expect([refused.body.code, refused.body.detail]).toEqual([
      'consent.required',
      expect.stringContaining('不能绑定儿童手表求助提醒'),
    ])
    await allow()
    expect((await bind({ ...CHILD, bornMonth: '2008-01' })).body.errors).toMatchObject([
      { path: 'bornMonth' },
    ])
    expect((await bind(CHILD, await newPerson(house))).status).toBe(404)
    const washer = await newMachine(house, guardian)
    expect((await bind(CHILD, guardian, washer)).body.code).toBe('child.not_here')

    expect((await bind()).body).toEqual(CHILD)
    expect((await pageOf(guardian, watch)).child).toEqual(CHILD)
    await decide(guardian, 'minor', false)
    expect((await pageOf(guardian, watch)).child).toBeNull()
    expect(await rowsOf(guardian, 'children')).toEqual([])
  })

  test('stays bound while the yes holds, and goes where a withdrawal died: looked at again once a day', async () => {
    await allow()
    await bind()
    const other = await newPersonByPhone(house)
    const theirs = await newMachine(house, other, GTIN.watch)
    const children = house.db.collection<{ _id: string; checkedAt: Date }>('children')
    const [kept] = await children.find({ ownerId: guardian.id }).toArray()
    const yesterday = new Date(ago(25 * HOUR))
    await children.updateOne({ _id: kept!._id }, { $set: { checkedAt: yesterday } })
    await children.insertOne({
      ...kept!,
      ...{ _id: `${other.id}/${theirs.id}`, ownerId: other.id, registrationId: theirs.id },
      checkedAt: yesterday,
    })
    await eventually(
      () => rowsOf(other, 'children'),
      (rows) => rows.length === 0,
    )
    const [still] = await eventually(
      () => rowsOf(guardian, 'children'),
      ([row]) => row?.['checkedAt'] > yesterday,
    )
    expect(still).toMatchObject({ _id: kept!._id })
    expect((await pageOf(guardian, watch)).child).toEqual(CHILD)
  })

  test('without a yes, or bound to nobody, its call leaves nothing', async () => {
    expect((await callForHelp()).body).toEqual({ kept: false, reason: 'not_allowed' })
    await allow()
    expect((await callForHelp()).body).toEqual({ kept: false, reason: 'not_bound' })
    await bind()
    expect((await guardian.api.send('DELETE', `registrations/${watch.id}/child`)).status).toBe(204)
    expect((await callForHelp()).body).toEqual({ kept: false, reason: 'not_bound' })
    expect(await rowsOf(guardian, 'sos_calls')).toEqual([])
    expect(await requestsOf(guardian)).toEqual([])
    expect(await inboxOf(guardian)).toEqual([])
  })

  test('its call alerts guardian and desk once, and the place is for them alone', async () => {
    await allow()
    await bind()
    const call = { eventId: randomUUID(), at: new Date().toISOString() }
    const answers = await Promise.all(Array.from({ length: 4 }, () => callForHelp(call)))
    expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 4 }, () => ({ kept: true })))
    await callForHelp(call)

    expect(
      await eventually(
        () => inboxOf(guardian),
        (texts) => texts.length > 0,
      ),
    ).toHaveLength(1)
    const [request, ...more] = await eventually(
      () => requestsOf(guardian),
      (items) => items.length > 0,
    )
    expect(more).toEqual([])
    expect(request).toMatchObject({ title: '儿童手表求助', priority: 'danger' })
    const path = `requests/${request.id}`
    expect((await guardian.api.get(path)).body.sos).toEqual({
      at: call.at,
      nickname: CHILD.nickname,
      place: { wgs84: PLACE, gcj02: { lat: expect.closeTo(31.845, 2), lng: expect.closeTo(117.226, 2) } },
    })

    const [agent, colleague] = [
      await importPerson(house, { role: 'agent', name: '许宁' }),
      await importPerson(house, { role: 'agent', name: '高远' }),
    ]
    const first = (await agent.api.get('desk/queue')).body.items.find(
      (i: { id: string }) => i.id === request.id,
    )
    expect(first).toMatchObject({ group: 'danger', text: expect.stringContaining('求助键') as string })
    const before = await agent.api.get(`desk/${path}`)
    expect(before.body.sos).toBeNull()
    await agent.api.post(`desk/${path}/claim`)
    expect((await agent.api.get(`desk/${path}`)).body.sos).toMatchObject({ place: { wgs84: PLACE } })
    const elsewhere = JSON.stringify((await colleague.api.get(`desk/${path}`)).body)
    expect(elsewhere).not.toContain(CHILD.nickname)
    expect(elsewhere).not.toContain(String(PLACE.lat))

    const dump = JSON.stringify(
      await Promise.all(
        (await house.db.listCollections().toArray()).map(({ name }) =>
          house.db.collection(name).find().toArray(),
        ),
      ),
    )
    for (const clear of [CHILD.nickname, CHILD.bornMonth, String(PLACE.lat), String(PLACE.lng)])
      expect(dump).not.toContain(clear)

    await decide(guardian, 'minor', false)
    expect((await guardian.api.get(path)).body.sos).toBeNull()
    expect((await agent.api.get(`desk/${path}`)).body.sos).toBeNull()
    expect(await rowsOf(guardian, 'sos_calls')).toEqual([])
  })

  test('where text messages fail the desk has it at once, and the guardian as soon as they go', async () => {
    await allow()
    await bind()
    await behave(house.smsUrl, 'error')
    expect((await callForHelp()).body).toEqual({ kept: true })
    expect(await requestsOf(guardian)).toHaveLength(1)
    await behave(house.smsUrl, 'ok')
    expect(await inboxOf(guardian)).toEqual([])
    await house.db
      .collection('sos_calls')
      .updateOne({ ownerId: guardian.id }, { $set: { nextAt: new Date() } })
    expect(
      await eventually(
        () => inboxOf(guardian),
        (texts) => texts.length > 0,
      ),
    ).toHaveLength(1)
    expect(await requestsOf(guardian)).toHaveLength(1)
  })

  test('a message that was sent and whose answer was lost is not sent twice', async () => {
    await allow()
    await bind()
    await behave(house.smsUrl, 'slow', { ms: 60_000 })
    await callForHelp()
    const unsure = async () => (await rowsOf(guardian, 'sos_calls'))[0]
    expect(await unsure()).toMatchObject({ told: false, nextAt: expect.any(Date) })
    await behave(house.smsUrl, 'ok')
    expect(await inboxOf(guardian)).toHaveLength(1)
    await house.db
      .collection('sos_calls')
      .updateOne({ ownerId: guardian.id }, { $set: { nextAt: new Date() } })
    await eventually(unsure, (call) => call?.['told'] === true)
    expect(await inboxOf(guardian)).toHaveLength(1)
  })
})
