import { randomUUID } from 'node:crypto'
import { toWgs84 } from '@onehall/bff/places/index'
import { distanceKm, FAR_AWAY_KM } from '@onehall/shared/domain/job-states'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCatalogue, importDemoDay, GTIN, newUnit } from '../support/catalogue.ts'
import {
  bookJob,
  codeOf,
  hireCrew,
  photo,
  report,
  say,
  work,
  type Crew,
  type TestJob,
} from '../support/field.ts'
import { openHouse, type House } from '../support/house.ts'
import { decide, importConsentsAndNotices } from '../support/parcels.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { importPerson, newPerson, type TestPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
let house: House
let crew: Crew

beforeAll(async () => {
  house = await openHouse({ visitPace: 3_600_000, demoDay: TODAY })
  await importCatalogue(house)
  crew = await hireCrew(house)
  await importDemoDay(house, TODAY)
})
afterAll(() => house.close())

const request = async ({ customer, requestId }: TestJob) =>
  (await customer.api.get(`requests/${requestId}`)).body
const seen = (job: TestJob, what: (r: Awaited<ReturnType<typeof request>>) => boolean) =>
  eventually(() => request(job), what)
const view = async (job: TestJob) => (await job.installer.api.get(`jobs/${job.id}`)).body
/** What installation was told of a job, each act once however often it was brought. */
const told = async (job: TestJob) => {
  const calls = await receivedBy(house.standIns.installation.url)
  const acts = calls.filter((c) => c.path === `/work-orders/${job.ref}/transitions`)
  return acts.map((c) => c.body as { to: string; clientId: string; report: Record<string, unknown> | null })
}

describe('where he is on arrival', () => {
  const FAR = { lat: 39.9, lng: 116.4 }
  const onTheWay = async (): Promise<TestJob> => {
    const job = await bookJob(house, crew)
    for (const to of ['accepted', 'en_route']) await say(job, to)
    return job
  }
  const compares = async ({ installer }: TestJob): Promise<boolean> =>
    (await installer.api.get('jobs')).body.comparesPlace

  test('is compared with the address by his consent only; far away is asked about, and stored nowhere', async () => {
    await importConsentsAndNotices(house)
    const silent = await onTheWay()
    const asked = async ({ api }: TestPerson): Promise<string[]> =>
      (await api.get('consents')).body.items.map(({ id }: { id: string }) => id)
    expect(await asked(silent.installer)).toContain('arrival_place')
    expect(await asked(silent.customer)).not.toContain('arrival_place')
    expect(await compares(silent)).toBe(false)
    expect((await say(silent, 'arrived', { location: FAR })).body.asksWhyFarAway).toBe(false)

    const job = await onTheWay()
    await decide(job.installer, 'arrival_place', true)
    expect(await compares(job)).toBe(true)
    const clientId = randomUUID()
    const arrived = await say(job, 'arrived', { location: FAR, clientId })
    expect(arrived.body).toMatchObject({ asksWhyFarAway: true, job: { state: 'arrived' } })
    const again = await say(job, 'arrived', { location: FAR, clientId, reason: '客户改在楼下等' })
    expect(again.body).toMatchObject({ asksWhyFarAway: false, act: { reason: '客户改在楼下等' } })
    const stored = await house.db.collection('requests').findOne({ _id: job.requestId as never })
    expect(JSON.stringify(stored)).not.toContain(String(FAR.lng))

    // 800 m from the door, by a phone that speaks another datum than installation's map
    const near = await onTheWay()
    await decide(near.installer, 'arrival_place', true)
    expect(await compares(near)).toBe(true)
    const shown = (await view(near)).address!.place!
    const door = toWgs84({ ...shown, datum: 'gcj02' })
    const shift = { lat: door.lat - shown.lat, lng: door.lng - shown.lng }
    const part = 0.8 / distanceKm(door, shown)
    const beside = { lat: door.lat + shift.lat * part, lng: door.lng + shift.lng * part }
    expect(distanceKm(beside, shown)).toBeGreaterThan(FAR_AWAY_KM)
    expect((await say(near, 'arrived', { location: beside })).body.asksWhyFarAway).toBe(false)
    for (const { installer } of [job, near]) await decide(installer, 'arrival_place', false)
  })
})

