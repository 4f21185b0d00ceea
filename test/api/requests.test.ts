import { randomUUID } from 'node:crypto'
import { REOPEN_DAYS } from '@onehall/shared/domain/request-states'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GTIN, importProducts, newUnit } from '../support/catalogue.ts'
import { createTestClock, DAY, HOUR, MINUTE } from '../support/clock.ts'
import { sendHook } from '../support/hooks.ts'
import { openHouse, type House } from '../support/house.ts'
import { addAddress, newPerson, type TestPerson } from '../support/people.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'

/** Departments here move nothing by themselves: each test says their words. */
let house: House
const clock = createTestClock()

beforeAll(async () => {
  house = await openHouse({ pace: 24 * HOUR, visitPace: 24 * HOUR, clock })
  await importProducts(house)
})
afterAll(() => house.close())

/** A repair that installation has taken, and its number there. */
async function openRepair(more: Record<string, unknown> = {}): Promise<{
  person: TestPerson
  id: string
  ref: string
  registrationId: string
}> {
  const person = await newPerson(house)
  await addAddress(person)
  const { code } = await newUnit(house)
  const registrationId = (await person.api.post('registrations', { unitCode: code })).body.id
  const body = { kind: 'repair', faultCode: 'E21', text: '排不出水', subject: { registrationId }, ...more }
  const { id } = (await person.api.post('requests', body)).body
  const taken = await eventually(
    () => person.api.get(`requests/${id}`),
    (seen) => seen.body.legs[0].ref !== undefined,
  )
  return { person, id, ref: taken.body.legs[0].ref, registrationId }
}

const seconds = (ahead = 0): string => String(Math.floor(clock.now().getTime() / 1000) + ahead)
const says = (ref: string, status: string, more: Record<string, unknown> = {}) =>
  sendHook(
    house,
    'installation',
    { caseRef: ref, status, at: clock.now().toISOString(), ...more },
    { timestamp: seconds() },
  )
const tomorrow = (hour: number): string => {
  const day = new Date(clock.now().getTime() + DAY + 8 * HOUR).toISOString().slice(0, 10)
  return `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`
}
const visit = (needsConfirmation: boolean) => ({
  appointment: { from: tomorrow(9), until: tomorrow(11), worker: '周师傅', needsConfirmation },
})
const heard = async (ref: string) => {
  const all = await receivedBy(house.standIns.installation.url)
  return all.filter((call) => call.path === `/cases/${ref}/messages`).map((call) => call.body)
}
const act = ({ person, id }: { person: TestPerson; id: string }, action: string, more = {}) =>
  person.api.post(`requests/${id}/actions`, { action, ...more })
const read = async ({ person, id }: { person: TestPerson; id: string }) =>
  (await person.api.get(`requests/${id}`)).body

