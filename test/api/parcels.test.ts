import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDigit } from '@onehall/shared/domain/gs1'
import { openHouse, openTwin, type House } from '../support/house.ts'
import { signedHook } from '../support/hooks.ts'
import {
  announce,
  askForNotices,
  decide,
  importConsentsAndNotices,
  letTell,
  newRecipient,
  PARCEL,
  signInRecipient,
  STRANGERS_PARCEL,
  type Asked,
} from '../support/parcels.ts'
import {
  addAddress,
  importPerson,
  newPerson,
  newPersonByPhone,
  newPhone,
  type TestPerson,
} from '../support/people.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'

const TEMPLATE = 'template-parcel'

let house: House
let lin: TestPerson & { recipientRef: string }
beforeAll(async () => {
  house = await openHouse({ env: { WECHAT_TEMPLATE_PARCEL: TEMPLATE } })
  await importConsentsAndNotices(house)
  lin = await signInRecipient(house)
})
afterAll(() => house.close())

const isCaseOf = (body: unknown, number: string): boolean =>
  (body as { requestNumber?: string } | null)?.requestNumber === number

const newSscc = (): string => {
  const body = `9952${String(randomInt(1e9)).padStart(9, '0')}${String(randomInt(1e4)).padStart(4, '0')}`
  return `${body}${checkDigit(body)}`
}

describe('my parcels', () => {
  test('are those that logistics has for me, late ones first, what is over last', async () => {
    const { items } = (await lin.api.get('parcels')).body
    expect(items).toHaveLength(5)
    expect(items[0]).toMatchObject({
      id: PARCEL.late,
      status: 'exception',
      delay: { sentence: expect.any(String) as string },
    })
    expect(items.at(-1)).toMatchObject({ id: PARCEL.delivered, status: 'delivered', delay: null })
    expect((await (await newPerson(house)).api.get('parcels')).body).toEqual({ items: [] })
  })

  test('tell events by when they happened, each once, and a delay before it is asked about', async () => {
    const { body } = await lin.api.get(`parcels/${PARCEL.arriving}`)
    expect(body.events.map((event: { code: string }) => event.code)).toEqual([
      'out_for_delivery',
      'in_transit',
      'in_transit',
      'picked_up',
      'created',
    ])
    expect(body).toMatchObject({
      contents: '净味滤芯 2 支',
      fromCity: '佛山市',
      toCity: '合肥市',
      recipient: { nameMasked: '林*云', phoneMasked: '138****2046' },
      printedNotice: { id: 'n-023' },
      notice: { printed: true, attached: true },
    })
    const late = (await lin.api.get(`parcels/${PARCEL.late}`)).body
    expect(late.delay.reason).toBe('连续三天联系不上收件人，网点滞留')
    expect(late.delay.sentence).toMatch(/^会晚到，原定.+，现在预计.+。原因：连续三天/)
  })

  test('of somebody else are not there', async () => {
    const other = await newPerson(house)
    for (const id of [PARCEL.arriving, STRANGERS_PARCEL, '000000000000000000', 'x']) {
      expect([id, (await other.api.get(`parcels/${id}`)).body.code]).toEqual([id, 'parcel.unknown'])
      const request = { kind: 'delivery', text: '改时间', subject: { parcelId: id } }
      expect((await other.api.post('requests', request)).body.code).toBe('parcel.unknown')
    }
    expect((await lin.api.get(`parcels/${STRANGERS_PARCEL}`)).status).toBe(404)
  })

  test('one tap asks logistics about it, with the parcel in the case', async () => {
    await addAddress(lin)
    const { asks } = (await lin.api.get(`parcels/${PARCEL.arriving}`)).body
    expect(asks.map((one: { rel: string }) => one.rel)).toEqual(['change_time', 'damaged'])
    for (const { kind, text } of asks) {
      const sent = await lin.api.post('requests', { kind, text, subject: { parcelId: PARCEL.arriving } })
      expect(sent.status).toBe(201)
      expect(sent.body.legs.map((leg: { department: string }) => leg.department)).toContain('logistics')
      const cases = await eventually(
        () => receivedBy(house.standIns.logistics.url),
        (all) => all.some((one) => isCaseOf(one.body, sent.body.number)),
      )
      expect(cases.find((one) => isCaseOf(one.body, sent.body.number))!.body).toMatchObject({
        parcelId: PARCEL.arriving,
      })
    }
  })
})