describe('a day of a job', () => {
  test('is seen by the customer step by step, and ends with her code', async () => {
    const job = await bookJob(house, crew, { kind: 'install' })
    const before = await view(job)
    expect(before).toMatchObject({ state: 'assigned', standing: 'yours', title: expect.any(String) })
    expect(before.customer.phoneMasked).toMatch(/^139\*{4}\d{4}$/)
    expect(before.customer.relay.number).not.toBe('')
    expect(before.address.place).not.toBeNull()
    expect(before.sheet.checks.length).toBeGreaterThan(3)
    expect(before.expected).toMatchObject({ gtin: GTIN.washer, serial: job.unit!.serial })
    expect(before.thread[0].text).toContain('安装')

    await say(job, 'accepted')
    await say(job, 'en_route')
    const onTheWay = await request(job)
    expect(onTheWay.homeVisit).toMatchObject({ state: 'en_route', code: expect.stringMatching(/^\d{6}$/) })
    expect(onTheWay.sentence).toMatch(/师傅在路上$/)
    expect(onTheWay.legs[0]).toMatchObject({ status: 'scheduled', visit: 'en_route' })
    expect(onTheWay.abilities).not.toContain('reschedule')
    await say(job, 'arrived')
    expect((await request(job)).sentence).toMatch(/师傅已到$/)
    await say(job, 'started')
    const [brief] = (await job.customer.api.get('requests')).body.items
    expect([brief.sentence.slice(-3), brief.legs[0].visit]).toEqual(['正在装', 'started'])
    const done = await say(job, 'done', {
      ...(await report(house, job)),
      customerCode: onTheWay.homeVisit.code,
    })
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({ act: { to: 'done', delivery: 'waiting' }, job: { state: 'done' } })

    const after = await seen(job, (r) => r.status === 'resolved')
    expect(after.homeVisit).toMatchObject({ state: 'done', code: null })
    const acts = (await view(job)).acts as { delivery: string }[]
    expect(acts.map(({ delivery }) => delivery)).toEqual(Array(5).fill('sent'))
    expect((await told(job)).map(({ to }) => to)).toEqual([
      'accepted',
      'en_route',
      'arrived',
      'started',
      'done',
    ])
    expect((await told(job)).at(-1)!.report).toMatchObject({
      confirmedBy: 'code',
      unit: { gtin: GTIN.washer },
    })
  })

  test('is answered 304 while nothing changed, and changes its version when something does', async () => {
    const job = await bookJob(house, crew)
    const { headers, body } = await job.installer.api.get(`jobs?date=${job.date}&days=3`)
    const again = { 'if-none-match': headers.get('etag')! }
    expect((await job.installer.api.get(`jobs?date=${job.date}&days=3`, again)).status).toBe(304)
    await say(job, 'accepted')
    expect((await job.installer.api.get(`jobs?date=${job.date}&days=3`, again)).status).toBe(200)
    const { version } = body.items.find(({ id }: { id: string }) => id === job.id)
    expect((await view(job)).version).not.toBe(version)
    expect(JSON.stringify(body).length).toBeLessThan(200_000)
    expect((await job.installer.api.get(`jobs/${job.code}`)).body.id).toBe(job.id)
  })

  test('says in figures what was done', async () => {
    const job = await bookJob(house, crew)
    await work(job)
    await say(job, 'done', { ...(await report(house, job)), customerCode: await codeOf(job) })
    await seen(job, (r) => r.status === 'resolved')
    await job.customer.api.post(`requests/${job.requestId}/rating`, { score: 4 })
    const { body } = await job.installer.api.get(`jobs/summary?date=${job.date}`)
    expect(body.jobs.done).toBeGreaterThanOrEqual(1)
    expect(body.firstTimeFixed.n).toBe(body.firstTimeFixed.of)
    expect(body.rating.count).toBeGreaterThanOrEqual(1)
  })

  test('that cannot be done goes on at another time, which the customer says yes to', async () => {
    const job = await bookJob(house, crew)
    await work(job)
    expect((await say(job, 'unable')).body.errors[0].path).toBe('reason')
    const { items } = (await job.installer.api.get(`jobs/${job.id}/slots?days=14`)).body
    const slot = items.at(-1)
    expect((await say(job, 'unable', { reason: '缺配件', newSlotId: slot.id })).status).toBe(200)
    const asked = await seen(job, (r) => r.status === 'waiting_customer')
    expect(asked.legs[0].status).toBe('in_progress')
    expect(asked.homeVisit).toMatchObject({ from: new Date(slot.from).toISOString(), state: 'assigned' })
    await job.customer.api.post(`requests/${job.requestId}/actions`, { action: 'confirm' })
    const agreed = await seen(job, (r) => r.legs[0].appointment.needsConfirmation === false)
    expect(agreed.status).toBe('in_progress')
  })

  test('that cannot be done at all goes to the desk with its reason', async () => {
    const job = await bookJob(house, crew)
    await work(job)
    await say(job, 'unable', { reason: '管道锈死' })
    const failed = await seen(job, (r) => r.legs[0].status === 'failed')
    expect(failed.legs[0].note).toBe('管道锈死')
  })

  test('declined goes back to the office, and the customer keeps her time', async () => {
    const job = await bookJob(house, crew)
    await say(job, 'declined', { reason: '车坏了' })
    const after = await seen(job, (r) => r.homeVisit.installer === null)
    expect(after.homeVisit.code).toBeNull()
    expect((await view(job)).standing).toBe('reassigned')
    expect((await view(job)).customer).toBeNull()
  })
})

