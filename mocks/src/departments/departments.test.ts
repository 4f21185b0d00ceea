import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  departmentOrders,
  departmentParcels,
  departmentPrices,
  departmentSlots,
} from '@onehall/shared/contract/departments'
import { dayOf } from '@onehall/shared/domain/time'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createInstallation, createLogistics, createSales } from '../index.ts'
import { callPlain, callSigned, misbehave, type CallOptions } from '../testing/caller.ts'
import { openHall, type HallDouble } from '../testing/hall.ts'
import type { DepartmentOptions, DepartmentStandIn } from './department.ts'

const SECRET = 'between the hall and the department'
const HEFEI = { regionCode: '340104', regionText: '安徽省合肥市蜀山区', detail: '梧桐里 6 幢 1203' }
const WASHER = { gtin: '09520000010270', model: 'AH-XHG10R', name: '净蓬', serial: 'FXYJYBDRQ3NZGPP4' }
const CONTACT = { name: '林晓云', phone: '13800002046' }

let legs = 0
const base = (more: object = {}) => ({
  legId: `leg_${++legs}`,
  requestNumber: '2611210473',
  kind: 'repair',
  priority: 'normal',
  text: '排不出水',
  openedAt: '2026-11-21T06:06:00Z',
  ...more,
})
const salesBody = (more: object = {}) =>
  base({
    kind: 'exchange',
    customerRef: 'cus_linxiaoyun',
    tier: 'gold',
    orderId: null,
    product: null,
    goldExchange: false,
    ...more,
  })
const logisticsBody = (more: object = {}) =>
  base({
    kind: 'delivery',
    parcelId: null,
    orderId: null,
    address: HEFEI,
    contact: CONTACT,
    media: [],
    ...more,
  })
const installationBody = (more: object = {}) =>
  base({
    product: WASHER,
    fault: { code: 'E21', meaning: '排水超时' },
    warrantyUntil: '2029-03-19',
    slotId: null,
    address: HEFEI,
    contact: CONTACT,
    media: [],
    ...more,
  })

interface CaseReply {
  ref: string
  status: string
}

let hall: HallDouble
const open: { close: () => Promise<void> }[] = []
const dirs: string[] = []

beforeEach(async () => {
  hall = await openHall(SECRET)
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
  await hall.close()
  await Promise.all(dirs.splice(0).map((dir) => rm(dir, { recursive: true, force: true })))
})

async function makeDataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'onehall-mocks-'))
  dirs.push(dir)
  return dir
}

type Create = (options: DepartmentOptions) => Promise<DepartmentStandIn>
async function start(create: Create, more: Partial<DepartmentOptions> = {}) {
  const department = await create({
    port: 0,
    secret: SECRET,
    hookBase: `${hall.url}/api/v1`,
    pace: 5,
    visitPace: 5,
    ...more,
  })
  open.push(department)
  const call = <T = CaseReply>(path: string, options: CallOptions = {}) =>
    callSigned<T>(`${department.url}${path}`, SECRET, options)
  const openCase = (body: { legId: string }) =>
    call('/cases', { body, headers: { 'idempotency-key': body.legId } })
  let messages = 0
  const say = (ref: string, kind: string, more: object = {}) =>
    call(`/cases/${ref}/messages`, {
      body: { messageId: `${ref}_${++messages}`, kind, text: '', slotId: null, media: [], ...more },
    })
  return { ...department, call, openCase, say }
}

/** Waits as long as a busy machine may take; nothing is asserted on it. */
const eventually = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 15_000, interval: 5 })
vi.setConfig({ testTimeout: 20_000 })

const eventsOf = (ref: string) =>
  hall.hooks.map((hook) => hook.event).filter((event) => event.caseRef === ref)
const statusesOf = (ref: string) => eventsOf(ref).map((event) => event.status)
const until = (ref: string, status: string) => eventually(() => expect(statusesOf(ref)).toContain(status))