describe('what a department says', () => {
  test('is shown in words, with who and when, and each step is an event', async () => {
    const repair = await openRepair()
    const before = await read(repair)
    await says(repair.ref, 'scheduled', visit(false))
    const scheduled = await read(repair)
    expect(scheduled.legs[0]).toMatchObject({
      status: 'scheduled',
      appointment: { worker: '周师傅', needsConfirmation: false },
    })
    expect(scheduled.sentence).toContain('周师傅')
    await says(repair.ref, 'in_progress', { note: '师傅已上门' })
    await says(repair.ref, 'done', { note: '排水泵已清理' })
    const done = await read(repair)
    expect(done).toMatchObject({ status: 'resolved', legs: [{ status: 'done', note: '排水泵已清理' }] })
    const { items } = (await repair.person.api.get(`requests/${repair.id}/events?after=${before.seq}`)).body
    const seqs: number[] = items.map((e: { seq: number }) => e.seq)
    expect(seqs).toEqual(seqs.map((_, i) => Number(before.seq) + 1 + i))
    expect(items.filter((e: { type: string }) => e.type === 'leg')).toMatchObject([
      { legStatus: 'scheduled' },
      { legStatus: 'in_progress' },
      { legStatus: 'done' },
    ])
    expect(items.at(-1)).toMatchObject({ seq: done.seq })
  })

  test('twice is once, and late words change nothing that came after them', async () => {
    const repair = await openRepair()
    const done = { eventId: randomUUID() }
    expect((await says(repair.ref, 'done', done)).body).toEqual({ received: true, repeated: false })
    const { seq } = await read(repair)
    expect((await says(repair.ref, 'done', done)).body).toEqual({ received: true, repeated: true })
    await says(repair.ref, 'in_progress', { at: new Date(clock.now().getTime() - HOUR).toISOString() })
    await says(repair.ref, 'accepted')
    expect(await read(repair)).toMatchObject({ status: 'resolved', seq, legs: [{ status: 'done' }] })
  })

  test('a department that cannot do it hides nothing: the desk has it', async () => {
    const repair = await openRepair()
    await says(repair.ref, 'failed', { note: '地址不在服务区' })
    const seen = await read(repair)
    expect(seen).toMatchObject({ legs: [{ status: 'failed', note: '地址不在服务区' }] })
    expect(seen.sentence).toContain('客服')
    const stored = await house.db.collection<{ _id: string }>('requests').findOne({ _id: repair.id })
    expect(stored).toMatchObject({ desk: { reason: 'leg_failed' } })
  })

  test('counts only with its own signature, of now, for a case of its own', async () => {
    const { ref, ...repair } = await openRepair()
    const event = { caseRef: ref, status: 'done' }
    const tries = await Promise.all([
      sendHook(house, 'installation', event, { secret: house.secrets.sales, timestamp: seconds() }),
      sendHook(house, 'installation', event, { timestamp: seconds(-330) }),
      sendHook(house, 'installation', event, { timestamp: seconds(330) }),
      sendHook(house, 'installation', event, { timestamp: 'now' }),
      house.api.post('hooks/installation', { eventId: randomUUID(), ...event, at: new Date().toISOString() }),
      sendHook(house, 'installation', { ...event, status: 'teleported' }, { timestamp: seconds() }),
    ])
    expect(tries.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'hook.unsigned'],
      [401, 'hook.stale'],
      [401, 'hook.stale'],
      [401, 'hook.stale'],
      [401, 'hook.unsigned'],
      [400, 'input.invalid'],
    ])
    // another department's word about the same number is about another case
    expect((await sendHook(house, 'sales', event, { timestamp: seconds() })).status).toBe(200)
    expect((await read(repair)).legs[0].status).toBe('accepted')
  })
})

describe('what a person says', () => {
  test('is in the thread at once, and the department at work hears it once', async () => {
    const repair = await openRepair()
    const said = await repair.person.api.post(`requests/${repair.id}/messages`, { text: '门禁密码 2580' })
    expect(said.body).toMatchObject({ from: 'you', text: '门禁密码 2580' })
    expect((await read(repair)).thread.at(-1)).toEqual(said.body)
    const [only, ...rest] = await eventually(
      () => heard(repair.ref),
      (all) => all.length > 0,
    )
    expect(only).toMatchObject({ text: '门禁密码 2580' })
    expect(rest).toEqual([])
  })

  test('when all is over starts a request of its own instead', async () => {
    const repair = await openRepair()
    await says(repair.ref, 'done')
    const late = await repair.person.api.post(`requests/${repair.id}/messages`, { text: '谢谢' })
    expect([late.status, late.body.code]).toEqual([409, 'request.illegal_move'])
  })

  test('a nudge is passed on, but not more often than every ten minutes', async () => {
    const repair = await openRepair()
    for (let i = 0; i < 3; i++) expect((await act(repair, 'nudge')).status).toBe(200)
    await eventually(
      () => heard(repair.ref),
      (all) => all.length > 0,
    )
    clock.forward(11 * MINUTE)
    await act(repair, 'nudge')
    await eventually(
      () => heard(repair.ref),
      (all) => all.length === 2,
    )
    expect(await heard(repair.ref)).toHaveLength(2)
  })
})