describe('the question before shipment', () => {
  const standing = async ({ api }: Pick<TestPerson, 'api'>) => (await api.get('notice-question')).body
  /** Something is ordered, and logistics books its parcel. */
  const book = async (recipientRef: string): Promise<string> => {
    const body = JSON.stringify({ recipientRef })
    const reply = await fetch(`${house.standIns.logistics.url}/__book`, { method: 'POST', body })
    return ((await reply.json()) as { sscc: string }).sscc
  }
  interface Sent {
    touser: string
    data: Record<string, { value: string }>
  }
  const messages = async (): Promise<Sent[]> =>
    (await receivedBy(house.wechatUrl))
      .filter(({ path }) => path.endsWith('/send'))
      .map(({ body }) => body as Sent)

  test('is asked about one parcel, is put away for good, and changes no consent', async () => {
    const wen = await signInRecipient(house, 'wenrushi')
    const asking = async () =>
      (await wen.api.get('parcels')).body.items.filter((one: { notice: { ask: boolean } }) => one.notice.ask)
    const [one, ...more] = await asking()
    expect(more).toEqual([])
    expect(one.notice).toMatchObject({ printed: false, general: false, attached: false, choice: null })
    expect(await standing(wen)).toEqual({ ask: true, byMessage: true })
    expect((await wen.api.post('notice-question/dismissal')).status).toBe(204)
    expect(await asking()).toEqual([])
    expect(await standing(wen)).toEqual({ ask: false, byMessage: false })
    expect((await wen.api.get('consents/history')).body.items).toEqual([])
  })

  test('whoever decided for one parcel has met it, and is not asked about the next', async () => {
    const person = await newRecipient(house)
    const [one, next] = [await book(person.recipientRef), await book(person.recipientRef)]
    const asks = async (id: string) => (await person.api.get(`parcels/${id}`)).body.notice.ask
    expect([await asks(one), await asks(next)]).toEqual([true, true])
    expect((await decide(person, 'parcel_notice', false, { parcelId: one })).status).toBe(200)
    expect([await asks(one), await asks(next)]).toEqual([false, false])
    expect(await standing(person)).toEqual({ ask: false, byMessage: false })
  })

  test('that is booked is asked about by one message ever, to who let WeChat tell her and never met it', async () => {
    const [willing, unasked, away, decided] = await Promise.all(
      Array.from({ length: 4 }, () => newRecipient(house)),
    )
    await away!.api.post('notice-question/dismissal')
    await decide(decided!, 'parcel_notice', false, { parcelId: await book(decided!.recipientRef) })
    for (const one of [willing!, away!, decided!]) await letTell(house, one, TEMPLATE)
    expect((await willing!.api.get('subscriptions')).body.items).toEqual([
      { topic: 'parcel', templateId: TEMPLATE, left: 1 },
    ])

    const first = newSscc()
    const refs = [away, decided, unasked, willing, willing].map((one) => one!.recipientRef)
    const parcels = ['cus_nobody', ...refs].map((recipientRef) => ({ sscc: newSscc(), recipientRef }))
    parcels.splice(4, 1, { sscc: first, recipientRef: willing!.recipientRef })
    const answer = await announce(house, parcels)
    expect([answer.status, answer.body]).toEqual([200, { received: 6 }])
    const [message] = await eventually(messages, (all) => all.length > 0)
    expect(message).toMatchObject({
      touser: willing!.openid,
      template_id: TEMPLATE,
      page: `packages/parcels/pages/parcel/index?id=${first}`,
      data: { thing1: { value: '您有一件包裹还没打印面单' } },
    })
    for (const { value } of Object.values(message!.data)) expect(value.length).toBeLessThanOrEqual(20)
    expect(await standing(willing!)).toEqual({ ask: true, byMessage: false })

    // a consent more, parcels more, at two BFFs at once: it was asked, and is not asked again
    const late = await newRecipient(house)
    await letTell(house, willing!, TEMPLATE)
    await letTell(house, late, TEMPLATE)
    await letTell(house, late, TEMPLATE)
    const twin = await openTwin(house)
    const again = [willing!, late].map(({ recipientRef }) => ({ sscc: newSscc(), recipientRef }))
    await Promise.all([house.api, twin.api, house.api, twin.api].map((api) => announce(house, again, api)))
    await eventually(messages, (all) => all.length > 1)
    await twin.close()
    expect((await messages()).map(({ touser }) => touser)).toEqual([willing!.openid, late.openid])
    expect((await late.api.get('subscriptions')).body.items[0].left).toBe(1)
  })

  test('once put away stays so when two accounts of hers become one', async () => {
    const phone = newPhone()
    const [keeper, coming] = [await newPersonByPhone(house, phone), await newRecipient(house)]
    await coming.api.post('notice-question/dismissal')
    expect(await standing(keeper)).toMatchObject({ ask: true })
    await coming.api.post('me/phone', { wechatPhoneCode: `phone-${phone}` })
    expect(await standing(keeper)).toMatchObject({ ask: false })
  })

  test('that WeChat fails to send is not heard of by logistics, and not tried again', async () => {
    const person = await newRecipient(house)
    await letTell(house, person, TEMPLATE)
    const before = (await messages()).length
    await behave(house.wechatUrl, 'error')
    await book(person.recipientRef)
    await eventually(messages, (all) => all.length > before)
    await behave(house.wechatUrl, 'ok')
    const { body } = await announce(house, [{ sscc: newSscc(), recipientRef: person.recipientRef }])
    expect(body).toEqual({ received: 1 })
    expect((await person.api.get('subscriptions')).body.items[0].left).toBe(0)
    expect(await messages()).toHaveLength(before + 1)
  })

  test('is told of by logistics alone, a thousand at a time', async () => {
    const parcels = Array.from({ length: 1_001 }, () => ({ sscc: newSscc(), recipientRef: 'cus_nobody' }))
    expect((await announce(house, parcels)).body.code).toBe('input.invalid')
    expect((await announce(house, parcels.slice(1))).body).toEqual({ received: 1_000 })
    const raw = JSON.stringify({ parcels: parcels.slice(1000) })
    const old = String(Math.floor(Date.now() / 1000) - 600)
    const signed = [
      signedHook(house.secrets.sales, raw),
      signedHook(house.secrets.logistics, `${raw} `),
      signedHook(house.secrets.logistics, raw, old),
      {},
    ]
    const codes = signed.map(async (by) => (await house.api.post('partner/parcels', raw, by)).body.code)
    expect(await Promise.all(codes)).toEqual([
      'hook.unsigned',
      'hook.unsigned',
      'hook.stale',
      'hook.unsigned',
    ])
  })

  test('her word for one parcel goes before her word for all, until a no to all', async () => {
    const notice = async () => (await lin.api.get(`parcels/${PARCEL.waiting}`)).body.notice
    await decide(lin, 'parcel_notice', true)
    expect(await notice()).toMatchObject({ general: true, choice: null, attached: true, ask: false })
    await decide(lin, 'parcel_notice', false, { parcelId: PARCEL.waiting })
    expect(await notice()).toMatchObject({ general: true, choice: 'no', attached: false })
    await decide(lin, 'parcel_notice', true, { parcelId: PARCEL.waiting })
    await decide(lin, 'parcel_notice', false)
    expect(await notice()).toMatchObject({ general: false, generalSince: null, attached: false })
  })
})

