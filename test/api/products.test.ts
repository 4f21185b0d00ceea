import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '@onehall/shared/domain/time'
import type { Answer, Caller } from '../support/caller.ts'
import { DATA, GTIN, importProducts, importRecord, newUnit, type TestUnit } from '../support/catalogue.ts'
import { createTestClock, DAY } from '../support/clock.ts'
import { openHouse, type House } from '../support/house.ts'
import { newPerson, newPersonByPhone, newPhone } from '../support/people.ts'
import { behave } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'

const clock = createTestClock()
const FNC1 = '\x1d'
let house: House
beforeAll(async () => {
  house = await openHouse({ clock, env: { PROXY_HOPS: '1' } })
  await importProducts(house)
})
afterAll(() => house.close())

interface Page {
  items: { id: string }[]
  nextCursor: string | null
}
const relsOf = ({ body }: Answer<{ actions: { rel: string }[] }>): string[] =>
  body.actions.map(({ rel }) => rel)
const refusal = ({ status, body }: Answer): [number, string] => [status, body.code]
const scan = (code: string, by: Caller = house.api, network = '192.0.2.1') =>
  by.post('scans', { code }, { 'x-forwarded-for': network })
const register = ({ code }: TestUnit, by: Caller, more = {}) =>
  by.post('registrations', { unitCode: code, ...more })
const stored = ({ gtin, serial }: TestUnit) =>
  house.db
    .collection<{ _id: string; short: string; scans: { count: number; recent: unknown[] } }>('units')
    .findOne({ gtin, serial })
const registrationOf = async (unit: TestUnit) =>
  house.db
    .collection<{
      _id: string
      ownerId: string
      past: { ownerId: string }[]
      points: { accountId: string; amount: number }
    }>('registrations')
    .findOne({ _id: (await stored(unit))!._id })
const today = () => dayOf(clock.now())
const dayAgo = (days: number) => dayOf(new Date(clock.now().getTime() - days * DAY))

/** The washer under another number, as a product of its own. */
async function importAs(gtin: string, more: Record<string, unknown> = {}): Promise<void> {
  const products = JSON.parse(await readFile(`${DATA}catalogue/products.json`, 'utf8')) as { gtin: string }[]
  await importRecord(house, 'products', {
    ...products.find((p) => p.gtin === GTIN.washer),
    ...more,
    gtin,
  })
}

