import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { request as rawRequest } from 'node:http'
import fc from 'fast-check'
import jwt from 'jsonwebtoken'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENDPOINTS } from '@onehall/shared/contract/index'
import type { Endpoint } from '@onehall/shared/contract/endpoint'
import { PROBLEMS, problemReply, type ProblemCode } from '@onehall/shared/problem'
import { key, type Answer, type Caller } from '../support/caller.ts'
import { importProducts } from '../support/catalogue.ts'
import { openHouse, type House } from '../support/house.ts'
import { importConsentsAndNotices } from '../support/parcels.ts'
import { addAddress, newPerson, newPersonByPhone, type TestPerson } from '../support/people.ts'
import { callWith, PARCEL_TEMPLATE, pathOf, SAMPLES, type Sample, type World } from './samples.ts'

let house: House
let world: World
let documented: Record<string, Record<string, { responses: Record<string, unknown> }>>

beforeAll(async () => {
  // visits wait for the installers of the samples
  house = await openHouse({
    env: { PROXY_HOPS: '1', WECHAT_TEMPLATE_PARCEL: PARCEL_TEMPLATE },
    visitPace: 3_600_000,
  })
  await importProducts(house)
  await importConsentsAndNotices(house)
  const person = await newPersonByPhone(house)
  await addAddress(person)
  world = { house, person }
  documented = (await house.api.get('/openapi.json')).body.paths
})
afterAll(() => house.close())

const named = (endpoints: readonly Endpoint[]) => endpoints.map((e) => [`${e.method} ${e.path}`, e] as const)
const EVERY = named(ENDPOINTS)
const sampleOf = (endpoint: Endpoint): Promise<Sample> => SAMPLES[endpoint.id]!(world)
/** For calls that are refused at the door: they leave a sample as it is, so one an endpoint is enough for all of them. */
const untouched = new Map<string, Promise<Sample>>()
const untouchedSampleOf = (endpoint: Endpoint): Promise<Sample> => {
  const sample = untouched.get(endpoint.id) ?? sampleOf(endpoint)
  untouched.set(endpoint.id, sample)
  return sample
}
const call = async (endpoint: Endpoint, sample: Sample, headers = {}, as?: Caller): Promise<Answer> =>
  callWith(endpoint, sample, as ?? sample.as ?? world.person.api, headers)

const STRICT_PROBLEM = problemReply.strict()
/** A problem as it is promised, with all its fields and nothing of the inside. */
function expectProblem(answer: Answer, ...codes: ProblemCode[]): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = STRICT_PROBLEM.parse(answer.body)
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'))
  expect(problem.type).toBe(`https://onehall.invalid/problems/${problem.code}`)
  expect(PROBLEMS[problem.code as ProblemCode]).toEqual([answer.status, problem.title])
  expect(problem.status).toBe(answer.status)
  expect(problem.detail).not.toBe('')
  if (codes.length > 0) expect(codes).toContain(problem.code)
}