describe('who may call', () => {
  it('refuses whoever does not sign, signs with another secret, too early or another body', async () => {
    const { url, call } = await start(createSales)
    const orders = `${url}/orders?customerRef=cus_linxiaoyun`
    expect((await callPlain(orders)).status).toBe(401)
    expect((await callSigned(orders, 'another secret')).status).toBe(401)
    for (const away of [-301_000, 301_000]) {
      expect((await call('/orders?customerRef=x', { at: Date.now() + away })).status).toBe(401)
    }
    const forged = { 'x-onehall-signature': 'v1=00', 'x-onehall-timestamp': 'now' }
    expect((await callPlain(orders, { headers: forged })).status).toBe(401)
    expect((await callPlain(`${url}/cases`, { body: salesBody() })).status).toBe(401)
    expect((await call('/orders?customerRef=x')).status).toBe(200)
  })

  it('needs no signature for the controls', async () => {
    const { url } = await start(createSales)
    expect((await callPlain(`${url}/__received`)).status).toBe(200)
    expect((await misbehave(url, { mode: 'error' })).status).toBe(200)
  })
})

describe('opening a case', () => {
  it('the same key is one case, also where many call at once', async () => {
    const { openCase, call } = await start(createInstallation, { pace: 60_000 })
    const body = installationBody()
    const replies = await Promise.all(Array.from({ length: 20 }, () => openCase(body)))
    expect(new Set(replies.map((reply) => reply.body.ref)).size).toBe(1)
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
    const [first] = replies
    expect((await call(`/cases/${first!.body.ref}`)).body).toEqual(first!.body)
    expect((await openCase(installationBody())).body.ref).not.toBe(first!.body.ref)
  })

  it('says what is wrong with a body', async () => {
    const { openCase, call } = await start(createLogistics)
    const wrong = await call<{ errors: { path: string }[] }>('/cases', {
      body: { ...logisticsBody(), priority: 'platinum', contact: { name: '林晓云' } },
    })
    expect(wrong.status).toBe(400)
    expect(wrong.body.errors.map((error) => error.path)).toEqual(['priority', 'contact.phone'])
    expect((await call('/cases', { body: logisticsBody() })).status).toBe(400)
    expect(
      (await call('/cases', { body: logisticsBody(), headers: { 'idempotency-key': 'other' } })).status,
    ).toBe(400)
    expect((await openCase(logisticsBody())).status).toBe(201)
  })

  it('knows no case that was never opened', async () => {
    const { call } = await start(createSales)
    expect((await call('/cases/XS1')).status).toBe(404)
    expect((await call('/cases/XS1/cancel', { body: { reason: '' } })).status).toBe(404)
  })
})