describe('scanning a unit', () => {
  test('finds the same one by its web address, its element strings and its short link', async () => {
    const unit = await newUnit(house)
    const { gtin, serial } = unit
    const { short } = (await stored(unit))!
    const forms = [
      unit.code,
      `https://id.gs1.org/01/${gtin}/10/LOT1/21/${serial}?17=261231`,
      `https://elsewhere.example/a/path/01/${gtin.slice(1)}/21/${serial}`,
      `01${gtin}21${serial}`,
      `01${gtin}10LOT1${FNC1}21${serial}`,
      `]d201${gtin}21${serial}${FNC1}10LOT1`,
      `(01)${gtin}(21)${serial}`,
      `(01) ${gtin} (21) ${serial}`,
      `${house.url}/q/${short}`,
      `${house.url}/q/${short.toLowerCase()}`,
    ]
    for (const [i, code] of forms.entries()) {
      const { body } = await scan(code)
      expect([code, body.unit?.serial, body.scans?.count]).toEqual([code, serial, i + 1])
    }
  })

  test('says of the first look that it is the first, and counts from then on, for people and for strangers', async () => {
    const unit = await newUnit(house)
    const person = await newPerson(house)
    const first = await scan(unit.code)
    expect(first.body).toMatchObject({
      kind: 'product',
      genuine: 'first',
      scans: { count: 1 },
      registered: 'no',
      registrationId: null,
      pointsOffered: 200,
      product: { gtin: GTIN.washer, brand: '安禾' },
      unit: { gtin: GTIN.washer, serial: unit.serial, code: unit.code },
    })
    const second = await scan(unit.code, person.api)
    expect(second.body).toMatchObject({
      genuine: 'seen',
      scans: { count: 2, firstAt: first.body.scans.firstAt },
    })
    expect((await stored(unit))!.scans.count).toBe(2)
  })

  test('from five networks within seven days looks like copies; the owner’s own looks do not count', async () => {
    const unit = await newUnit(house)
    const owner = await newPerson(house)
    await register(unit, owner.api)
    for (let i = 0; i < 8; i++)
      expect((await scan(unit.code, owner.api, `198.51.${i}.1`)).body.genuine).not.toBe('copied')
    for (let i = 0; i < 4; i++)
      expect((await scan(unit.code, house.api, `203.0.${i}.1`)).body.genuine).toBe('seen')
    expect((await scan(unit.code, house.api, '203.0.3.99')).body.genuine).toBe('seen')
    expect((await scan(unit.code, house.api, '203.0.4.1')).body.genuine).toBe('copied')
    expect((await scan(unit.code, owner.api)).body.genuine).toBe('copied')
    clock.forward(7 * DAY + 1)
    expect((await scan(unit.code)).body.genuine).toBe('seen')
  })

  test('says whose it is as far as the one who asks may know, and what to do next', async () => {
    const unit = await newUnit(house)
    const [owner, other] = [await newPerson(house), await newPerson(house)]
    expect(relsOf(await scan(unit.code))).toEqual(['product', 'manual', 'register'])
    const { id } = (await register(unit, owner.api)).body
    const mine = await scan(unit.code, owner.api)
    expect(mine.body).toMatchObject({ registered: 'yours', registrationId: id, pointsOffered: 0 })
    expect(relsOf(mine)).toEqual(['product', 'manual', 'registration', 'repair', 'install'])
    for (const by of [other.api, house.api]) {
      const theirs = await scan(unit.code, by)
      expect(theirs.body).toMatchObject({ registered: 'other', registrationId: null, pointsOffered: 0 })
      expect(JSON.stringify(theirs.body)).not.toContain(owner.id)
    }
  })

  test('leads on to links that work', async () => {
    const trace = [{ at: '2026-05-02T08:00:00+08:00', stage: '奶源', what: '产地', value: '北纬 47°' }]
    const unit = await newUnit(house, { gtin: GTIN.milk, trace })
    const owner = await newPerson(house)
    await register(unit, owner.api)
    const scanned = await scan(unit.code, owner.api)
    expect(relsOf(scanned)).toEqual(['product', 'manual', 'registration', 'repair', 'trace'])
    for (const { rel, href } of scanned.body.actions as { rel: string; href: string }[])
      if (rel !== 'repair') expect([rel, (await owner.api.get(href)).status]).toEqual([rel, 200])
  })
})

