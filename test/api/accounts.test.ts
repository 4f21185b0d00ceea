import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { key, type Answer } from '../support/caller.ts'
import { importProducts, newUnit } from '../support/catalogue.ts'
import { createTestClock, DAY, MINUTE } from '../support/clock.ts'
import { openHouse, type House } from '../support/house.ts'
import {
  addAddress,
  newPerson,
  newPersonByPhone,
  newPhone,
  smsCode,
  type TestPerson,
} from '../support/people.ts'
import { behave } from '../support/stand-ins.ts'

const clock = createTestClock()
let house: House
beforeAll(async () => {
  house = await openHouse({ clock })
  await importProducts(house)
})
afterAll(() => house.close())

const refusal = ({ status, body }: Answer): [number, string] => [status, body.code]
const collection = (name: string) => house.db.collection<{ _id: string }>(name)
const identitiesOf = (accountId: string) => collection('identities').countDocuments({ accountId })
const openSessionsOf = (accountId: string) =>
  collection('sessions').countDocuments({ accountId, endedAt: null })
const stored = (id: string) =>
  house.db
    .collection<{ _id: string; mergedInto: string | null; addresses: unknown[] }>('accounts')
    .findOne({ _id: id })

describe('signing in with WeChat', () => {
  const signIn = (code: string) => house.api.post('auth/wechat', { code })

  test('the first time makes an account, the second finds it', async () => {
    const code = `demo-${randomUUID()}`
    const [first, second] = [await signIn(code), await signIn(code)]
    expect(first.body).toMatchObject({
      expiresIn: 900,
      account: { name: '', phoneMasked: null, roles: ['consumer'], tier: 'normal' },
    })
    expect(second.body.account).toEqual(first.body.account)
    expect(second.body.refreshToken).not.toBe(first.body.refreshToken)
    expect(await identitiesOf(first.body.account.id)).toBe(1)
    expect((await house.api.as(second.body.accessToken).get('me')).body).toEqual(first.body.account)
  })

  test('two first times at once make one account, and leave no other behind', async () => {
    const code = `demo-${randomUUID()}`
    const before = await collection('accounts').countDocuments()
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(code)))
    expect(new Set(answers.map((answer) => answer.body.account.id)).size).toBe(1)
    expect((await collection('accounts').countDocuments()) - before).toBe(1)
  })

  test('with a code that WeChat did not give, or gave once already, opens nothing', async () => {
    expect(refusal(await signIn('never-given'))).toEqual([401, 'auth.wechat_failed'])
    const given = await fetch(`${house.wechatUrl}/__codes`, { method: 'POST', body: '{}' })
    const { code } = (await given.json()) as { code: string }
    expect((await signIn(code)).status).toBe(200)
    expect(refusal(await signIn(code))).toEqual([401, 'auth.wechat_failed'])
  })

  test.each(['down', 'error', 'wrong'] as const)(
    'while WeChat is %s is refused as ours to mend, with when to try again',
    async (mode) => {
      await behave(house.wechatUrl, mode)
      const answer = await signIn(`demo-${randomUUID()}`)
      await behave(house.wechatUrl, 'ok')
      expect(refusal(answer)).toEqual([503, 'server.unavailable'])
      expect(answer.headers.get('retry-after')).toBe('2')
      expect(JSON.stringify(answer.body)).not.toMatch(/wechat|jscode/i)
    },
  )
})

