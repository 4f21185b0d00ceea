import { createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../support/caller.ts'
import { openHouse, openTwin, type House } from '../support/house.ts'
import { newPerson } from '../support/people.ts'

const AGENTS = 50
const REQUESTS = 200

let house: House
let twin: Awaited<ReturnType<typeof openTwin>>

beforeAll(async () => {
  house = await openHouse()
  twin = await openTwin(house)
})
afterAll(async () => {
  await twin.close()
  await house.close()
})

/** An agent's account and a token of theirs, without the seconds that signing in fifty times takes. */
async function newAgent(n: number, api: Caller): Promise<Caller> {
  const id = `agent-${n}`
  const doc = {
    name: null,
    phone: null,
    openid: null,
    ownAgentId: null,
    roles: ['consumer', 'agent'],
    tier: 'normal',
  }
  const account = {
    ...doc,
    customerRef: `cus_${n}`,
    mergedInto: null,
    addresses: [],
    defaultAddressId: null,
    createdAt: new Date(),
  }
  await house.db.collection('accounts').insertOne({ _id: id as never, ...account })
  const [kid, key] = house.env['TOKEN_KEYS']!.split(':')
  const token = jwt.sign({ sid: `s${n}`, roles: doc.roles }, createSecretKey(Buffer.from(key!, 'base64')), {
    algorithm: 'HS256',
    keyid: kid!,
    issuer: 'onehall',
    audience: 'onehall-bff',
    subject: id,
    expiresIn: 900,
  })
  return api.as(token)
}

/** Takes what the queue shows, in an order of one's own, until nothing is left to take or the hands are full. */
async function claimAll(agent: Caller): Promise<string[]> {
  const mine: string[] = []
  for (;;) {
    const { body } = await agent.get('desk/queue?limit=100')
    const free = body.items.filter((item: { claimedBy: object | null }) => item.claimedBy === null)
    if (free.length === 0) return mine
    for (const { id } of free.sort(() => Math.random() - 0.5).slice(0, 5) as { id: string }[]) {
      const claim = await agent.post(`desk/requests/${id}/claim`)
      if (claim.status === 200) mine.push(id)
      else if (claim.body.code === 'desk.full') return mine
      else expect(['desk.taken', 'request.busy']).toContain(claim.body.code)
    }
  }
}

test(
  `${AGENTS} agents claim ${REQUESTS} requests at once, in two processes: nobody gets the same one, none is left`,
  { timeout: 240_000 },
  async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => newPerson(house)))
    for (let i = 0; i < REQUESTS; i += 20)
      await Promise.all(
        people.map((person) => person.api.post('requests', { kind: 'complaint', text: '等人' })),
      )
    const agents = await Promise.all(
      Array.from({ length: AGENTS }, (_, n) => newAgent(n, n % 2 === 0 ? house.api : twin.api)),
    )

    const claims = (await Promise.all(agents.map(claimAll))).flat()
    process.stdout.write(`${AGENTS} agents: ${claims.length} claims, ${new Set(claims).size} different\n`)
    expect(new Set(claims).size).toBe(claims.length)
    expect(claims).toHaveLength(REQUESTS)
    expect(await house.db.collection('requests').countDocuments({ claim: null })).toBe(0)
    const places = await house.db.collection('desk_agents').find().toArray()
    expect(places.every((agent) => (agent['claims'] as unknown[]).length <= 5)).toBe(true)
  },
)