describe('scanning what is no unit', () => {
  test('a bare number of any length is a product, of which nobody can say that it is genuine', async () => {
    await importAs('02345673')
    await importAs('416000336108')
    for (const [code, gtin] of [
      [GTIN.washer, GTIN.washer],
      [GTIN.washer.slice(1), GTIN.washer],
      ['9 520000 010270', GTIN.washer],
      ['416000336108', '00416000336108'],
      ['02345673', '00000002345673'],
      [`01${GTIN.washer}10LOT1`, GTIN.washer],
    ])
      expect((await scan(code!)).body).toMatchObject({
        kind: 'product',
        product: { gtin },
        unit: null,
        genuine: 'unknown',
        scans: null,
        registered: 'no',
        pointsOffered: 0,
      })
  })

  test('a parcel by its SSCC or its waybill, a notice, a job', async () => {
    for (const [code, said] of [
      ['952012345678912345', { kind: 'parcel', code: '952012345678912345' }],
      ['(00)952012345678912345', { kind: 'parcel', code: '952012345678912345' }],
      [`${house.url}/00/952012345678912345`, { kind: 'parcel', code: '952012345678912345' }],
      ['zy261121-020562', { kind: 'parcel', code: 'ZY261121-020562' }],
      [`${house.url}/n/ntc_001`, { kind: 'notice', noticeId: 'ntc_001' }],
      ['OHJ-7K2M9Q', { kind: 'job', jobCode: 'OHJ-7K2M9Q' }],
      [`${house.url}/j/OHJ-7K2M9Q`, { kind: 'job', jobCode: 'OHJ-7K2M9Q' }],
    ] as const) {
      const { body } = await scan(code)
      expect([code, body]).toEqual([code, expect.objectContaining(said)])
      expect(body.actions).toHaveLength(1)
    }
  })

  test('says what is wrong, in words that help', async () => {
    const { gtin } = await newUnit(house)
    for (const [code, reason] of [
      ['09520000010271', 'check_digit'],
      [`https://id.gs1.org/01/09520000010271/21/A`, 'check_digit'],
      ['952012345678912346', 'check_digit'],
      [`https://id.gs1.org/01/${gtin}/21/`, 'form'],
      ['你好', 'form'],
      ['https://example.com/hello', 'not_ours'],
      ['https://example.com/pay?to=1', 'not_ours'],
      ['09520123456788', 'not_found'],
      [`01${gtin}21NEVERMADE`, 'not_found'],
      [`${house.url}/q/0000000000`, 'not_found'],
    ] as const) {
      const { status, body } = await scan(code)
      expect([code, status, body.kind, body.reason]).toEqual([code, 200, 'unknown', reason])
      expect(body.sentence).toMatch(/[\u4e00-\u9fff]{4,}/)
      expect(body.actions).toEqual([])
    }
  })
})

