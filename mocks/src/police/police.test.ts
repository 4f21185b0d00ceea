import { createHmac, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listen, type Server } from '../server/listen.ts'
import { answer } from '../server/routes.ts'
import { callPlain, misbehave } from '../testing/caller.ts'
import { createPolice, type PoliceStandIn } from './police.ts'

const SECRET = 'between us'
const signedHeaders = (raw: string): Record<string, string> => {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const mac = createHmac('sha256', SECRET).update(`${timestamp}.${raw}`).digest('hex')
  return { 'x-onehall-timestamp': timestamp, 'x-onehall-signature': `v1=${mac}` }
}

describe('the police', () => {
  let desk: Server
  let police: PoliceStandIn
  let heard: { disposition: string; eventId: string; caseRef: string }[]
  beforeEach(async () => {
    heard = []
    desk = await listen(0, (call) => {
      expect(call.path).toBe('/hooks/police')
      heard.push(JSON.parse(call.raw) as (typeof heard)[number])
      return Promise.resolve(answer(200, { ok: true }))
    })
    police = await createPolice({ port: 0, secret: SECRET, hookBase: desk.url, pace: 5 })
  })
  afterEach(() => Promise.all([desk.close(), police.close()]))

  const aCase = {
    handoverId: 'h1',
    noticeId: 'n-023',
    text: '候车室',
    grades: { source: 'B', content: 2 },
    photos: [],
  }
  const hand = (key: string = randomUUID(), headers?: Record<string, string>) => {
    const raw = JSON.stringify(aCase)
    return fetch(`${police.url}/cases`, {
      method: 'POST',
      body: raw,
      headers: { 'idempotency-key': key, ...(headers ?? signedHeaders(raw)) },
    }).then(async (reply) => ({ status: reply.status, body: (await reply.json()) as { caseRef: string } }))
  }
  const until = async (count: number) => {
    while (heard.length < count) await new Promise((next) => setTimeout(next, 5))
  }

  it('take each case once, from who signs, and begin with it', async () => {
    expect((await hand('k', {})).status).toBe(401)
    const [first, again] = [await hand('k'), await hand('k')]
    expect(again).toEqual(first)
    expect((await callPlain<unknown[]>(`${police.url}/__cases`)).body).toHaveLength(1)
    await until(1)
    expect(heard).toMatchObject([{ caseRef: first.body.caseRef, disposition: 'in_progress' }])
  })

  it('say what came of it, twice where they misbehave', async () => {
    const { body } = await hand()
    await until(1)
    await misbehave(police.url, { mode: 'duplicate' })
    await callPlain(`${police.url}/__dispose`, { body: { caseRef: body.caseRef, disposition: 'found' } })
    await until(3)
    expect(heard.map((one) => one.disposition)).toEqual(['in_progress', 'found', 'found'])
    expect(heard[1]!.eventId).toBe(heard[2]!.eventId)
  })

  it('know after a restart what they took and said, and say what was not heard yet', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'onehall-police-'))
    const at = { port: 0, secret: SECRET, dataDir, pace: 60_000 }
    await police.close()
    police = await createPolice({ ...at, hookBase: null })
    const taken = await hand('k')
    await callPlain(`${police.url}/__dispose`, {
      body: { caseRef: taken.body.caseRef, disposition: 'found' },
    })
    // killed now, it would know
    expect(JSON.parse(await readFile(join(dataDir, 'police.json'), 'utf8'))).toMatchObject([
      { ref: taken.body.caseRef, disposition: 'found', told: [{ delivered: false }] },
    ])
    await police.close()

    police = await createPolice({ ...at, hookBase: desk.url })
    expect(await hand('k')).toEqual(taken)
    await until(1)
    await police.close()
    police = await createPolice({ ...at, hookBase: desk.url })
    expect((await callPlain(`${police.url}/__cases`)).body).toMatchObject([
      { ref: taken.body.caseRef, disposition: 'found' },
    ])
    expect(heard).toMatchObject([{ caseRef: taken.body.caseRef, disposition: 'found' }])
    await rm(dataDir, { recursive: true })
  })
})