describe('how a case goes', () => {
  it('sales: taken, worked on, done, each told once with a word, times growing', async () => {
    const { openCase, call } = await start(createSales)
    const { ref } = (await openCase(salesBody())).body
    await until(ref, 'done')
    const events = eventsOf(ref)
    expect(events.map((event) => [event.status, event.note])).toEqual([
      ['accepted', '销售收到了'],
      ['in_progress', '金卡换货不问原因，在留同款新机'],
      ['done', '同款新机已留好，不补差价'],
    ])
    expect(hall.hooks.every((hook) => hook.path === '/api/v1/hooks/sales')).toBe(true)
    expect(new Set(events.map((event) => event.eventId)).size).toBe(3)
    const times = events.map((event) => Date.parse(event.at))
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true)
    expect((await call(`/cases/${ref}`)).body.status).toBe('done')
  })

  it('sales: a tax number that is too short fails with its reason', async () => {
    const { openCase } = await start(createSales)
    const body = salesBody({ kind: 'purchase', text: '发票抬头改一下，税号 91340100MA2WBCX5Q' })
    const { ref } = (await openCase(body)).body
    await until(ref, 'failed')
    expect(eventsOf(ref).at(-1)!.note).toBe('税号少 1 位，重开没成。补上就能再开')
  })

  it('installation: comes at the slot asked for, and says what was found', async () => {
    const { openCase, call } = await start(createInstallation)
    const { body } = await call<{ items: { id: string; from: string; until: string; worker: string }[] }>(
      '/slots?kind=repair&regionCode=340104&gtin=09520000010270',
    )
    const slot = body.items[3]!
    const { ref } = (await openCase(installationBody({ slotId: slot.id }))).body
    await until(ref, 'done')
    const [accepted, scheduled, inProgress, done] = eventsOf(ref)
    expect(accepted!.note).toBe(`${slot.worker}已接单`)
    expect(scheduled).toMatchObject({
      note: '已约好',
      appointment: { from: slot.from, until: slot.until, worker: slot.worker, needsConfirmation: false },
    })
    expect(inProgress!.appointment).toBeUndefined()
    expect(done!.note).toBe('排水泵过滤器清出一枚发卡，试机正常')
  })

  it('installation: where the slot is taken meanwhile, another one waits for a yes', async () => {
    const { openCase, call, say } = await start(createInstallation, { visitPace: 60_000 })
    const slots = async () =>
      (await call<{ items: { id: string; from: string }[] }>('/slots?kind=repair&regionCode=340104')).body
        .items
    const [slot] = await slots()
    const first = (await openCase(installationBody({ slotId: slot!.id }))).body.ref
    expect((await slots()).map((one) => one.id)).not.toContain(slot!.id)
    const second = (await openCase(installationBody({ slotId: slot!.id }))).body.ref
    await until(first, 'scheduled')
    await until(second, 'scheduled')
    const proposed = eventsOf(second).at(-1)!
    expect(proposed).toMatchObject({
      note: '您选的时间刚被约走，这个时间可以吗',
      appointment: { needsConfirmation: true },
    })
    await say(second, 'confirm')
    await eventually(() => expect(eventsOf(second).at(-1)!.appointment!.needsConfirmation).toBe(false))
    expect(eventsOf(second).at(-1)!.appointment!.from).toBe(proposed.appointment!.from)
  })

  it('waits for a yes to a time nobody asked for, however long; goes on after it', async () => {
    const { openCase, say, call } = await start(createInstallation)
    const { ref } = (await openCase(installationBody())).body
    await until(ref, 'scheduled')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect((await call(`/cases/${ref}`)).body.status).toBe('scheduled')
    await say(ref, 'confirm')
    await until(ref, 'done')
    expect(statusesOf(ref)).toEqual(['accepted', 'scheduled', 'scheduled', 'in_progress', 'done'])
  })

  it('asks nobody first where there is danger', async () => {
    const { openCase } = await start(createInstallation)
    const { ref } = (await openCase(installationBody({ priority: 'danger' }))).body
    await until(ref, 'done')
  })

  it('never gives one slot to two, also where many ask at once and too few are left', async () => {
    const { openCase, call } = await start(createInstallation, { pace: 60_000 })
    const urgent = () => installationBody({ priority: 'danger' })
    await Promise.all(Array.from({ length: 150 }, () => openCase(urgent())))
    const days = Array.from({ length: 16 }, (_, i) => dayOf(new Date(Date.now() + i * 86_400_000)))
    const visits: string[] = []
    for (const master of ['mst_zhouqiming', 'mst_hexiangdong', 'mst_luhaisheng']) {
      for (const date of days) {
        const path = `/work-orders?installerRef=${master}&date=${date}`
        const { items } = (await call<{ items: { from: string }[] }>(path)).body
        visits.push(...items.map((item) => `${master} ${item.from}`))
      }
    }
    expect(new Set(visits).size).toBe(visits.length)
    expect(visits.length).toBeGreaterThan(80)
  })

  it('hands on what was ordered or exchanged, to be shipped; an invoice ships nothing', async () => {
    const shipped: { recipientRef: string; item: string }[] = []
    const { openCase } = await start((options) =>
      createSales({ ...options, ship: (order) => shipped.push(order) }),
    )
    for (const more of [
      {},
      { kind: 'question', text: '想买两支净味滤芯' },
      { kind: 'purchase', text: '发票抬头开错了' },
    ]) {
      const { ref } = (await openCase(salesBody(more))).body
      await until(ref, 'done')
    }
    const recipientRef = 'cus_linxiaoyun'
    expect(shipped).toEqual([
      { recipientRef, item: '同款新机 1 件' },
      { recipientRef, item: '订购的商品 1 件' },
    ])
  })

  it('sends what is repaired by parcel without a visit', async () => {
    const { openCase, call } = await start(createInstallation)
    const product = { gtin: '09520000011024', model: 'AH-RV20', name: '巡尘', serial: null }
    expect((await call('/slots?kind=repair&gtin=09520000011024&regionCode=340104')).body).toEqual({
      items: [],
    })
    const { ref } = (await openCase(installationBody({ product, fault: null }))).body
    await until(ref, 'done')
    expect(statusesOf(ref)).toEqual(['accepted', 'in_progress', 'done'])
  })

  it('logistics: announces a delivery, asks before an exchange, looks up what has no address', async () => {
    const { openCase, say } = await start(createLogistics)
    const delivery = (await openCase(logisticsBody())).body.ref
    const exchange = (await openCase(logisticsBody({ kind: 'exchange' }))).body.ref
    const question = (await openCase(logisticsBody({ kind: 'question', address: null, contact: null }))).body
      .ref
    await until(delivery, 'done')
    await until(question, 'done')
    await until(exchange, 'scheduled')
    expect(eventsOf(delivery)[1]!.appointment).toMatchObject({
      needsConfirmation: false,
      worker: expect.stringMatching(/^[梁方]师傅$/) as string,
    })
    expect(statusesOf(question)).toEqual(['accepted', 'in_progress', 'done'])
    const proposed = eventsOf(exchange).at(-1)!
    expect(proposed.appointment!.needsConfirmation).toBe(true)
    expect(proposed.note).toMatch(/^[梁方]师傅送新机，取走旧机/)
    await say(exchange, 'confirm')
    await until(exchange, 'done')
    expect(eventsOf(exchange).at(-1)!.note).toBe('新机送到，旧机取走了')
  })
})

