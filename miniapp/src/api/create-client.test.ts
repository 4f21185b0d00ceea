import { describe, expect, test } from 'vitest'
import { at, createClient, type Answered, type Asked } from './create-client.ts'
import { Unreachable, type ApiError } from './problem.ts'

const problem = (status: number, code: string): Answered => ({
  status,
  headers: {},
  body: { type: 'about:blank', title: code, status, code, detail: '', requestId: 'r1' },
})
const good = (body: unknown = {}): Answered => ({ status: 200, headers: {}, body })

/** A client whose server answers as scripted, the last line for ever after. */
function scripted(...script: (Answered | Unreachable)[]) {
  const asked: Asked[] = []
  let token: string | null = 'old'
  let renewals = 0
  const client = createClient({
    base: '/api/v1',
    transport(ask) {
      asked.push(ask)
      const next = script.length > 1 ? script.shift()! : script[0]!
      return next instanceof Unreachable ? Promise.reject(next) : Promise.resolve(next)
    },
    token: () => token,
    renew() {
      renewals += 1
      token = 'new'
      return Promise.resolve(true)
    },
  })
  return { client, asked, renewals: () => renewals }
}

const failure = async (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error as ApiError,
  )

describe('what is sent', () => {
  test('who asks, the key of a write, and ids and queries escaped', async () => {
    const { client, asked } = scripted(good())
    await client.call({
      method: 'POST',
      path: at`/requests/${'a/b'}/messages`,
      body: { text: '在吗' },
      key: 'k1',
    })
    await client.call({
      method: 'GET',
      path: '/requests',
      query: { state: 'open', cursor: undefined, q: '冰箱&' },
    })
    expect(asked[0]).toMatchObject({
      url: '/api/v1/requests/a%2Fb/messages',
      headers: { Authorization: 'Bearer old', 'Idempotency-Key': 'k1' },
      body: { text: '在吗' },
    })
    expect(asked[1]!.url).toBe('/api/v1/requests?state=open&q=%E5%86%B0%E7%AE%B1%26')
    expect(asked[1]!.headers).not.toHaveProperty('Idempotency-Key')
  })
})

describe('a session that ran out', () => {
  test('is renewed once, and the call is made again with the new token under the same key', async () => {
    const { client, asked, renewals } = scripted(problem(401, 'auth.expired'), good({ id: '1' }))
    expect(await client.call({ method: 'POST', path: '/requests', body: {}, key: 'k1' })).toEqual({ id: '1' })
    expect(asked.map((a) => [a.headers['Authorization'], a.headers['Idempotency-Key']])).toEqual([
      ['Bearer old', 'k1'],
      ['Bearer new', 'k1'],
    ])
    expect(renewals()).toBe(1)
  })

  test('is not renewed for ever: the second refusal is the answer', async () => {
    const { client, renewals } = scripted(problem(401, 'auth.expired'))
    expect((await failure(client.call({ method: 'GET', path: '/me' }))).code).toBe('auth.expired')
    expect(renewals()).toBe(1)
  })

  test('is not what a wrong code is about', async () => {
    const { client, renewals } = scripted(problem(401, 'auth.code_wrong'))
    expect((await failure(client.call({ method: 'POST', path: '/auth/phone' }))).code).toBe('auth.code_wrong')
    expect(renewals()).toBe(0)
  })
})

describe('no reply', () => {
  const offline = new Unreachable('offline')

  test('a read is tried once more', async () => {
    const { client, asked } = scripted(offline, good({ id: '1' }))
    expect(await client.call({ method: 'GET', path: '/me' })).toEqual({ id: '1' })
    expect(asked).toHaveLength(2)
  })

  test('a write is not: the person decides, under the same key', async () => {
    const { client, asked } = scripted(offline)
    const error = await failure(client.call({ method: 'POST', path: '/requests', key: 'k1' }))
    expect(error).toMatchObject({ code: 'network.offline', offline: true, mayHaveHappened: true })
    expect(asked).toHaveLength(1)
  })

  test('a read that was waited for long enough is not tried again', async () => {
    const { client, asked } = scripted(new Unreachable('timeout'))
    expect((await failure(client.call({ method: 'GET', path: '/me' }))).code).toBe('network.timeout')
    expect(asked).toHaveLength(1)
  })
})