describe('the visit', () => {
  test('a time that needs a yes gets it, and installation learns of it', async () => {
    const repair = await openRepair()
    await says(repair.ref, 'scheduled', visit(true))
    const asked = await read(repair)
    expect(asked.abilities).toContain('confirm')
    const { body } = await act(repair, 'confirm', { legId: asked.legs[0].id })
    expect(body.legs[0].appointment).toMatchObject({ needsConfirmation: false, worker: '周师傅' })
    expect(body.abilities).not.toContain('confirm')
    await eventually(
      () => heard(repair.ref),
      (all) => all.length === 1,
    )
    const again = await act(repair, 'confirm')
    expect([again.status, again.body.code]).toEqual([409, 'request.illegal_move'])
  })

  test('is moved to another free time, where one is chosen', async () => {
    const repair = await openRepair()
    await says(repair.ref, 'scheduled', visit(false))
    const slots = await repair.person.api.get(`slots?kind=repair&registrationId=${repair.registrationId}`)
    const slotId = slots.body.items[3].id
    const without = await act(repair, 'reschedule')
    expect(without.body.errors).toMatchObject([{ path: 'slotId' }])
    expect((await act(repair, 'reschedule', { slotId })).status).toBe(200)
    const told = await eventually(
      () => heard(repair.ref),
      (all) => all.length > 0,
    )
    expect(JSON.stringify(told)).toContain(slotId)
  })
})

describe('the end', () => {
  test('cancelled: the department is told, with the reason in the thread; nothing can be done with it after', async () => {
    const repair = await openRepair()
    const { body } = await act(repair, 'cancel', { text: '自己修好了' })
    expect(body).toMatchObject({ status: 'cancelled' })
    expect(body.thread.at(-1).text).toBe('自己修好了')
    await eventually(
      () => receivedBy(house.standIns.installation.url),
      (all) => all.some((call) => call.path === `/cases/${repair.ref}/cancel`),
    )
    for (const action of ['nudge', 'confirm', 'cancel', 'human', 'helpful'])
      expect([action, (await act(repair, action)).body.code]).toEqual([action, 'request.illegal_move'])
  })

  test('cancelled while the department is away: nobody knows what it heard, so it hears of both, in order', async () => {
    const { url } = house.standIns.logistics
    await behave(url, 'down')
    const person = await newPerson(house)
    const { id, number } = (await person.api.post('requests', { kind: 'delivery', text: '还没到' })).body
    await eventually(
      () => house.db.collection('requests').countDocuments({ number, 'outbox.attempts': { $gt: 0 } }),
      (tried) => tried === 1,
    )
    const { body } = await person.api.post(`requests/${id}/actions`, { action: 'cancel' })
    expect(body.status).toBe('cancelled')
    await behave(url, 'ok')
    clock.forward(HOUR)
    const ended = await eventually(
      () => person.api.get(`requests/${id}`),
      (seen) => seen.body.legs[0].status === 'cancelled',
    )
    const { ref } = ended.body.legs[0]
    const paths = (await receivedBy(url)).map((call) => call.path)
    expect(paths.indexOf(`/cases/${ref}/cancel`)).toBeGreaterThan(paths.indexOf('/cases'))
  })

  test('not done after all: taken up again within the days allowed, by the same department, which sees its old number', async () => {
    const repair = await openRepair()
    await says(repair.ref, 'done')
    clock.forward((REOPEN_DAYS - 1) * DAY)
    const { body } = await act(repair, 'reopen', { text: '又不排水了' })
    expect(body.status).toBe('routed')
    const again = await eventually(
      () => read(repair),
      (seen) => seen.legs.some((leg: { ref?: string }) => leg.ref !== undefined && leg.ref !== repair.ref),
    )
    const { ref } = again.legs.at(-1)
    const calls = await receivedBy(house.standIns.installation.url)
    const reopened = calls.filter((call) => call.path === '/cases').at(-1)!.body as { text: string }
    expect(reopened.text).toContain(repair.ref)
    expect(reopened.text).toContain('又不排水了')
    await says(ref, 'done')
    clock.forward(REOPEN_DAYS * DAY + 1)
    const late = await act(repair, 'reopen')
    expect([late.status, late.body.code]).toEqual([409, 'request.too_late'])
    expect((await read(repair)).abilities).not.toContain('reopen')
  })

  test('is rated once per resolution', async () => {
    const repair = await openRepair()
    const rate = (score: number) => repair.person.api.post(`requests/${repair.id}/rating`, { score })
    expect((await rate(5)).body.code).toBe('request.nothing_to_rate')
    await says(repair.ref, 'done')
    expect((await rate(6)).body.errors).toMatchObject([{ path: 'score' }])
    expect((await rate(4)).body.rating).toEqual({ score: 4, comment: null })
    expect((await rate(5)).body.code).toBe('request.rated')
    await act(repair, 'reopen')
    expect((await rate(5)).body.code).toBe('request.nothing_to_rate')
  })
})