describe('registering a unit', () => {
  test('makes it mine, once: again gives the same card', async () => {
    const unit = await newUnit(house, { producedOn: dayAgo(30), batch: 'LOT1' })
    const person = await newPerson(house)
    const first = await register(unit, person.api)
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      number: expect.stringMatching(/^[A-Z]+\d{10}$/),
      product: { gtin: GTIN.washer },
      unit: { serial: unit.serial, batch: 'LOT1', producedOn: dayAgo(30) },
      pointsEarned: 200,
      transfer: null,
      warranty: { basis: 'registered', from: today(), active: true },
    })
    const again = await register(unit, person.api)
    expect([again.status, again.body]).toEqual([200, first.body])
    expect((await person.api.get(`registrations/${first.body.id}`)).body).toEqual({
      ...first.body,
      device: null,
      child: null,
    })
    expect(await registrationOf(unit)).toMatchObject({
      ownerId: person.id,
      points: { accountId: person.id, amount: 200 },
    })
  })

  test('that is somebody else’s is refused with the way that leads on', async () => {
    const unit = await newUnit(house)
    const [owner, other] = [await newPerson(house), await newPerson(house)]
    await register(unit, owner.api)
    const answer = await register(unit, other.api)
    expect(refusal(answer)).toEqual([409, 'registration.owned'])
    expect(answer.body.detail).toContain('转给家人或新主人')
    expect(await registrationOf(unit)).toMatchObject({ ownerId: owner.id })
  })

  test('that many want at once is one person’s', async () => {
    const unit = await newUnit(house)
    const people = await Promise.all(Array.from({ length: 5 }, () => newPerson(house)))
    const answers = await Promise.all(people.map((person) => register(unit, person.api)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409])
    const winner = people[answers.findIndex((answer) => answer.status === 201)]!
    expect(await registrationOf(unit)).toMatchObject({ ownerId: winner.id })
  })

  test('asks for a code with a serial number that was really made', async () => {
    const { api } = await newPerson(house)
    for (const [unitCode, refused] of [
      [GTIN.washer, [400, 'code.malformed']],
      [`01${GTIN.washer}10LOT1`, [400, 'code.malformed']],
      ['952012345678912345', [400, 'code.malformed']],
      ['https://example.com/hello', [400, 'code.malformed']],
      ['09520000010271', [400, 'code.malformed']],
      [`01${GTIN.washer}21NEVERMADE`, [404, 'unit.unknown']],
      [`${house.url}/q/0000000000`, [404, 'unit.unknown']],
    ] as const)
      expect([unitCode, refusal(await api.post('registrations', { unitCode }))]).toEqual([unitCode, refused])
  })

  test('lists mine, the newest first, page by page, none lost and none twice', async () => {
    const { api } = await newPerson(house)
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.unshift((await register(await newUnit(house), api)).body.id)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer<Page> = await api.get(
        `registrations?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      )
      expect(body.items.length).toBeLessThanOrEqual(2)
      seen.push(...body.items.map((item) => item.id))
      cursor = body.nextCursor
    }
    expect(seen).toEqual(ids)
    expect(refusal(await api.get('registrations?cursor=bad'))).toEqual([400, 'input.invalid'])
  })
})

describe('handing a unit on', () => {
  const offered = async (toPhone: string) => {
    const unit = await newUnit(house)
    const owner = await newPersonByPhone(house)
    const { id } = (await register(unit, owner.api)).body
    const offer = await owner.api.post(`registrations/${id}/transfer`, { phone: toPhone })
    return { unit, owner, id, offer }
  }

  test('to a phone: its person registers and has it, with the warranty it had; the first owner has it no more', async () => {
    const receiver = await newPersonByPhone(house)
    const { unit, owner, id, offer } = await offered(receiver.phone!)
    const until = new Date(clock.now().getTime() + 7 * DAY)
    expect(offer.body.transfer.toPhoneMasked).toBe(
      `${receiver.phone!.slice(0, 3)}****${receiver.phone!.slice(-4)}`,
    )
    expect(Math.abs(Date.parse(offer.body.transfer.until) - until.getTime())).toBeLessThan(DAY)
    expect(JSON.stringify(await registrationOf(unit))).not.toContain(receiver.phone)

    const card = await register(unit, receiver.api)
    expect(card.status).toBe(201)
    expect(card.body).toMatchObject({ id, pointsEarned: 0, transfer: null, warranty: offer.body.warranty })
    expect(refusal(await owner.api.get(`registrations/${id}`))).toEqual([404, 'registration.unknown'])
    expect((await owner.api.get('registrations')).body.items).toEqual([])
    expect(await registrationOf(unit)).toMatchObject({
      ownerId: receiver.id,
      past: [{ ownerId: owner.id }],
      points: { accountId: owner.id, amount: 200 },
    })
  })

  test('is for that phone alone, and not for who has none', async () => {
    const { unit, owner } = await offered(newPhone())
    for (const person of [await newPersonByPhone(house), await newPerson(house)])
      expect(refusal(await register(unit, person.api))).toEqual([409, 'registration.owned'])
    expect(await registrationOf(unit)).toMatchObject({ ownerId: owner.id })
  })

  test('can be taken back, and offered to somebody else', async () => {
    const [first, second] = [await newPersonByPhone(house), await newPersonByPhone(house)]
    const { unit, owner, id } = await offered(first.phone!)
    expect((await owner.api.send('DELETE', `registrations/${id}/transfer`)).body.transfer).toBeNull()
    expect(refusal(await register(unit, first.api))).toEqual([409, 'registration.owned'])
    await owner.api.post(`registrations/${id}/transfer`, { phone: first.phone })
    await owner.api.post(`registrations/${id}/transfer`, { phone: second.phone })
    expect(refusal(await register(unit, first.api))).toEqual([409, 'registration.owned'])
    expect((await register(unit, second.api)).status).toBe(201)
  })

  test('is open for seven days', async () => {
    const receiver = await newPersonByPhone(house)
    const { unit } = await offered(receiver.phone!)
    clock.forward(7 * DAY + 60_000)
    expect(refusal(await register(unit, receiver.api))).toEqual([409, 'registration.owned'])
  })

  test('to oneself is refused', async () => {
    const owner = await newPersonByPhone(house)
    const { id } = (await register(await newUnit(house), owner.api)).body
    expect(refusal(await owner.api.post(`registrations/${id}/transfer`, { phone: owner.phone }))).toEqual([
      400,
      'registration.own_phone',
    ])
  })
})

describe('the first day of a warranty', () => {
  /** Sold by sales to cus_linxiaoyun and delivered on 2026-03-20. */
  const SOLD = { gtin: GTIN.washer, serial: 'FXYJYBDRQ3NZGPP4' }
  const buyer = async () => {
    const phone = newPhone()
    const record = {
      role: 'consumer',
      name: '买家',
      phone,
      tier: 'gold',
      customerRef: 'cus_linxiaoyun',
      addresses: [],
      units: [],
    }
    await importRecord(house, 'accounts', record)
    return newPersonByPhone(house, phone)
  }
  const sold = async (): Promise<TestUnit> => {
    await importRecord(house, 'units', { ...SOLD, producedOn: '2026-01-10' })
    await house.db
      .collection('registrations')
      .deleteMany({ gtin: SOLD.gtin, 'start.basis': { $exists: true } })
    return { ...SOLD, code: `${house.url}/01/${SOLD.gtin}/21/${SOLD.serial}` }
  }

  test('is the day our own order was signed for, whatever else is said', async () => {
    const card = await register(await sold(), (await buyer()).api, { purchasedOn: '2026-05-05' })
    expect(card.body.warranty).toMatchObject({ basis: 'order', from: '2026-03-20', until: '2029-03-19' })
    expect(card.body.warranty.parts.length).toBeGreaterThan(0)
    for (const part of card.body.warranty.parts) expect(part.until > '2026-03-20').toBe(true)
  })

  test('of a unit that sales sold to somebody else is not the order’s', async () => {
    const card = await register(await sold(), (await newPerson(house)).api)
    expect(card.body.warranty).toMatchObject({ basis: 'registered', from: today() })
  })

  test('is the day on the receipt, where it can be true', async () => {
    const { api } = await newPerson(house)
    const cardFor = async (purchasedOn: string) =>
      (await register(await newUnit(house, { producedOn: dayAgo(100) }), api, { purchasedOn })).body.warranty
    expect(await cardFor(dayAgo(40))).toMatchObject({ basis: 'declared', from: dayAgo(40) })
    expect(await cardFor(dayAgo(100))).toMatchObject({ basis: 'declared', from: dayAgo(100) })
    expect(await cardFor(dayAgo(101))).toMatchObject({ basis: 'registered', from: today() })
    expect(await cardFor(dayAgo(-1))).toMatchObject({ basis: 'registered', from: today() })
  })

  test('is today while sales is away, and heals by itself when sales is back', async () => {
    const [unit, person] = [await sold(), await buyer()]
    await behave(house.standIns.sales.url, 'down')
    const card = await register(unit, person.api)
    expect(card.status).toBe(201)
    expect(card.body.warranty).toMatchObject({ basis: 'registered', from: today() })
    await behave(house.standIns.sales.url, 'ok')
    const healed = await eventually(
      () => person.api.get(`registrations/${card.body.id}`),
      ({ body }) => body.warranty.basis === 'order',
    )
    expect(healed.body.warranty).toMatchObject({ from: '2026-03-20', until: '2029-03-19' })
  })

  test('is none for what carries no warranty', async () => {
    const card = await register(await newUnit(house, { gtin: GTIN.milk }), (await newPerson(house)).api)
    expect(card.body.warranty).toBeNull()
  })

  test('passes, and the card says so; what it needs next moves on', async () => {
    const { api } = await newPerson(house)
    const card = (await register(await newUnit(house, { gtin: GTIN.watch }), api)).body
    expect(card.warranty.active).toBe(true)
    expect(card.care[0].next > today()).toBe(true)
    clock.forward(400 * DAY)
    const later = (await api.get(`registrations/${card.id}`)).body
    expect(later.warranty).toMatchObject({
      from: card.warranty.from,
      until: card.warranty.until,
      active: false,
    })
    expect(later.care[0].next > card.care[0].next).toBe(true)
    expect(later.care[0].next >= today()).toBe(true)
  })
})

describe('what a product is', () => {
  test('is found by its number in any length', async () => {
    const whole = await house.api.get(`products/${GTIN.washer}`)
    expect(whole.body).toMatchObject({
      gtin: GTIN.washer,
      brand: '安禾',
      category: '洗烘一体机',
      warranty: { wholeMonths: 36 },
    })
    expect(whole.headers.get('cache-control')).toBe('public, max-age=300')
    expect((await house.api.get(`products/${GTIN.washer.slice(1)}`)).body).toEqual(whole.body)
    for (const [gtin, refused] of [
      ['09520000010271', [400, 'code.malformed']],
      ['123456789', [400, 'code.malformed']],
      ['09520123456788', [404, 'product.unknown']],
      ['abc', [400, 'input.invalid']],
    ] as const)
      expect([gtin, refusal(await house.api.get(`products/${gtin}`))]).toEqual([gtin, refused])
  })

  test('has a manual that is sent once and kept until it changes', async () => {
    const gtin = '09520000099992'
    await importAs(gtin)
    const path = `products/${gtin}/manual`
    const first = await house.api.get(path)
    const etag = first.headers.get('etag')!
    expect(first.body).toMatchObject({ gtin, version: etag.slice(1, -1) })
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await house.api.get(path, { 'if-none-match': known })
      expect([known, again.status, again.body, again.headers.get('etag')]).toEqual([known, 304, '', etag])
    }
    expect((await house.api.get(path, { 'if-none-match': '"other"' })).status).toBe(200)
    await importAs(gtin)
    expect((await house.api.get(path, { 'if-none-match': etag })).status).toBe(304)
    await importAs(gtin, { description: '改过' })
    const changed = await house.api.get(path, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  test('has fault codes that are found however they are typed', async () => {
    for (const code of ['E21', 'e21', 'e-21', ' E 21', 'E_21']) {
      const { body } = await house.api.get(`products/${GTIN.washer}/faults/${encodeURIComponent(code)}`)
      expect([code, body.code, body.selfHelp.length]).toEqual([code, 'E21', 3])
      expect(body.video).toMatchObject({ title: expect.any(String), seconds: expect.any(Number) })
    }
    expect((await house.api.get(`products/${GTIN.washer}/faults/E77`)).body).toMatchObject({
      severity: 'danger',
    })
    expect(refusal(await house.api.get(`products/${GTIN.washer}/faults/X99`))).toEqual([404, 'fault.unknown'])
    expect(refusal(await house.api.get(`products/09520123456788/faults/E21`))).toEqual([
      404,
      'product.unknown',
    ])
  })

  test('of one unit has its way from the source, where it is on record', async () => {
    const trace = [
      { at: '2026-05-02T08:00:00+08:00', stage: '奶源', what: '产地', value: '北纬 47°' },
      { at: '2026-05-09T10:00:00+08:00', stage: '灌装', what: '班组', value: '甲' },
    ]
    const [traced, plain] = [await newUnit(house, { gtin: GTIN.milk, trace }), await newUnit(house)]
    const { body } = await house.api.get(`units/${(await stored(traced))!._id}/trace`)
    expect(body).toMatchObject({
      unit: { serial: traced.serial },
      product: { gtin: GTIN.milk },
      items: trace,
    })
    expect(refusal(await house.api.get(`units/${(await stored(plain))!._id}/trace`))).toEqual([
      404,
      'trace.none',
    ])
    expect(refusal(await house.api.get('units/nothing/trace'))).toEqual([404, 'unit.unknown'])
  })
})