describe('messages and cancelling', () => {
  it('a repeated message does nothing', async () => {
    const { openCase, call } = await start(createSales, { pace: 60_000 })
    const { ref } = (await openCase(salesBody())).body
    const body = { messageId: 'm1', kind: 'nudge', text: '', slotId: null, media: [] }
    await Promise.all([1, 2, 3].map(() => call(`/cases/${ref}/messages`, { body })))
    await until(ref, 'accepted')
    await call(`/cases/${ref}/messages`, { body: { ...body, messageId: 'm2' } })
    await eventually(() => expect(eventsOf(ref)).toHaveLength(2))
    expect(eventsOf(ref)[0]!.note).toBe('催过了，一有进展马上说')
  })

  it('another time is another appointment, and too late once somebody is there', async () => {
    const { openCase, call, say } = await start(createInstallation, { visitPace: 60_000 })
    const { body } = await call<{ items: { id: string; from: string }[] }>(
      '/slots?kind=repair&regionCode=340104',
    )
    const [first, second] = body.items
    const { ref } = (await openCase(installationBody({ slotId: first!.id }))).body
    await until(ref, 'scheduled')
    expect((await say(ref, 'reschedule', { slotId: second!.id })).status).toBe(200)
    await eventually(() =>
      expect(eventsOf(ref).at(-1)!.appointment).toMatchObject({
        from: second!.from,
        needsConfirmation: false,
      }),
    )
    const done = await start(createInstallation)
    const over = (await done.openCase(installationBody({ priority: 'danger' }))).body.ref
    await until(over, 'done')
    expect((await done.say(over, 'reschedule', { slotId: second!.id })).status).toBe(409)
  })

  it('a case is cancelled once, and not after the work is done', async () => {
    const { openCase, call } = await start(createSales, { pace: 40 })
    const cancel = (ref: string) => call(`/cases/${ref}/cancel`, { body: { reason: '不换了' } })
    const { ref } = (await openCase(salesBody())).body
    expect((await cancel(ref)).body.status).toBe('cancelled')
    expect((await cancel(ref)).status).toBe(200)
    const other = (await openCase(salesBody())).body.ref
    await until(other, 'done')
    expect((await cancel(other)).status).toBe(409)
    expect(statusesOf(ref)).toEqual(['cancelled'])
  })

  it('a cancelled visit gives its slot back', async () => {
    const { openCase, call } = await start(createInstallation, { pace: 60_000 })
    const slots = async () =>
      (await call<{ items: { id: string }[] }>('/slots?kind=repair&regionCode=340104')).body.items.map(
        (s) => s.id,
      )
    const [slotId] = await slots()
    const { ref } = (await openCase(installationBody({ slotId }))).body
    expect(await slots()).not.toContain(slotId)
    await call(`/cases/${ref}/cancel`, { body: { reason: '' } })
    expect(await slots()).toContain(slotId)
  })

  it('taken up again, a case goes its way once more', async () => {
    const { openCase, say } = await start(createSales)
    const { ref } = (await openCase(salesBody())).body
    await until(ref, 'done')
    await say(ref, 'reopen', { text: '又坏了' })
    await eventually(() =>
      expect(statusesOf(ref)).toEqual(['accepted', 'in_progress', 'done', 'accepted', 'in_progress', 'done']),
    )
  })
})