describe('the list', () => {
  test('shows what moved last first, page by page, each once, open or over or of one product', async () => {
    const { person, id, registrationId } = await openRepair()
    const others: string[] = []
    for (let i = 0; i < 4; i++) {
      clock.forward(1_000)
      others.push((await person.api.post('requests', { kind: 'complaint', text: `第 ${i} 件` })).body.id)
    }
    await person.api.post(`requests/${others[0]}/actions`, { action: 'cancel' })
    const list = async (query: string): Promise<string[]> => {
      const ids: string[] = []
      for (let cursor = ''; ;) {
        const page = await person.api.get(`requests?limit=2${query}${cursor && `&cursor=${cursor}`}`)
        expect(page.body.items.length).toBeLessThanOrEqual(2)
        ids.push(...page.body.items.map((r: { id: string }) => r.id))
        if (page.body.nextCursor === null) return ids
        cursor = encodeURIComponent(page.body.nextCursor)
      }
    }
    const [a, b, c, d] = others
    expect(await list('')).toEqual([a, d, c, b, id])
    const { items } = (await person.api.get('requests?state=open')).body
    expect(items.map((r: { excerpt: string }) => r.excerpt)).toEqual([
      '第 3 件',
      '第 2 件',
      '第 1 件',
      '排不出水',
    ])
    expect(await list('&state=over')).toEqual([a])
    expect(await list('&state=open')).toEqual([d, c, b, id])
    expect(await list(`&registrationId=${registrationId}`)).toEqual([id])
    const bad = await person.api.get('requests?cursor=nonsense')
    expect([bad.status, bad.body.code]).toEqual([400, 'input.invalid'])
  })
})

describe('what departments know', () => {
  test('prices: nothing in warranty, visit and parts after it', async () => {
    const { person, registrationId } = await openRepair()
    const inside = (await person.api.get(`prices?registrationId=${registrationId}&faultCode=E21`)).body
    expect(inside).toMatchObject({ inWarranty: true, estimate: { from: 0, until: 0 } })
    const old = await newUnit(house, { gtin: GTIN.washer })
    const card = (await person.api.post('registrations', { unitCode: old.code, purchasedOn: '2015-01-05' }))
      .body
    const outside = (await person.api.get(`prices?registrationId=${card.id}&faultCode=E21`)).body
    expect(outside.inWarranty).toBe(false)
    expect(outside.estimate.from).toBeGreaterThan(0)
    expect(outside.estimate.until).toBeGreaterThanOrEqual(outside.estimate.from)
  })

  test('asked while they are away says so, and when to try again', async () => {
    const { person, registrationId } = await openRepair()
    await behave(house.standIns.installation.url, 'error')
    const away = await person.api.get(`slots?kind=repair&registrationId=${registrationId}`)
    await behave(house.standIns.installation.url, 'ok')
    expect([away.status, away.body.code]).toEqual([503, 'department.unavailable'])
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