describe('the demo’s day', () => {
  test('is full, in several states, and goes on where it stands', async () => {
    await importDemoDay(house, TODAY)
    const { items } = (await crew.mst_zhouqiming.api.get('jobs')).body
    const his = items.filter(({ ref }: { ref: string }) => ref.includes('-ZHOU'))
    expect(his.map(({ state }: { state: string }) => state)).toEqual([
      'done',
      'done',
      'en_route',
      'accepted',
      'assigned',
      'assigned',
    ])
    expect(his[2]).toMatchObject({ title: '装洗碗机', distanceKm: expect.any(Number) })
    expect(his[2].expected).toMatchObject({ model: 'AH-WQP15E', serial: 'XJV8DH4J3K9T8B4' })
    expect(his[2].sheet.checks).toHaveLength(6)
    const next = { id: his[4].id, installer: crew.mst_zhouqiming }
    expect((await say(next, 'accepted')).status).toBe(200)
    await eventually(
      async () => (await crew.mst_zhouqiming.api.get(`jobs/${next.id}`)).body.acts,
      ([act]) => act.delivery === 'sent',
    )
    const scanned = await house.api.post('scans', { code: `${house.url}/j/${his[4].code}` })
    expect(scanned.body).toMatchObject({ kind: 'job', jobCode: his[4].code })
  })
})