describe('whoever holds a parcel', () => {
  const code = (text: string) => house.api.get(`parcels/by-code/${encodeURIComponent(text)}`)

  test('sees its notice and where to tell, and nothing of whose it is and where it goes', async () => {
    const forms = [
      PARCEL.arriving,
      'ZY261119-041207',
      `https://anywhere.example/00/${PARCEL.arriving}`,
      `(00)${PARCEL.arriving}`,
      `]C100${PARCEL.arriving}`,
    ]
    for (const form of forms) {
      const { status, body } = await code(form)
      expect([form, status]).toEqual([form, 200])
      expect(Object.keys(body).sort()).toEqual(['actions', 'code', 'notice', 'sentence'])
      expect(body.notice.id).toBe('n-023')
      expect(body.actions.map((one: { rel: string }) => one.rel)).toEqual(['notice', 'tip'])
      expect(JSON.stringify(body)).not.toMatch(/林|合肥|3401|138|滤芯|纸鸢|佛山/)
    }
    expect(await lin.api.get(`parcels/by-code/${PARCEL.arriving}`)).toMatchObject({
      body: (await code(PARCEL.arriving)).body,
    })
  })

  test('is told where there is none, no such parcel, no code', async () => {
    expect((await code(PARCEL.delivered)).body).toMatchObject({ notice: null, actions: [] })
    expect((await code(newSscc())).body.code).toBe('parcel.unknown')
    for (const bad of ['195214174120700111', 'hello', '09520000010270'])
      expect([bad, (await code(bad)).body.code]).toEqual([bad, 'code.malformed'])
  })

  test('a scan leads there', async () => {
    const { body } = await house.api.post('scans', { code: `${house.url}/00/${PARCEL.arriving}` })
    expect(body).toMatchObject({ kind: 'parcel', code: PARCEL.arriving })
    expect((await house.api.get(body.actions[0].href)).body.notice.id).toBe('n-023')
    const link = await house.api.post('scans', { code: `${house.url}/n/n-023` })
    expect((await house.api.get(link.body.actions[0].href)).body.id).toBe('n-023')
  })

  test('is not sent away because logistics is: what was decided is known here', async () => {
    const sscc = newSscc()
    await decide(lin, 'parcel_notice', true)
    const [decision] = (await askForNotices(house, [{ sscc, recipientRef: lin.recipientRef }])).body.decisions
    await behave(house.standIns.logistics.url, 'error')
    try {
      expect((await code(sscc)).body.notice.id).toBe(decision.noticeId)
      expect((await code(newSscc())).status).toBe(503)
      expect((await lin.api.get('parcels')).body.code).toBe('department.unavailable')
    } finally {
      await behave(house.standIns.logistics.url, 'ok')
    }
  })
})