describe('hooks', () => {
  it('are brought again until the hall says yes, in order', async () => {
    hall.failing = 3
    const { openCase } = await start(createSales)
    const { ref } = (await openCase(salesBody())).body
    await until(ref, 'done')
    expect(statusesOf(ref)).toEqual(['accepted', 'in_progress', 'done'])
  })

  it('wait until they have somewhere to go', async () => {
    const department = await createSales({ port: 0, secret: SECRET, pace: 5 })
    open.push(department)
    const body = salesBody()
    await callSigned(`${department.url}/cases`, SECRET, { body, headers: { 'idempotency-key': body.legId } })
    department.setHookBase(`${hall.url}/api/v1`)
    await eventually(() => expect(hall.hooks).toHaveLength(3))
  })

  it('duplicate: every one comes twice', async () => {
    const { url, openCase } = await start(createSales)
    await misbehave(url, { mode: 'duplicate' })
    const { ref } = (await openCase(salesBody())).body
    await eventually(() => expect(eventsOf(ref)).toHaveLength(6))
    const ids = eventsOf(ref).map((event) => event.eventId)
    expect(new Set(ids).size).toBe(3)
    expect(ids.every((id) => ids.filter((other) => other === id).length === 2)).toBe(true)
  })

  it('reorder: all come, the last one first', async () => {
    const { url, openCase } = await start(createSales)
    await misbehave(url, { mode: 'reorder', ms: 500 })
    const { ref } = (await openCase(salesBody())).body
    await eventually(() => expect(eventsOf(ref)).toHaveLength(3))
    expect(statusesOf(ref)).toEqual(['done', 'in_progress', 'accepted'])
  })

  it('down: none comes until the department is back', async () => {
    const { url, openCase } = await start(createSales)
    const { ref } = (await openCase(salesBody())).body
    await misbehave(url, { mode: 'down' })
    const told = hall.hooks.length
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(hall.hooks.length - told).toBeLessThanOrEqual(1)
    await misbehave(url, { mode: 'ok' })
    await until(ref, 'done')
  })
})

describe('a restart', () => {
  it('keeps the cases, their keys, what is still to be told and where they were going', async () => {
    const dataDir = await makeDataDir()
    hall.failing = 1_000_000
    const before = await start(createInstallation, { dataDir, visitPace: 60_000 })
    const body = installationBody({ priority: 'danger' })
    const { ref } = (await before.openCase(body)).body
    await eventually(async () => expect((await before.call(`/cases/${ref}`)).body.status).toBe('scheduled'))
    await before.close()
    open.length = 0

    // the visit that was to come in a minute came due while nobody was there
    const file = join(dataDir, 'installation.json')
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/"due": "[^"]+"/, '"due": "2026-11-21T00:00:00Z"'),
    )
    hall.failing = 0
    const after = await start(createInstallation, { dataDir })
    const again = await after.openCase(body)
    expect(again.status).toBe(200)
    expect(again.body.ref).toBe(ref)
    await until(ref, 'done')
    expect(statusesOf(ref)).toEqual(['accepted', 'scheduled', 'in_progress', 'done'])
  })
})