describe('what is refused', () => {
  test('another installer’s job, and moves the table does not have', async () => {
    const job = await bookJob(house, crew)
    const other = Object.values(crew).find((one) => one !== job.installer)!
    for (const answer of [
      await other.api.get(`jobs/${job.id}`),
      await other.api.get(`jobs/${job.code}`),
      await say({ ...job, installer: other }, 'accepted'),
      await other.api.post(`jobs/${job.id}/unit-check`, { unitCode: job.unit!.code }),
      await other.api.get(`jobs/${job.id}/slots`),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'job.unknown'])
    for (const to of ['en_route', 'arrived', 'started', 'done', 'unable'])
      expect((await say(job, to, { reason: '测试' })).body.code).toBe('job.illegal_move')
    await say(job, 'accepted')
    expect((await say(job, 'accepted')).body.code).toBe('job.illegal_move')
  })

  test('an installer whom installation does not know', async () => {
    const stranger = await importPerson(house, { role: 'installer', name: '无名' })
    expect((await stranger.api.get('jobs')).body.code).toBe('installer.none')
  })

  test('the wrong unit, before it is unpacked and at every act', async () => {
    const job = await bookJob(house, crew, { kind: 'install' })
    const fridge = await newUnit(house, { gtin: GTIN.fridge })
    const check = (unitCode: string) => job.installer.api.post(`jobs/${job.id}/unit-check`, { unitCode })
    expect((await check(fridge.code)).body).toMatchObject({
      verdict: 'wrong_model',
      expected: { gtin: GTIN.washer },
      scanned: { gtin: GTIN.fridge, category: '冰箱' },
    })
    expect((await check(job.unit!.code)).body.verdict).toBe('right')
    expect((await check('乱码')).body.code).toBe('code.malformed')
    await say(job, 'accepted')
    await say(job, 'en_route')
    await say(job, 'arrived')
    expect((await say(job, 'started', { unitCode: fridge.code })).body.code).toBe('job.wrong_unit')
    expect((await view(job)).state).toBe('arrived')
  })

  test('done without what the sheet asks for, each named', async () => {
    const job = await bookJob(house, crew)
    await work(job)
    const { body } = await say(job, 'done', { customerCode: await codeOf(job) })
    expect(body.code).toBe('job.incomplete')
    const paths = body.errors.map(({ path }: { path: string }) => path)
    expect(paths).toEqual(expect.arrayContaining(['unit', 'check.repair-1', 'photo.before', 'photo.after']))
    const strangers = await photo(await newPerson(house))
    const theirs = { ...(await report(house, job)), photos: [{ of: 'before', mediaId: strangers }] }
    expect((await say(job, 'done', theirs)).body.code).toBe('media.unknown')
  })

  test('a wrong code: five tries, a repeat is none; then a reason, which goes to the desk', async () => {
    const job = await bookJob(house, crew)
    await work(job)
    const right = await codeOf(job)
    const wrong = right === '000000' ? '000001' : '000000'
    const all = await report(house, job)
    const repeated = { ...all, customerCode: wrong, clientId: randomUUID() }
    for (let i = 0; i < 3; i++) expect((await say(job, 'done', repeated)).body.code).toBe('job.wrong_code')
    expect((await view(job)).codeTriesLeft).toBe(4)
    for (let i = 0; i < 3; i++) await say(job, 'done', { ...all, customerCode: wrong })
    expect((await say(job, 'done', { ...all, customerCode: wrong })).body.code).toBe('job.code_spent')
    expect((await say(job, 'done', { ...all, customerCode: right })).body.code).toBe('job.code_spent')
    expect((await say(job, 'done', { ...all, reason: '客户出门了' })).status).toBe(200)
    const after = await seen(job, (r) => r.legs[0].status === 'done')
    expect(after.status).toBe('in_progress')
    const agent = await importPerson(house, { role: 'agent', name: '许宁' })
    const { items } = (await agent.api.get('desk/queue?limit=100')).body
    const waiting = items.find(({ id }: { id: string }) => id === job.requestId)
    expect(waiting.reason).toContain('没有确认码')
    expect(JSON.stringify((await agent.api.get(`desk/requests/${job.requestId}`)).body)).not.toContain(right)
    await agent.api.post(`desk/requests/${job.requestId}/claim`)
    await agent.api.post(`desk/requests/${job.requestId}/resolve`, { text: '跟您核对过了' })
    expect((await request(job)).status).toBe('resolved')
  })
})

