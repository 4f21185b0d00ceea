import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from '@onehall/bff/import/importer'
import { concerns, PURPOSES } from '@onehall/shared/domain/purposes'
import { key } from '../support/caller.ts'
import { DATA, importRecord } from '../support/catalogue.ts'
import { openHouse, openTwin, type House } from '../support/house.ts'
import { decide, importConsentsAndNotices, PARCEL, signInRecipient } from '../support/parcels.ts'
import { newPerson, newPersonByPhone, newPhone, type TestPerson } from '../support/people.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await importConsentsAndNotices(house)
})
afterAll(() => house.close())

const stateOf = async ({ api }: TestPerson, purpose: string): Promise<string> =>
  (await api.get(`consents/${purpose}`)).body.state
const rowsOf = ({ id }: TestPerson) =>
  house.db.collection('consent_ledger').find({ personId: id }).sort({ seq: 1 }).toArray()

describe('the consent centre', () => {
  test('has all nine, refused, with their words; sensitive ones only on a page of their own', async () => {
    const { body } = await (await newPerson(house)).api.get('consents')
    expect(body.items.map((one: { id: string }) => one.id).sort()).toEqual(
      PURPOSES.filter((purpose) => concerns(purpose, ['consumer'])).sort(),
    )
    expect(body.decisions).toBe(0)
    for (const one of body.items) {
      expect([one.id, one.state, one.decision, one.version]).toEqual([one.id, 'refused', null, 1])
      expect([one.id, one.servedId === null]).toEqual([one.id, one.sensitive])
      expect(one.facts.map((fact: { label: string }) => fact.label)).toContain('用来做什么')
    }
  })

  test('a yes and a no are one call each, hold at once, and leave receipts', async () => {
    const person = await newPerson(house)
    const yes = await decide(person, 'personalization_followup', true)
    expect(yes.status).toBe(200)
    expect(await stateOf(person, 'personalization_followup')).toBe('granted')
    const no = await decide(person, 'personalization_followup', false)
    expect(await stateOf(person, 'personalization_followup')).toBe('refused')

    const { body } = await person.api.get('consents/history')
    expect(body.items).toMatchObject([
      { receiptId: no.body.receiptId, state: 'refused', title: '个性化推荐与回访', mechanism: 'page' },
      { receiptId: yes.body.receiptId, state: 'granted', at: yes.body.recordedAt },
    ])
    const receipt = (await person.api.get(`consents/receipts/${no.body.receiptId}`)).body
    expect(receipt.event[0]).toMatchObject({ event_state: 'consent_withdrawn', event_type: 'explicit' })
    expect(receipt.pii_processing.purposes[0]).toMatchObject({
      purpose_type: 'personalization_followup',
      lawful_basis: 'consent',
    })
    expect(receipt.shown).toMatchObject({ version: 1, text: expect.stringContaining('回访') as string })
  })

  test('looking and going away changes nothing', async () => {
    const person = await newPerson(house)
    await person.api.get('consents')
    await person.api.get('consents/health')
    expect(await rowsOf(person)).toEqual([])
  })

  test('the state is what the ledger says, row by row, without gaps', async () => {
    const person = await newPerson(house)
    const wishes = [true, false, true, true, false, true]
    for (const granted of wishes) await decide(person, 'device_telemetry', granted)
    const rows = await rowsOf(person)
    expect(rows.map((row) => [row['seq'], row['granted']])).toEqual(
      wishes.map((granted, i) => [i + 1, granted]),
    )
    const times = rows.map((row) => (row['at'] as Date).getTime())
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    expect(await stateOf(person, 'device_telemetry')).toBe('granted')
  })

  test('of many changes at once each has its place, and the same one twice is one', async () => {
    const { body: session } = await house.api.post('auth/wechat', { code: 'demo-consents-twice' })
    const twin = await openTwin(house)
    const person = { id: session.account.id, api: house.api.as(session.accessToken) } as TestPerson
    const elsewhere = twin.api.as(session.accessToken)
    const { version: textVersion, servedId } = (await person.api.get('consents/device_telemetry')).body
    const put = (i: number, headers = {}) =>
      (i % 2 ? person.api : elsewhere).send(
        'PUT',
        'consents/device_telemetry',
        { granted: i % 3 === 0, textVersion, servedId },
        headers,
      )
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => put(i)))
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
    expect((await rowsOf(person)).map((row) => row['seq'])).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    )
    const same = key()
    const twice = await Promise.all([put(0, same), put(0, same)])
    expect(twice[0].body).toEqual(twice[1].body)
    expect(await rowsOf(person)).toHaveLength(13)
    await twin.close()
  })
})

