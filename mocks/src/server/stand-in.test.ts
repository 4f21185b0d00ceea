import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callPlain, misbehave } from '../testing/caller.ts'
import { createBehaviour, MODES, REPLY_MODES } from './behaviour.ts'
import type { Server } from './listen.ts'
import { answer } from './routes.ts'
import { openStandIn, type Received } from './stand-in.ts'

describe('a stand-in', () => {
  let server: Server
  let worked: number

  beforeEach(async () => {
    worked = 0
    server = await openStandIn({
      port: 0,
      behaviour: createBehaviour(REPLY_MODES),
      routes: {
        'POST /things/:id': (call) => {
          worked += 1
          return answer(201, { id: call.params.id })
        },
      },
    })
  })
  afterEach(() => server.close())

  const post = (id: string) =>
    callPlain(`${server.url}/things/${id}`, { body: { id }, headers: { 'idempotency-key': id } })
  const received = async () => (await callPlain<Received[]>(`${server.url}/__received`)).body

  it('answers its routes, 404 elsewhere', async () => {
    expect(await post('a')).toEqual({ status: 201, body: { id: 'a' } })
    expect((await callPlain(`${server.url}/nothing`)).status).toBe(404)
    expect((await callPlain(`${server.url}/things/a`)).status).toBe(404)
  })

  it('remembers what it received, in order, until told to forget', async () => {
    await post('a')
    await post('b')
    await callPlain(`${server.url}/nothing?x=1`)
    const [first, second, third, ...rest] = await received()
    expect(first).toMatchObject({ method: 'POST', path: '/things/a', idempotencyKey: 'a', body: { id: 'a' } })
    expect(second).toMatchObject({ path: '/things/b' })
    expect(third).toMatchObject({
      method: 'GET',
      path: '/nothing',
      query: { x: '1' },
      idempotencyKey: null,
      body: null,
    })
    expect(rest).toEqual([])
    expect((await callPlain(`${server.url}/__received`, { method: 'DELETE' })).status).toBe(204)
    expect(await received()).toEqual([])
  })

  it('slow: the work is done although nobody waits for the answer', async () => {
    await misbehave(server.url, { mode: 'slow', ms: 60_000 })
    const call = fetch(`${server.url}/things/a`, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(100),
    })
    await expect(call).rejects.toThrow()
    expect(worked).toBe(1)
  })

  it('slow: answers in the end', async () => {
    await misbehave(server.url, { mode: 'slow', ms: 20 })
    expect((await post('a')).status).toBe(201)
  })

  it('down: the connection is cut, and nothing was received', async () => {
    await misbehave(server.url, { mode: 'down' })
    await expect(post('a')).rejects.toThrow()
    expect(await received()).toEqual([])
  })

  it('error: 500, and nothing is done', async () => {
    await misbehave(server.url, { mode: 'error' })
    expect((await post('a')).status).toBe(500)
    expect(worked).toBe(0)
  })

  it('wrong: 200 with another nonsense each time, and nothing is done', async () => {
    await misbehave(server.url, { mode: 'wrong' })
    const bodies = new Set<string>()
    for (let i = 0; i < 5; i++) {
      const reply = await fetch(`${server.url}/things/a`, { method: 'POST', body: '{}' })
      expect(reply.status).toBe(200)
      bodies.add(await reply.text())
    }
    expect(bodies.size).toBe(5)
    expect(worked).toBe(0)
  })

  it('rate: the share it says, and no other', async () => {
    await misbehave(server.url, { mode: 'error', rate: 0.25 })
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push((await post(String(i))).status)
    expect(statuses.filter((status) => status === 500)).toHaveLength(3)
  })

  it('says how it behaves, and takes no setting it does not have', async () => {
    for (const bad of [
      { mode: 'sulk' },
      { mode: 'reorder' },
      { mode: 'slow', ms: -1 },
      { mode: 'down', rate: 2 },
      {},
    ]) {
      expect((await misbehave(server.url, bad)).status).toBe(400)
    }
    await misbehave(server.url, { mode: 'down', rate: 0.5 })
    expect((await callPlain(`${server.url}/__behaviour`)).body).toEqual({ mode: 'down', ms: 5000, rate: 0.5 })
    await misbehave(server.url, { mode: 'ok' })
    expect((await post('a')).status).toBe(201)
  })
})

describe('a share of the calls', () => {
  it.each([0, 0.1, 1 / 3, 0.5, 0.9, 1])('%f is exact over any run from the start', (rate) => {
    const behaviour = createBehaviour(MODES)
    behaviour.set({ mode: 'down', ms: 0, rate })
    let struck = 0
    for (let n = 1; n <= 300; n++) {
      if (behaviour.strikes('down')) struck += 1
      expect(struck).toBe(Math.floor(n * rate + 1e-9))
    }
  })
})