describe('what departments know', () => {
  it('sales: the orders of that customer and of no other', async () => {
    const { call } = await start(createSales)
    const orders = departmentOrders.strict().parse((await call('/orders?customerRef=cus_linxiaoyun')).body)
    expect(orders.items.map((order) => order.items[0]!.serial)).toContain('FXYJYBDRQ3NZGPP4')
    expect(orders.items).toHaveLength(4)
    expect(JSON.stringify(orders)).not.toContain('cus_')
    expect((await call('/orders?customerRef=cus_chengyinuo')).body).toEqual({ items: [] })
    expect((await call('/orders')).status).toBe(400)
  })

  it('logistics: a parcel by its SSCC and by its waybill', async () => {
    const { call } = await start(createLogistics)
    const bySscc = await call<{ waybill: string }>('/parcels/195214173000079193')
    expect(bySscc.body.waybill).toBe('ZY261121-020562')
    expect(await call('/parcels/ZY261121-020562')).toEqual(bySscc)
    expect((await call('/parcels/000000000000000000')).status).toBe(404)
  })

  it('logistics: parcels of a recipient and of nobody else, with when they come and what their labels bear', async () => {
    const { call } = await start(createLogistics)
    const { items } = departmentParcels.parse((await call('/parcels?recipientRef=cus_linxiaoyun')).body)
    expect(items).toHaveLength(5)
    expect(items.every((one) => one.recipient?.nameMasked === '林*云')).toBe(true)
    const arriving = items.find((one) => one.waybill === 'ZY261119-041207')!
    expect(arriving).toMatchObject({ noticeId: 'n-023', recipientRef: 'cus_linxiaoyun' })
    expect(Date.parse(arriving.expectedBy!)).toBeGreaterThan(Date.now())
    expect(items.find((one) => one.waybill === 'TL261121-118842')).toMatchObject({ printedAt: null })
    expect((await call('/parcels?recipientRef=cus_nobody')).body).toEqual({ items: [] })
    expect((await call('/parcels')).status).toBe(400)
  })

  it('installation: slots and prices in the contract’s shape', async () => {
    const { call } = await start(createInstallation)
    const slots = departmentSlots.parse(
      (await call('/slots?kind=repair&gtin=09520000010270&regionCode=340104&serial=FXYJYBDRQ3NZGPP4')).body,
    )
    expect(slots.items.some((slot) => slot.note === '装过这台' && slot.worker === '周师傅')).toBe(true)
    departmentPrices.parse((await call('/prices?gtin=09520000010270&faultCode=e-21')).body)
    expect((await call('/prices?gtin=09520000020170')).status).toBe(404)
    expect((await call('/slots?kind=repair&regionCode=34')).status).toBe(400)
    expect((await call('/slots?kind=repair&days=15')).status).toBe(400)
  })

  it('installation: the day of a master, worked through step by step', async () => {
    const { openCase, call } = await start(createInstallation, { visitPace: 60_000 })
    const slots = await call<{ items: { id: string; from: string; worker: string }[] }>(
      '/slots?kind=repair&gtin=09520000010270&regionCode=340104&serial=FXYJYBDRQ3NZGPP4',
    )
    const slot = slots.body.items.find((one) => one.worker === '周师傅')!
    const { ref } = (await openCase(installationBody({ slotId: slot.id }))).body
    await until(ref, 'scheduled')
    const day = `/work-orders?installerRef=mst_zhouqiming&date=${slot.from.slice(0, 10)}`
    const orders = await call<{ items: { id: string; state: string }[] }>(day)
    expect(orders.body.items).toMatchObject([
      { id: ref, state: 'assigned', product: WASHER, contact: CONTACT },
    ])

    const move = (to: string, clientId = to) =>
      call<{ state: string }>(`/work-orders/${ref}/transitions`, {
        body: { to, clientId, at: new Date().toISOString() },
      })
    for (const to of ['accepted', 'en_route', 'arrived']) expect((await move(to)).body.state).toBe(to)
    expect((await move('accepted')).body.state).toBe('arrived')
    expect((await move('en_route', 'once-more')).status).toBe(409)
    await move('started')
    expect((await move('done')).body.state).toBe('done')
    await until(ref, 'done')
    expect(eventsOf(ref).map((event) => event.note)).toEqual([
      '周师傅已接单',
      '已约好',
      '周师傅已接单',
      '周师傅在路上了',
      '周师傅到了',
      '周师傅开工了',
      '排水泵过滤器清出一枚发卡，试机正常',
    ])
    expect((await move('unable')).status).toBe(409)
  })
})