describe('the same act again', () => {
  test('from two phones at once, and long after, is one act', async () => {
    const job = await bookJob(house, crew)
    const clientId = randomUUID()
    const at = new Date().toISOString()
    const answers = await Promise.all(Array.from({ length: 6 }, () => say(job, 'accepted', { clientId, at })))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
    await say(job, 'en_route')
    // nothing of the day of idempotency is left
    await house.db.collection('outcomes').deleteMany({})
    const late = await say(job, 'accepted', { clientId, at })
    expect(late.body.act).toMatchObject({ clientId, to: 'accepted', at: answers[0]!.body.act.at })
    expect(late.body.act.recordedAt).toBe(answers[0]!.body.act.recordedAt)
    expect(late.body.job.state).toBe('en_route')
    expect((await say(job, 'arrived', { clientId })).body.code).toBe('idempotency.conflict')
    await eventually(
      () => told(job),
      (acts) => acts.length >= 2,
    )
    expect((await told(job)).filter((act) => act.clientId === clientId)).toHaveLength(1)
  })

  test('of two phones that say a whole job at once, each step is one act, and the other learns what holds', async () => {
    const job = await bookJob(house, crew)
    const customerCode = await codeOf(job)
    const before = { accepted: {}, en_route: {}, arrived: {}, started: {} }
    const kept: { clientId: string; photos: string[]; part: string | null }[] = []
    for (const to of [...Object.keys(before), 'done']) {
      const two = await Promise.all(
        ['左边手机', '右边手机'].map(async (part) => ({
          clientId: randomUUID(),
          // from the moment he is there each has pictures of its own
          ...(to === 'arrived' && { photos: [{ of: 'before', mediaId: await photo(job.installer) }] }),
          ...(to === 'done' && {
            ...(await report(house, job)),
            parts: [{ name: part, quantity: 1 }],
            customerCode,
          }),
        })),
      )
      const answers = await Promise.all(two.map((body) => say(job, to, body)))
      const first = answers.findIndex(({ status }) => status === 200)
      const [said, late] = [two[first]!, two[1 - first]!]
      expect(answers[1 - first]!.body.code).toBe('job.illegal_move')
      // the same once more, as a phone does that lost the reply, changes nothing on either
      expect((await say(job, to, said)).body.act.clientId).toBe(said.clientId)
      expect((await say(job, to, late)).status).toBe(409)
      expect((await view(job)).acts.at(-1)).toMatchObject({ to, clientId: said.clientId })
      const photos = (said.photos as { mediaId: string }[] | undefined) ?? []
      kept.push({
        clientId: said.clientId,
        photos: photos.map(({ mediaId }) => mediaId),
        part: said.parts?.[0]?.name ?? null,
      })
    }
    await seen(job, (r) => r.status === 'resolved')
    const { acts, recorded } = await view(job)
    expect(acts.map(({ clientId }: { clientId: string }) => clientId)).toEqual(
      kept.map(({ clientId }) => clientId),
    )
    expect(recorded.photos.map(({ media }: { media: { id: string } }) => media.id)).toEqual(
      kept.flatMap(({ photos }) => photos),
    )
    const heard = await told(job)
    expect(heard.map(({ clientId }) => clientId)).toEqual(kept.map(({ clientId }) => clientId))
    expect(heard.at(-1)!.report).toMatchObject({ parts: [{ name: kept.at(-1)!.part, quantity: 1 }] })
  })

  test('the phone’s time is kept, within what is possible', async () => {
    const job = await bookJob(house, crew)
    const future = await say(job, 'accepted', { at: '2099-01-01T00:00:00Z' })
    expect(Date.parse(future.body.act.at)).toBeLessThanOrEqual(Date.parse(future.body.act.recordedAt))
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString()
    expect((await say(job, 'en_route', { at: anHourAgo })).body.act.at).toBe(anHourAgo)
  })

  test('a photo sent again is the same photo', async () => {
    const { installer } = await bookJob(house, crew)
    const key = { 'idempotency-key': randomUUID() }
    const first = await photo(installer, key)
    await house.db.collection('outcomes').deleteMany({})
    expect(await photo(installer, key)).toBe(first)
  })
})