describe('signing in with a text message', () => {
  const send = (phone: string) => house.api.post('auth/phone/code', { phone })
  const enter = (phone: string, code: string) => house.api.post('auth/phone', { phone, code })
  const wrong = (code: string) => String((Number(code) + 1) % 1e6).padStart(6, '0')

  test('the right code opens an account, the same one each time', async () => {
    const phone = newPhone()
    const first = await newPersonByPhone(house, phone)
    const second = await newPersonByPhone(house, phone)
    expect(second.id).toBe(first.id)
    expect((await second.api.get('me')).body.phoneMasked).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`)
  })

  test('a code is good once', async () => {
    const phone = newPhone()
    await send(phone)
    const code = await smsCode(house, phone)
    expect((await enter(phone, code)).status).toBe(200)
    expect(refusal(await enter(phone, code))).toEqual([401, 'auth.code_spent'])
  })

  test('a code that two try at once lets one in', async () => {
    const phone = newPhone()
    await send(phone)
    const code = await smsCode(house, phone)
    const answers = await Promise.all([enter(phone, code), enter(phone, code), enter(phone, code)])
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  })

  test('five wrong tries spend it, and then the right one is too late', async () => {
    const phone = newPhone()
    await send(phone)
    const code = await smsCode(house, phone)
    for (let i = 0; i < 4; i++)
      expect(refusal(await enter(phone, wrong(code)))).toEqual([401, 'auth.code_wrong'])
    expect(refusal(await enter(phone, wrong(code)))).toEqual([401, 'auth.code_spent'])
    expect(refusal(await enter(phone, code))).toEqual([401, 'auth.code_spent'])
  })

  test('guesses that come all at once are counted too', async () => {
    const phone = newPhone()
    await send(phone)
    const code = Number(await smsCode(house, phone))
    const guesses = Array.from({ length: 10 }, (_, i) => String((code + 1 + i) % 1e6).padStart(6, '0'))
    const answers = await Promise.all(guesses.map((guess) => enter(phone, guess)))
    expect(answers.filter((answer) => answer.body.code === 'auth.code_wrong')).toHaveLength(4)
    expect(refusal(await enter(phone, String(code).padStart(6, '0')))).toEqual([401, 'auth.code_spent'])
  })

  test('after five minutes it is too late', async () => {
    const [slow, slower] = [newPhone(), newPhone()]
    await send(slow)
    clock.forward(4 * MINUTE)
    expect((await enter(slow, await smsCode(house, slow))).status).toBe(200)
    await send(slower)
    clock.forward(5 * MINUTE)
    expect(refusal(await enter(slower, await smsCode(house, slower)))).toEqual([401, 'auth.code_spent'])
  })

  test('of two codes only the last one is good, and it is another phone’s for nobody', async () => {
    const [phone, other] = [newPhone(), newPhone()]
    await send(phone)
    const first = await smsCode(house, phone)
    await send(phone)
    const last = await smsCode(house, phone)
    await send(other)
    if (first !== last) expect(refusal(await enter(phone, first))).toEqual([401, 'auth.code_wrong'])
    const others = await smsCode(house, other)
    if (others !== last) expect(refusal(await enter(other, last))).toEqual([401, 'auth.code_wrong'])
    expect((await enter(phone, last)).status).toBe(200)
  })

  test('the sixth code within five minutes is not sent, and the number waits an hour; others do not', async () => {
    const phone = newPhone()
    for (let i = 0; i < 5; i++) expect((await send(phone)).status).toBe(204)
    const sixth = await send(phone)
    expect(refusal(sixth)).toEqual([429, 'rate.limited'])
    expect(sixth.body.detail).toMatch(/60 分钟后再试/)
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(3_500)
    expect(Number(sixth.headers.get('retry-after'))).toBeLessThanOrEqual(3_600)
    const inbox = (await (await fetch(`${house.smsUrl}/inbox?phone=${phone}`)).json()) as unknown[]
    expect(inbox).toHaveLength(5)
    expect((await enter(phone, await smsCode(house, phone))).status).toBe(200)
    expect((await send(newPhone())).status).toBe(204)
  })

  test('while nobody sends messages it is said so', async () => {
    await behave(house.smsUrl, 'down')
    const answer = await send(newPhone())
    await behave(house.smsUrl, 'ok')
    expect(refusal(answer)).toEqual([503, 'server.unavailable'])
  })

  test('what is no mainland mobile number gets no code', async () => {
    for (const phone of ['12345678901', '+8613900001234', '1390000', '０１３９００００１２３'])
      expect(refusal(await send(phone))).toEqual([400, 'input.invalid'])
  })
})

describe('a session', () => {
  const refresh = (refreshToken: string, headers = {}) =>
    house.api.post('auth/refresh', { refreshToken }, headers)

  test('goes on with a new pair each time', async () => {
    const person = await newPerson(house)
    const next = await refresh(person.refreshToken)
    expect(next.body.account.id).toBe(person.id)
    expect(next.body.refreshToken).not.toBe(person.refreshToken)
    expect((await house.api.as(next.body.accessToken).get('me')).status).toBe(200)
    expect((await refresh(next.body.refreshToken)).status).toBe(200)
    expect(await openSessionsOf(person.id)).toBe(1)
  })

  test('ends where a spent token comes back: neither the thief nor the owner goes on', async () => {
    const { id, refreshToken } = await newPerson(house)
    const next = await refresh(refreshToken)
    expect(refusal(await refresh(refreshToken))).toEqual([401, 'auth.reused'])
    expect(refusal(await refresh(next.body.refreshToken))).toEqual([401, 'auth.invalid'])
    expect(await openSessionsOf(id)).toBe(0)
  })

  test('survives a reply that got lost: the same Idempotency-Key gets the same tokens', async () => {
    const { refreshToken } = await newPerson(house)
    const same = key()
    const [first, again] = [await refresh(refreshToken, same), await refresh(refreshToken, same)]
    expect(again.body).toEqual(first.body)
    expect((await refresh(first.body.refreshToken)).status).toBe(200)
  })

  test('survives a process that died between the act and its kept reply', async () => {
    const { refreshToken } = await newPerson(house)
    const same = key()
    const first = await refresh(refreshToken, same)
    await house.db.collection('outcomes').deleteMany({})
    const again = await refresh(refreshToken, same)
    expect(again.body.refreshToken).toBe(first.body.refreshToken)
    expect((await refresh(again.body.refreshToken)).status).toBe(200)
  })

  test('refreshed twice at once goes on once, or, named by one key, goes on as one', async () => {
    const careless = await newPerson(house)
    const answers = await Promise.all([refresh(careless.refreshToken), refresh(careless.refreshToken)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401])
    expect(await openSessionsOf(careless.id)).toBe(0)

    const careful = await newPerson(house)
    const same = key()
    const both = await Promise.all([refresh(careful.refreshToken, same), refresh(careful.refreshToken, same)])
    expect(both.map((answer) => answer.status)).toEqual([200, 200])
    expect(both[0].body.refreshToken).toBe(both[1].body.refreshToken)
    expect(await openSessionsOf(careful.id)).toBe(1)
  })

  test('lasts thirty days from its last use', async () => {
    const { refreshToken } = await newPerson(house)
    clock.forward(29 * DAY)
    const next = await refresh(refreshToken)
    expect(next.status).toBe(200)
    clock.forward(30 * DAY + MINUTE)
    expect(refusal(await refresh(next.body.refreshToken))).toEqual([401, 'auth.invalid'])
  })

  test('ended by its owner is over; another one of the same person is not', async () => {
    const code = `demo-${randomUUID()}`
    const [phone, tablet] = [
      await house.api.post('auth/wechat', { code }),
      await house.api.post('auth/wechat', { code }),
    ]
    for (let i = 0; i < 2; i++)
      expect((await house.api.as(phone.body.accessToken).post('auth/logout')).status).toBe(204)
    expect(refusal(await refresh(phone.body.refreshToken))).toEqual([401, 'auth.invalid'])
    expect((await refresh(tablet.body.refreshToken)).status).toBe(200)
  })

  test('is not found by a token that nobody gave out, and keeps none that opens it', async () => {
    const { id, refreshToken } = await newPerson(house)
    const [sessionId = '', secret = ''] = refreshToken.split('.')
    expect(refusal(await refresh(`${randomUUID()}.${secret}`))).toEqual([401, 'auth.invalid'])
    expect(JSON.stringify(await collection('sessions').find({ accountId: id }).toArray())).not.toContain(
      secret,
    )
    expect((await refresh(`${sessionId}.${secret}`)).status).toBe(200)
  })
})

describe('binding the phone that WeChat vouches for', () => {
  const bind = (api: House['api'], phone: string) =>
    api.post('me/phone', { wechatPhoneCode: `phone-${phone}` })

  test('a free number becomes mine, and signs me in from then on', async () => {
    const [person, phone] = [await newPerson(house), newPhone()]
    const bound = await bind(person.api, phone)
    expect(bound.body.account).toMatchObject({
      id: person.id,
      phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    })
    expect((await newPersonByPhone(house, phone)).id).toBe(person.id)
    expect((await bind(person.api, phone)).body.account.id).toBe(person.id)
    expect(refusal(await bind(person.api, newPhone()))).toEqual([409, 'phone.bound'])
    expect(await identitiesOf(person.id)).toBe(2)
  })

  test('a number with an account takes over my sign-in, where mine holds nothing yet', async () => {
    const code = `demo-${randomUUID()}`
    const { accessToken, refreshToken, account } = (await house.api.post('auth/wechat', { code })).body
    const older = await newPersonByPhone(house)
    const addressId = await addAddress(older)

    const joined = await bind(house.api.as(accessToken), older.phone!)
    expect(joined.body.account.id).toBe(older.id)
    expect((await house.api.as(joined.body.accessToken).get('me/addresses')).body.items[0].id).toBe(addressId)
    expect((await house.api.post('auth/wechat', { code })).body.account.id).toBe(older.id)
    expect(refusal(await house.api.post('auth/refresh', { refreshToken }))).toEqual([401, 'auth.invalid'])
    expect(await stored(account.id)).toMatchObject({ mergedInto: older.id })
    expect(await identitiesOf(older.id)).toBe(2)
    expect(await identitiesOf(account.id)).toBe(0)
  })

  test('an account that was joined takes nothing more, also while its token still holds', async () => {
    const person = await newPerson(house)
    const older = await newPersonByPhone(house)
    await bind(person.api, older.phone!)
    const address = { name: '测试人', phone: '13900001234', regionCode: '340104', detail: '梧桐里' }
    const { code } = await newUnit(house)
    const answers = [
      await person.api.get('me'),
      await person.api.get('me/addresses'),
      await person.api.post('me/addresses', address),
      await person.api.send('PATCH', 'me', { name: '小满' }),
      await bind(person.api, newPhone()),
      await person.api.post('registrations', { unitCode: code }),
      await person.api.post('requests', { kind: 'complaint', text: '慢' }),
    ]
    for (const answer of answers) expect(refusal(answer)).toEqual([401, 'auth.expired'])
    expect((await stored(person.id))!.addresses).toEqual([])
    expect(await collection('registrations').countDocuments({ ownerId: person.id })).toBe(0)
  })

  const holdings: [string, (person: TestPerson) => Promise<unknown>][] = [
    ['an address', (person) => addAddress(person)],
    ['a product', async ({ api }) => api.post('registrations', { unitCode: (await newUnit(house)).code })],
    ['a request', ({ api }) => api.post('requests', { kind: 'complaint', text: '慢' })],
  ]
  test.each(holdings)('with an account is refused where mine holds %s: nothing is lost', async (_, hold) => {
    const person = await newPerson(house)
    await hold(person)
    const older = await newPersonByPhone(house)
    expect(refusal(await bind(person.api, older.phone!))).toEqual([409, 'phone.taken'])
    expect((await person.api.get('me')).body).toMatchObject({ id: person.id, phoneMasked: null })
    expect(await identitiesOf(person.id)).toBe(1)
    expect(await identitiesOf(older.id)).toBe(1)
  })

  test('a number that two bind at once is one person’s', async () => {
    const [a, b, phone] = [await newPerson(house), await newPerson(house), newPhone()]
    const answers = await Promise.all([bind(a.api, phone), bind(b.api, phone)])
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    expect(answers[0].body.account.id).toBe(answers[1].body.account.id)
    expect((await newPersonByPhone(house, phone)).id).toBe(answers[0].body.account.id)
  })

  test('a code that WeChat does not take binds nothing; a token that WeChat has changed is asked for again', async () => {
    const person = await newPerson(house)
    expect(refusal(await person.api.post('me/phone', { wechatPhoneCode: 'bad' }))).toEqual([
      401,
      'auth.wechat_failed',
    ])
    const { WECHAT_APP_ID: appid, WECHAT_APP_SECRET: secret } = house.env
    const fresh = { grant_type: 'client_credential', appid, secret, force_refresh: true }
    await fetch(`${house.wechatUrl}/cgi-bin/stable_token`, { method: 'POST', body: JSON.stringify(fresh) })
    expect((await bind(person.api, newPhone())).status).toBe(200)
  })
})

describe('what I am called', () => {
  test('is what I say, without the blanks around it', async () => {
    const person = await newPerson(house)
    expect((await person.api.send('PATCH', 'me', { name: '  小满 ' })).body.name).toBe('小满')
    expect((await person.api.get('me')).body.name).toBe('小满')
    for (const name of ['', '   ', '满'.repeat(21)])
      expect(refusal(await person.api.send('PATCH', 'me', { name }))).toEqual([400, 'input.invalid'])
    expect((await person.api.get('me')).body.name).toBe('小满')
  })
})

describe('addresses', () => {
  const input = { name: '测试人', phone: '13900001234', regionCode: '340104', detail: '梧桐里 6 幢 1203' }
  const listOf = async (api: House['api']) =>
    (await api.get('me/addresses')).body.items as { id: string; isDefault: boolean; detail: string }[]

  test('the first is the default, and is shown with its region in words and its phone masked', async () => {
    const { api } = await newPerson(house)
    const first = await api.post('me/addresses', input)
    expect(first.status).toBe(201)
    expect(first.body).toEqual({
      id: expect.any(String),
      name: '测试人',
      phoneMasked: '139****1234',
      regionCode: '340104',
      regionText: '安徽省合肥市蜀山区',
      detail: '梧桐里 6 幢 1203',
      isDefault: true,
    })
    expect((await api.post('me/addresses', input)).body.isDefault).toBe(false)
  })

  test('there is one default, first in the list; removing it makes the oldest the default', async () => {
    const person = await newPerson(house)
    const [a, b, c] = [
      await addAddress(person),
      await addAddress(person),
      await addAddress(person, { isDefault: true }),
    ]
    const order = async () => (await listOf(person.api)).map(({ id, isDefault }) => [id, isDefault])
    expect(await order()).toEqual([
      [c, true],
      [a, false],
      [b, false],
    ])
    await person.api.send('PATCH', `me/addresses/${b}`, { isDefault: true })
    expect(await order()).toEqual([
      [b, true],
      [a, false],
      [c, false],
    ])
    expect((await person.api.send('DELETE', `me/addresses/${b}`)).status).toBe(204)
    expect(await order()).toEqual([
      [a, true],
      [c, false],
    ])
    expect(refusal(await person.api.send('DELETE', `me/addresses/${b}`))).toEqual([404, 'address.unknown'])
  })

  test('a change touches what it names and nothing else', async () => {
    const person = await newPerson(house)
    const id = await addAddress(person)
    const changed = await person.api.send('PATCH', `me/addresses/${id}`, { detail: '桂花坊 2 号' })
    expect(changed.body).toMatchObject({
      name: '测试人',
      phoneMasked: '139****1234',
      detail: '桂花坊 2 号',
      isDefault: true,
    })
    await person.api.send('PATCH', `me/addresses/${id}`, { isDefault: false })
    expect((await listOf(person.api))[0]).toMatchObject({ id, isDefault: true, detail: '桂花坊 2 号' })
  })

  test('a region that is none is refused, new and changed', async () => {
    const person = await newPerson(house)
    const id = await addAddress(person)
    expect(refusal(await person.api.post('me/addresses', { ...input, regionCode: '999999' }))).toEqual([
      400,
      'region.unknown',
    ])
    expect(refusal(await person.api.send('PATCH', `me/addresses/${id}`, { regionCode: '999999' }))).toEqual([
      400,
      'region.unknown',
    ])
    expect((await listOf(person.api)).map((a) => a.detail)).toEqual([input.detail])
  })

  test('there are twenty, however many come at once', async () => {
    const person = await newPerson(house)
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => person.api.post('me/addresses', input)),
    )
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(20)
    for (const answer of answers.filter((one) => one.status !== 201))
      expect(refusal(answer)).toEqual([409, 'address.too_many'])
    expect((await listOf(person.api)).filter((a) => a.isDefault)).toHaveLength(1)
    expect((await stored(person.id))!.addresses).toHaveLength(20)
  })
})

describe('regions', () => {
  test('lead from provinces to districts, and may be kept for a day', async () => {
    const provinces = await house.api.get('regions')
    expect(provinces.body.items).toContainEqual({ code: '340000', name: '安徽省', hasMore: true })
    expect(provinces.headers.get('cache-control')).toBe('public, max-age=86400')
    for (const under of ['3401', '340100'])
      expect((await house.api.get(`regions?under=${under}`)).body.items).toContainEqual({
        code: '340104',
        name: '蜀山区',
        hasMore: false,
      })
  })

  test('that are none have nothing under them', async () => {
    expect(refusal(await house.api.get('regions?under=99'))).toEqual([400, 'region.unknown'])
    expect(refusal(await house.api.get('regions?under=341'))).toEqual([400, 'input.invalid'])
  })
})