/** What an endpoint promised: a success to the field, or a problem that its description names. Never a 5xx. */
function expectKept(endpoint: Endpoint, answer: Answer): void {
  if (answer.status >= 400) {
    expectProblem(answer)
    expect([answer.status, answer.body.code]).not.toEqual([500, 'server.error'])
    expect(answer.status).toBeLessThan(500)
  } else {
    const schema = endpoint.replies[answer.status]
    expect(Object.keys(endpoint.replies)).toContain(String(answer.status))
    if (schema) expect(schema.parse(answer.body)).toEqual(answer.body)
    expect(answer.headers.get('x-request-id')).not.toBeNull()
  }
  const path = `/api/v1${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
  expect(Object.keys(documented[path]![endpoint.method.toLowerCase()]!.responses)).toContain(
    String(answer.status),
  )
}

test('every endpoint has a sample, and every sample an endpoint', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(ENDPOINTS.map((e) => e.id).sort())
})

describe.concurrent('a good call is answered as the contract says, to the field', () => {
  test.each(EVERY)('%s', async (_, endpoint) => {
    const answer = await call(endpoint, await sampleOf(endpoint))
    expect(answer.status).toBeLessThan(300)
    expectKept(endpoint, answer)
  })
})

describe.concurrent('who is not signed in', () => {
  test.each(named(ENDPOINTS.filter((e) => e.who !== 'anyone')))(
    'does not pass %s, and learns nothing of what it takes',
    async (_, endpoint) => {
      for (const sample of [
        await untouchedSampleOf(endpoint),
        { query: { nonsense: '1' }, body: { nonsense: true } },
      ]) {
        const answer = await call(endpoint, sample, {}, house.api)
        expect(answer.status).toBe(401)
        expectProblem(answer, 'auth.required')
        expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      }
    },
  )
})

describe.concurrent('who has not the role for it', () => {
  test.each(named(ENDPOINTS.filter((e) => Array.isArray(e.who))))(
    'does not pass %s, and learns nothing of what it takes',
    async (_, endpoint) => {
      for (const sample of [
        await untouchedSampleOf(endpoint),
        { query: { nonsense: '1' }, body: { nonsense: true } },
      ]) {
        const answer = await call(endpoint, sample, {}, world.person.api)
        expectProblem(answer, 'auth.forbidden')
        expect(answer.status).toBe(403)
      }
    },
  )
})

describe.concurrent('a token that is not one of ours', () => {
  const ours = (): { kid: string; key: Buffer } => {
    const [kid = '', secret = ''] = house.env['TOKEN_KEYS']!.split(':')
    return { kid, key: Buffer.from(secret, 'base64') }
  }
  const signed = (claims: object = {}, options: jwt.SignOptions = {}, secret = ours().key): string => {
    const good = { sid: 's', roles: ['consumer'], sub: world.person.id, iss: 'onehall', aud: 'onehall-bff' }
    return jwt.sign({ ...good, ...claims }, secret, {
      keyid: ours().kid,
      algorithm: 'HS256',
      expiresIn: 900,
      ...options,
    })
  }
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const forgeries: [string, () => string][] = [
    ['garbage', () => 'garbage'],
    ['alg none', () => jwt.sign({ sub: world.person.id }, '', { algorithm: 'none', keyid: ours().kid })],
    ['alg None', () => `${encode({ alg: 'None', kid: ours().kid })}.${encode({ sub: world.person.id })}.`],
    ['another key under the same name', () => signed({}, {}, randomBytes(32))],
    ['an unknown key', () => signed({}, { keyid: 'other' })],
    ['another algorithm', () => signed({}, { algorithm: 'HS512' })],
    ['expired', () => signed({}, { expiresIn: -1 })],
    ['another audience', () => signed({ aud: 'onehall-tip-desk' })],
    ['another issuer', () => signed({ iss: 'someone' })],
    ['nobody’s', () => signed({ sub: undefined })],
  ]

  test('would pass if it were', async () => {
    expect((await house.api.as(signed()).get('me')).status).toBe(200)
  })

  test.each(named(ENDPOINTS.filter((e) => !e.anonymous)))('does not pass %s', async (_, endpoint) => {
    const tries = forgeries.map(async ([what, forge]) => {
      const answer = await call(endpoint, {}, {}, house.api.as(forge()))
      expect([what, answer.status]).toEqual([what, 401])
      expectProblem(answer, what === 'expired' ? 'auth.expired' : 'auth.invalid')
    })
    await Promise.all(tries)
    expectProblem(await call(endpoint, {}, { authorization: 'Basic YTpi' }, house.api), 'auth.invalid')
  })
})

describe('another person’s things', () => {
  /** What of an owner stands in the store. */
  const holdings = async (ownerId: string): Promise<string> => {
    const owned = ['registrations', 'requests', 'media'].map((name) =>
      house.db.collection(name).find({ ownerId }).toArray(),
    )
    const account = await house.db.collection<{ _id: string }>('accounts').findOne({ _id: ownerId })
    return JSON.stringify([...(await Promise.all(owned)), account])
  }
  /** Open to all, by what it says of itself. */
  const PUBLIC = new Set(['getTrace'])
  const byId = ENDPOINTS.filter((e) => e.who === 'person' && e.path.includes('/:id') && !PUBLIC.has(e.id))
  let stranger: TestPerson
  beforeAll(async () => {
    stranger = await newPerson(house)
  })

  test.each(named(byId))('are not there: %s', async (_, endpoint) => {
    const sample = await sampleOf(endpoint)
    const before = await holdings(world.person.id)
    const answer = await call(endpoint, sample, key(), stranger.api)
    expect(answer.status).toBe(404)
    expectProblem(answer)
    expect(answer.body.code).toMatch(/\.unknown$/)
    expect(await holdings(world.person.id)).toBe(before)
    // the same words as for what never was
    const nothing = await call(
      endpoint,
      { ...sample, params: { ...sample.params, id: 'x'.repeat(22) } },
      {},
      stranger.api,
    )
    expect({ ...nothing.body, requestId: '' }).toEqual({ ...answer.body, requestId: '' })
  })

  test('are not there in bodies and queries either', async () => {
    const { api } = stranger
    const addressId = await addAddress(world.person)
    const { id: registrationId } = (await sampleOf(ENDPOINTS.find((e) => e.id === 'getRegistration')!))
      .params!
    const { id: mediaId } = (await sampleOf(ENDPOINTS.find((e) => e.id === 'getMedia')!)).params!
    const own = (await api.post('requests', { kind: 'complaint', text: '慢' })).body.id
    const before = await house.db.collection('requests').countDocuments({ ownerId: stranger.id })
    const answers = [
      await api.post('requests', { kind: 'repair', subject: { registrationId } }),
      await api.post('requests', { kind: 'repair', addressId }),
      await api.post('requests', { kind: 'complaint', text: '慢', mediaIds: [mediaId] }),
      await api.post(`requests/${own}/messages`, { text: '看图', mediaIds: [mediaId] }),
      await api.get(`slots?kind=repair&registrationId=${registrationId}`),
      await api.get(`slots?kind=repair&addressId=${addressId}`),
      await api.get(`prices?registrationId=${registrationId}`),
    ]
    expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual([
      [404, 'registration.unknown'],
      [404, 'address.unknown'],
      [404, 'media.unknown'],
      [404, 'media.unknown'],
      [404, 'registration.unknown'],
      [404, 'address.unknown'],
      [404, 'registration.unknown'],
    ])
    expect(await house.db.collection('requests').countDocuments({ ownerId: stranger.id })).toBe(before)
  })

  test('do not show in lists', async () => {
    expect((await stranger.api.get('registrations')).body).toEqual({ items: [], nextCursor: null })
    expect((await stranger.api.get('me/addresses')).body).toEqual({ items: [] })
    const { id } = (await sampleOf(ENDPOINTS.find((e) => e.id === 'getRegistration')!)).params!
    expect((await stranger.api.get(`requests?registrationId=${id}`)).body).toEqual({
      items: [],
      nextCursor: null,
    })
  })
})

describe.concurrent('what an endpoint does not know', () => {
  /** Departments may say more than we read: their events are the one body that is not strict. */
  const LENIENT = new Set(['receiveEvent'])
  const takesBody = (e: Endpoint): boolean => e.method !== 'GET' && e.method !== 'DELETE' && !e.upload

  test.each(named(ENDPOINTS.filter((e) => takesBody(e) && !LENIENT.has(e.id))))(
    'is refused in the body of %s',
    async (_, endpoint) => {
      const sample = await untouchedSampleOf(endpoint)
      for (const field of ['surplus', '$where', 'a.b', 'constructor', '__proto__']) {
        const body =
          `{${JSON.stringify(field)}: {"x": 1}, ${JSON.stringify(sample.body ?? {}).slice(1)}`.replace(
            /, }$/,
            '}',
          )
        const answer = await call(endpoint, { ...sample, body })
        expect([field, answer.status]).toEqual([field, 400])
        expectProblem(answer, 'input.invalid', 'input.malformed')
      }
    },
  )

  test.each(named(ENDPOINTS.filter((e) => !e.upload)))(
    'is refused in the query of %s',
    async (_, endpoint) => {
      const sample = await untouchedSampleOf(endpoint)
      const answer = await call(endpoint, { ...sample, query: { ...sample.query, surplus: '1' } })
      expect(answer.status).toBe(400)
      expectProblem(answer, 'input.invalid')
    },
  )

  test.each(named(ENDPOINTS.filter(takesBody)))('or cannot read is refused: %s', async (_, endpoint) => {
    const sample = await untouchedSampleOf(endpoint)
    const send = (body: string, headers = {}) => call(endpoint, { ...sample, body }, headers)
    expectProblem(await send('{"a": '), 'input.malformed')
    expectProblem(await send('\u0000'), 'input.malformed')
    expectProblem(await send(`${'['.repeat(50)}${']'.repeat(50)}`), 'input.malformed')
    expectProblem(await send(`{"a": "${'x'.repeat(endpoint.bodyKb * 1024)}"}`), 'input.too_large')
    expectProblem(await send('[]'), 'input.invalid')
    expectProblem(await send('"text"'), 'input.invalid')
    expectProblem(
      await send('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      'input.malformed',
    )
    expectProblem(await send('{}', { 'content-encoding': 'rot13' }), 'input.malformed')
  })
})

describe.concurrent('whatever is sent, the answer is a promise kept', () => {
  const deep = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels))
  const words = fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '%00',
    '../../etc/passwd',
    "' OR 1=1 --",
    '<script>',
    'constructor',
    '__proto__',
    'NaN',
    '-1',
    '1e309',
    '2026-02-30',
    '0000-01-01',
    '９',
    '𠮷'.repeat(100),
    'x'.repeat(5000),
    '9'.repeat(400),
  )
  const objects = fc.constantFrom<unknown>(
    { $gt: '' },
    { $ne: null },
    { $where: 'sleep(9)' },
    [{ $gt: '' }],
    { 'a.b': 1 },
    JSON.parse('{"__proto__": {"admin": true}}'),
    { constructor: { prototype: {} } },
    deep(11),
    deep(14),
    Array.from({ length: 1000 }, (_, i) => i),
    [[]],
  )
  const numbers = fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, 2 ** 53)
  const hostile = fc.oneof(
    words,
    objects,
    numbers,
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'grapheme' }),
  )

  const bodies = (good: unknown) => {
    const keys = typeof good === 'object' && good !== null ? Object.keys(good) : []
    const names = fc.constantFrom('surplus', '$set', ...keys)
    const changed = fc.tuple(names, hostile).map(([name, value]) => ({ ...(good as object), [name]: value }))
    const without = fc
      .subarray(keys)
      .map((some) => Object.fromEntries(Object.entries(good as object).filter(([k]) => some.includes(k))))
    return keys.length === 0 ? hostile : fc.oneof({ weight: 5, arbitrary: changed }, without, hostile)
  }
  // what an address would tidy away is not what the endpoint is asked
  const strings = fc.oneof(words, fc.string({ unit: 'grapheme' })).filter((text) => !/^\.{0,2}$/.test(text))
  const changes = (good: Record<string, string> = {}, extra: string[] = []) =>
    fc
      .dictionary(fc.constantFrom(...Object.keys(good), ...extra, 'surplus'), strings, { maxKeys: 2 })
      .map((some) => ({ ...good, ...some }))

  test.each(EVERY)('%s', async (_, endpoint) => {
    const good = await sampleOf(endpoint)
    const calls = fc.record({
      params: fc.oneof(fc.constant(good.params ?? {}), changes(good.params)),
      query: fc.oneof(
        fc.constant(good.query ?? {}),
        changes(good.query, Object.keys(shapeOf(endpoint.query))),
      ),
      body: good.body === undefined ? fc.constant(undefined) : bodies(good.body),
    })
    await fc.assert(
      fc.asyncProperty(calls, async ({ params, query, body }) => {
        const answer = await call(endpoint, {
          ...good,
          params,
          query,
          ...(body === undefined ? {} : { body }),
        })
        if (answer.body?.code !== 'route.unknown') expectKept(endpoint, answer)
        else expectProblem(answer)
      }),
      { numRuns: good.body === undefined ? 6 : 12 },
    )
  })

  const shapeOf = (schema: unknown): object => (schema as { shape?: object }).shape ?? {}
})

describe.concurrent('the same Idempotency-Key', () => {
  const writes = ENDPOINTS.filter((e) => !e.repeatable)

  test('is taken by every write but those that are the same when repeated', () => {
    const without = ENDPOINTS.filter((e) => e.repeatable && e.method !== 'GET').map((e) => e.id)
    expect(without.sort()).toEqual([
      'announceParcels',
      'bindChild',
      'checkUnit',
      'decideNotices',
      'dismissNoticeQuestion',
      'nameAddress',
      'openLive',
      'readTip',
      'receiveEvent',
      'removeAddress',
      'reportDevice',
      'signOut',
      'unbindChild',
      'withdrawTransfer',
    ])
  })

  test.each(named(writes))(
    'eight times at once is one act, later gives its reply again, and takes no other body: %s',
    async (_, endpoint) => {
      const sample = await sampleOf(endpoint)
      const from = { ...key(), 'x-forwarded-for': '192.0.2.1' }
      const before = (await sample.effects?.()) ?? 0
      const answers = await Promise.all(Array.from({ length: 8 }, () => call(endpoint, sample, from)))
      const first = answers[0]!
      expect(first.status).toBeLessThan(300)
      for (const answer of answers) expect([answer.status, answer.body]).toEqual([first.status, first.body])
      expect(answers.filter((answer) => answer.headers.get('idempotent-replay') === null)).toHaveLength(1)

      const again = await call(endpoint, sample, from)
      expect([again.status, again.body]).toEqual([first.status, first.body])
      expect(again.headers.get('idempotent-replay')).toBe('true')

      if (sample.other)
        expectProblem(await call(endpoint, { ...sample, ...sample.other }, from), 'idempotency.conflict')
      if (sample.effects) expect((await sample.effects()) - before).toBe(1)
    },
  )

  test('of somebody else is another act', async () => {
    const { api } = await newPerson(house)
    const address = { name: '测试人', phone: '13900001234', regionCode: '340104', detail: '梧桐里' }
    const same = key()
    const [mine, theirs] = [
      await world.person.api.post('me/addresses', address, same),
      await api.post('me/addresses', address, same),
    ]
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.id).not.toBe(mine.body.id)
    expect(theirs.headers.get('idempotent-replay')).toBeNull()
  })

  test('after a refusal may try again: nothing was done', async () => {
    const { api } = await newPerson(house)
    const same = key()
    const address = { name: '测试人', phone: '13900001234', regionCode: '999999', detail: '梧桐里' }
    expectProblem(await api.post('me/addresses', address, same), 'region.unknown')
    expect((await api.post('me/addresses', { ...address, regionCode: '340104' }, same)).status).toBe(201)
  })

  test('longer than 128 characters is refused', async () => {
    const send = (length: number) =>
      world.person.api.send('PATCH', 'me', { name: '小满' }, { 'idempotency-key': 'k'.repeat(length) })
    expect((await send(128)).status).toBe(200)
    expectProblem(await send(129), 'input.invalid')
  })
})

describe('paths and methods', () => {
  test.each([...new Set(ENDPOINTS.map((e) => e.path))])(
    '%s refuses methods it does not have',
    async (path) => {
      const methods = new Set<string>(ENDPOINTS.filter((e) => e.path === path).map((e) => e.method))
      if (methods.has('PATCH')) methods.add('PUT')
      const one = ENDPOINTS.find((e) => e.path === path)!
      // a word that could stand for a name of the path beside it: there it is asked as one
      if (path === '/consents/history') methods.add('PUT')
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((m) => !methods.has(m))) {
        const answer = await world.person.api.send(
          method,
          `/api/v1${pathOf(one, { id: 'x', gtin: '1', code: '1', department: 'sales' })}`,
        )
        expect([method, answer.status]).toEqual([method, 405])
        expectProblem(answer, 'method.unknown')
        for (const allowed of methods) expect(answer.headers.get('allow')).toContain(allowed)
      }
    },
  )

  test('there is nothing elsewhere', async () => {
    for (const path of [
      '/',
      '/api',
      '/api/v1',
      '/api/v2/me',
      '/api/v1/nothing',
      '/favicon.ico',
      '/demo',
      '/.env',
      '/api/v1/requests/x/y/z',
    ]) {
      const answer = await world.person.api.get(path)
      expect([path, answer.status]).toEqual([path, 404])
      expectProblem(answer, 'route.unknown')
    }
  })

  test('a path that is no text is no path', async () => {
    for (const path of [
      '/api/v1/registrations/%E0%A4%A',
      '/api/v1/registrations/%00',
      '/api/v1/registrations/..%2f..%2fme',
      '//me',
      '/api/v1/../../etc/passwd',
      '/docs/..%2f..%2fpackage.json',
      '/docs/%2e%2e%2fpackage.json',
    ]) {
      const { status, body } = await rawGet(path)
      expect([path, [400, 401, 404].includes(status)]).toEqual([path, true])
      STRICT_PROBLEM.parse(JSON.parse(body))
    }
  })

  test('PUT is PATCH, for who knows no PATCH', async () => {
    const { body } = await world.person.api.send('PUT', 'me', { name: '谷雨' })
    expect(body.name).toBe('谷雨')
  })
})

test('a caller’s X-Request-Id is kept where it is one, and replaced where it is not', async () => {
  const id = randomUUID()
  expect((await house.api.get('regions', { 'x-request-id': id })).headers.get('x-request-id')).toBe(id)
  for (const bad of ['short', 'x'.repeat(65), 'a b c d e f g h'])
    expect((await house.api.get('regions', { 'x-request-id': bad })).headers.get('x-request-id')).toMatch(
      /^[\w-]{16}$/,
    )
})

test('each field that all of this left in the store has its data class', async () => {
  const page = await readFile('docs/data-classes.md', 'utf8')
  const rows = page.matchAll(/^\| `(\w+)` \|(.*)$/gm)
  const classed = new Map(
    [...rows].map(([, name, row]) => [name, [...row!.matchAll(/`(\w+)`/g)].map((m) => m[1])]),
  )
  const unclassed: string[] = []
  for (const { name } of await house.db.listCollections().toArray()) {
    const fields = new Set((await house.db.collection(name).find().toArray()).flatMap(Object.keys))
    const known = classed.get(name) ?? []
    unclassed.push(
      ...[...fields].filter((field) => !known.includes(field)).map((field) => `${name}.${field}`),
    )
  }
  expect(unclassed).toEqual([])
})

/** The path as it stands, which fetch would tidy first. */
function rawGet(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    rawRequest(house.url, { path, headers: { 'x-forwarded-for': '192.0.2.9' } }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })
}