describe('the customer', () => {
  test('says yes to extra charges, from the price list only; what she did not answer does not count', async () => {
    const job = await bookJob(house, crew, { kind: 'install' })
    await work(job)
    const { prices } = await view(job)
    const ask = (items: unknown, clientId = randomUUID() as string) =>
      job.installer.api.post(`jobs/${job.id}/charges`, { clientId, at: new Date().toISOString(), items })
    expect((await ask([{ name: '茶水费', quantity: 1 }])).body.code).toBe('job.not_priced')
    const [{ name, price }] = prices
    const clientId = randomUUID()
    await Promise.all([ask([{ name, quantity: 2 }], clientId), ask([{ name, quantity: 2 }], clientId)])
    await ask([{ name, quantity: 5 }])
    const { charges } = (await request(job)).homeVisit
    expect(charges).toMatchObject([
      { id: clientId, total: price * 2, state: 'asked' },
      { total: price * 5, state: 'asked' },
    ])
    const answer = (accept: boolean) =>
      job.customer.api.post(`requests/${job.requestId}/visit`, { charges: { id: clientId, accept } })
    expect((await answer(true)).body.homeVisit.charges[0].state).toBe('confirmed')
    expect((await answer(false)).status).toBe(409)
    await say(job, 'done', { ...(await report(house, job)), customerCode: await codeOf(job) })
    await seen(job, (r) => r.status === 'resolved')
    expect((await told(job)).at(-1)!.report!['charges']).toEqual([{ name, quantity: 2, price }])
    expect((await view(job)).charges.map(({ state }: { state: string }) => state)).toEqual([
      'confirmed',
      'lapsed',
    ])
  })

  test('has the unit registered on the day it is installed, if she says so, once', async () => {
    const job = await bookJob(house, crew, { kind: 'install', withUnit: false })
    expect((await request(job)).homeVisit.register).toBe('ask')
    await job.customer.api.post(`requests/${job.requestId}/visit`, { register: true })
    await work(job)
    await say(job, 'done', { ...(await report(house, job)), customerCode: await codeOf(job) })
    await seen(job, (r) => r.homeVisit.register === 'done')
    const { items } = (await job.customer.api.get('registrations')).body
    expect(items).toHaveLength(1)
    expect(items[0].warranty.from).toBe(TODAY)
  })

  test('who does not say yes gets no registration', async () => {
    const job = await bookJob(house, crew, { kind: 'install', withUnit: false })
    await job.customer.api.post(`requests/${job.requestId}/visit`, { register: false })
    await work(job)
    await say(job, 'done', { ...(await report(house, job)), customerCode: await codeOf(job) })
    await seen(job, (r) => r.status === 'resolved')
    expect((await job.customer.api.get('registrations')).body.items).toEqual([])
  })
})

describe('installation', () => {
  test.each(['down', 'slow', 'duplicate'] as const)(
    '%s: every act reaches it once, in order',
    async (mode) => {
      const job = await bookJob(house, crew)
      await behave(house.standIns.installation.url, mode, { ms: 200 })
      await work(job)
      const waiting = await view(job)
      expect(waiting.state).toBe('started')
      if (mode === 'down') expect(waiting.acts[0].delivery).toBe('waiting')
      await behave(house.standIns.installation.url, 'ok')
      await eventually(
        () => view(job),
        ({ acts }) => acts.every(({ delivery }: { delivery: string }) => delivery === 'sent'),
        25_000,
      )
      const order = [...new Set((await told(job)).map(({ to }) => to))]
      expect(order).toEqual(['accepted', 'en_route', 'arrived', 'started'])
    },
  )
})

describe('staff', () => {
  test('join by a code that ops made, once', async () => {
    const ops = await importPerson(house, { role: 'ops', name: '方未' })
    const make = (body: object) => ops.api.post('invitations', body)
    expect((await make({ role: 'installer' })).status).toBe(400)
    expect((await make({ role: 'installer', installerId: 'mst_zhouqiming' })).body.code).toBe(
      'installer.taken',
    )
    const { code } = (await make({ role: 'installer', installerId: 'mst_xiangjin' })).body
    const [joiner, late] = [await newPerson(house), await newPerson(house)]
    const redeem = (who: typeof joiner) => who.api.post('invitations/redeem', { code })
    expect((await redeem(joiner)).body.roles).toContain('installer')
    expect((await redeem(joiner)).status).toBe(200)
    expect((await redeem(late)).body.code).toBe('invitation.unknown')
    const { body } = await house.api.post('auth/refresh', { refreshToken: joiner.refreshToken })
    expect((await house.api.as(body.accessToken).get('jobs')).body.items).toEqual([])
    const lines = await house.db.collection('audit').find({ stream: 'accounts' }).toArray()
    expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['invite', 'join']))
    expect(JSON.stringify(await house.db.collection('invitations').find().toArray())).not.toContain(code)
  })
})