describe('what a yes needs', () => {
  const put = ({ api }: TestPerson, purpose: string, body: object) =>
    api.send('PUT', `consents/${purpose}`, body)
  const served = async ({ api }: TestPerson, purpose: string): Promise<string> =>
    (await api.get(`consents/${purpose}`)).body.servedId

  test('the words as they were shown to this person, on this purpose', async () => {
    const [person, other] = [await newPerson(house), await newPerson(house)]
    const good = await served(person, 'location')
    const forged = [
      'x',
      `${good}x`,
      good.replace(/^./, (c) => (c === 'W' ? 'V' : 'W')),
      await served(other, 'location'),
      await served(person, 'health'),
    ]
    for (const servedId of forged) {
      for (const granted of [true, false]) {
        const answer = await put(person, 'location', { granted, textVersion: 1, servedId })
        expect([servedId, answer.status, answer.body.code]).toEqual([servedId, 409, 'consent.not_shown'])
      }
    }
    expect(await rowsOf(person)).toEqual([])
  })

  test('its own page, where it is sensitive; the list gives none', async () => {
    const person = await newPerson(house)
    const { items } = (await person.api.get('consents')).body
    expect(items.find((one: { id: string }) => one.id === 'health').servedId).toBeNull()
    expect((await decide(person, 'health', true)).status).toBe(200)
    expect((await put(person, 'health', { granted: true, textVersion: 1, servedId: '' })).status).toBe(400)
  })

  test('a guardian, where it is about a child', async () => {
    const person = await newPerson(house)
    expect((await decide(person, 'minor', true)).body.code).toBe('consent.guardian_needed')
    const guardian = { relation: 'parent', declared: true }
    const yes = await decide(person, 'minor', true, { guardian })
    const receipt = await person.api.get(`consents/receipts/${yes.body.receiptId}`)
    expect(receipt.body.shown.guardian).toBe('parent')
    expect((await decide(person, 'minor', false)).status).toBe(200)
  })

  test('today’s words: a yes to older ones is refused, and holds no more; a no always counts', async () => {
    const person = await newPerson(house)
    await importRecord(house, 'consents', reworded('旧文本'))
    const old = (await person.api.get('consents/personalization_followup')).body
    await put(person, old.id, { granted: true, textVersion: old.version, servedId: old.servedId })
    await importRecord(house, 'consents', reworded('新文本'))

    const now = (await person.api.get('consents/personalization_followup')).body
    expect(now).toMatchObject({
      version: Number(old.version) + 1,
      state: 'refused',
      outdated: true,
      text: '新文本',
    })
    const stale = { textVersion: old.version, servedId: old.servedId }
    expect((await put(person, old.id, { granted: true, ...stale })).body.code).toBe('consent.stale_text')
    expect((await put(person, old.id, { granted: true, ...stale, textVersion: 99 })).body.code).toBe(
      'consent.stale_text',
    )
    const no = await put(person, old.id, { granted: false, ...stale })
    expect(no.status).toBe(200)
    const receipt = await person.api.get(`consents/receipts/${no.body.receiptId}`)
    expect(receipt.body.shown).toMatchObject({ text: '旧文本', version: old.version })
  })

  const reworded = (plain: string) => ({
    id: 'personalization_followup',
    tier: 7,
    sensitive: false,
    title: '个性化推荐与回访',
    plain,
    consequenceOfRefusal: '不按个人特征排序',
    defaultGranted: false,
  })

  test('an import of the same words makes no version; one that grants by default is refused', async () => {
    const file = `${DATA}consent/purposes.json`
    const before = await house.db.collection('consent_texts').countDocuments({ purpose: 'location' })
    await importFile(file, house.container.imports.consents)
    expect(await house.db.collection('consent_texts').countDocuments({ purpose: 'location' })).toBe(before)
    const { schema } = house.container.imports.consents
    expect(schema.safeParse({ ...reworded('好'), defaultGranted: true }).success).toBe(false)
  })
})

describe('another person’s receipt', () => {
  test('is not there', async () => {
    const [person, other] = [await newPerson(house), await newPerson(house)]
    const { receiptId } = (await decide(person, 'location', true)).body
    expect((await other.api.get(`consents/receipts/${receiptId}`)).body.code).toBe('receipt.unknown')
    expect((await other.api.get('consents/history')).body.items).toEqual([])
  })
})

describe('for one parcel', () => {
  test('is for parcel notices only, for one’s own, and until it is printed', async () => {
    const recipient = await signInRecipient(house)
    const other = await newPerson(house)
    const parcel = (parcelId: string) => ({ parcelId })
    expect((await decide(recipient, 'location', true, parcel(PARCEL.waiting))).body.code).toBe(
      'consent.no_parcel',
    )
    expect((await decide(other, 'parcel_notice', true, parcel(PARCEL.waiting))).body.code).toBe(
      'parcel.unknown',
    )
    expect((await decide(recipient, 'parcel_notice', false, parcel(PARCEL.arriving))).body.code).toBe(
      'parcel.printed',
    )
    expect((await decide(recipient, 'parcel_notice', true, parcel(PARCEL.waiting))).status).toBe(200)
  })
})

describe('two accounts that become one', () => {
  test('bring their consents together: the later word holds, and no receipt is lost', async () => {
    const phone = newPhone()
    const keeper = await newPersonByPhone(house, phone)
    const coming = await newPerson(house)
    await decide(coming, 'location', true)
    await decide(coming, 'parcel_notice', true)
    const { receiptId } = (await decide(coming, 'device_telemetry', true)).body
    await decide(keeper, 'device_telemetry', false)
    const merged = (await coming.api.post('me/phone', { wechatPhoneCode: `phone-${phone}` })).body
    expect(merged.account.id).toBe(keeper.id)
    const { items } = (await keeper.api.get('consents')).body
    const states = Object.fromEntries(items.map((one: { id: string; state: string }) => [one.id, one.state]))
    expect(states).toMatchObject({
      location: 'granted',
      parcel_notice: 'granted',
      device_telemetry: 'refused',
    })
    expect((await keeper.api.get(`consents/receipts/${receiptId}`)).status).toBe(200)
    expect((await keeper.api.get('consents/history')).body.items).toHaveLength(4)
    const left = await rowsOf(coming)
    expect(left.at(-1)).toMatchObject({ purpose: 'parcel_notice', granted: false })
    const audit = await house.db.collection('audit').findOne({ stream: 'accounts', actor: coming.id })
    expect(audit).toMatchObject({ action: 'account.merge', objectRef: `accounts/${keeper.id}` })
  })
})