describe('logistics asks before it prints', () => {
  const ask = async (parcels: Asked[]) => (await askForNotices(house, parcels)).body.decisions
  const somebody = async () => {
    const ref = `cus_${newSscc()}`
    const person = await importPerson(house, { name: '收件人' })
    await house.db
      .collection<{ _id: string }>('accounts')
      .updateOne({ _id: person.id }, { $set: { customerRef: ref } })
    return { ...person, ref }
  }

  test('and prints nothing without a yes that holds: never said, taken back, for this parcel not', async () => {
    const person = await somebody()
    const [one, two] = [newSscc(), newSscc()]
    const asked = [one, two].map((sscc) => ({ sscc, recipientRef: person.ref }))
    const nothing = [one, two].map((sscc) => ({ sscc, print: false, reason: 'no_consent' }))
    expect(await ask(asked)).toEqual(nothing)

    const { recordedAt } = (await decide(person, 'parcel_notice', true)).body
    const yes = await ask(asked)
    expect(yes.map((d: { print: boolean }) => d.print)).toEqual([true, true])
    expect(await ask(asked)).toEqual(yes)
    // before the yes there was none
    const earlier = new Date(Date.parse(recordedAt) - 1).toISOString()
    expect(await ask([{ sscc: newSscc(), recipientRef: person.ref, at: earlier }])).toMatchObject([
      { print: false },
    ])

    await decide(person, 'parcel_notice', false)
    expect(await ask(asked)).toEqual(nothing)
    const stored = await house.db.collection<{ _id: string }>('notice_decisions').findOne({ _id: one })
    expect(stored).toMatchObject({ print: false, noticeId: null })
  })

  test('a no is heard by every process at once', async () => {
    const twin = await openTwin(house)
    const person = await somebody()
    for (let round = 0; round < 5; round++) {
      await decide(person, 'parcel_notice', true)
      expect(await ask([{ sscc: newSscc(), recipientRef: person.ref }])).toMatchObject([{ print: true }])
      await decide(person, 'parcel_notice', false)
      const raw = JSON.stringify({
        parcels: [
          { sscc: newSscc(), recipientRef: person.ref, toRegion: '340100', at: new Date().toISOString() },
        ],
      })
      const elsewhere = await twin.api.post(
        'partner/notice-decisions',
        raw,
        signedHook(house.secrets.logistics, raw),
      )
      expect(elsewhere.body.decisions).toMatchObject([{ print: false }])
    }
    await twin.close()
  })

  test('while yes and no and asking come all at once, every print rests on a yes of its moment', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, somebody))
    let busy = true
    const toggle = async (person: (typeof people)[number]): Promise<void> => {
      for (let i = 0; i < 4; i++) {
        await decide(person, 'parcel_notice', true)
        await decide(person, 'parcel_notice', false)
        expect(await ask([{ sscc: newSscc(), recipientRef: person.ref }])).toMatchObject([{ print: false }])
      }
    }
    const press = async (): Promise<void> => {
      while (busy)
        await ask(people.flatMap(({ ref }) => [1, 2, 3].map(() => ({ sscc: newSscc(), recipientRef: ref }))))
    }
    const pressing = [press(), press()]
    await Promise.all(people.map(toggle))
    busy = false
    await Promise.all(pressing)
    let printed = 0
    for (const { id, ref } of people) {
      const words = await house.db
        .collection('consent_ledger')
        .find({ personId: id })
        .sort({ at: 1 })
        .toArray()
      const prints = await house.db
        .collection('notice_decisions')
        .find({ recipientRef: ref, print: true })
        .toArray()
      printed += prints.length
      for (const { decidedAt } of prints)
        expect(words.findLast((word) => word['at'] <= decidedAt)?.['granted']).toBe(true)
    }
    expect(printed).toBeGreaterThan(0)
  })

  test('gets the notice that helps there most, not twice for one household, and none that is over', async () => {
    const person = await somebody()
    await decide(person, 'parcel_notice', true)
    const asked = Array.from({ length: 25 }, () => ({
      sscc: newSscc(),
      recipientRef: person.ref,
      toRegion: '130900',
    }))
    const made = await ask(asked)
    const ids = made.flatMap((d: { noticeId?: string }) => d.noticeId ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(21)
    expect(made.slice(21).every((d: { reason: string }) => d.reason === 'no_notice')).toBe(true)

    const ops = await importPerson(house, { role: 'ops', name: '何静' })
    await ops.api.post(`ops/notices/${ids[0]}/moves`, { to: 'found', reason: '找到了' })
    const again = await ask(asked.slice(0, 1))
    expect(again[0].noticeId).not.toBe(ids[0])
  })

  test('signed, and 10,000 at a time', async () => {
    const parcels = Array.from({ length: 10_000 }, () => ({
      sscc: newSscc(),
      recipientRef: 'cus_nobody',
      toRegion: '340100',
      at: new Date().toISOString(),
    }))
    const raw = JSON.stringify({ parcels })
    const { status, body } = await house.api.post(
      'partner/notice-decisions',
      raw,
      signedHook(house.secrets.logistics, raw),
    )
    expect([status, body.decisions.length]).toEqual([200, 10_000])
    expect(body.decisions.every((d: { print: boolean }) => !d.print)).toBe(true)
    const more = JSON.stringify({ parcels: [...parcels, parcels[0]] })
    expect(
      (await house.api.post('partner/notice-decisions', more, signedHook(house.secrets.logistics, more)))
        .status,
    ).toBe(400)
    for (const secret of [house.secrets.sales, 'x'.repeat(32)])
      expect((await house.api.post('partner/notice-decisions', raw, signedHook(secret, raw))).body.code).toBe(
        'hook.unsigned',
      )
    const old = String(Math.floor(Date.now() / 1000) - 600)
    expect(
      (await house.api.post('partner/notice-decisions', raw, signedHook(house.secrets.logistics, raw, old)))
        .body.code,
    ).toBe('hook.stale')
  })

  test('what it prints is what a stranger sees', async () => {
    await decide(lin, 'parcel_notice', true, { parcelId: PARCEL.waiting })
    await decide(lin, 'parcel_notice', true)
    const seen = () => house.api.get(`parcels/by-code/${PARCEL.waiting}`)
    expect((await seen()).body.notice).toBeNull()
    const printed = await fetch(`${house.standIns.logistics.url}/__print`, {
      method: 'POST',
      body: JSON.stringify({ sscc: PARCEL.waiting }),
    })
    const { noticeId } = (await printed.json()) as { noticeId: string }
    expect((await seen()).body.notice.id).toBe(noticeId)
    expect((await decide(lin, 'parcel_notice', false, { parcelId: PARCEL.waiting })).body.code).toBe(
      'parcel.printed',
    )
  })
})
