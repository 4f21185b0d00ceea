import { randomUUID } from 'node:crypto'
import { createClient } from 'redis'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importProducts, newUnit } from '../support/catalogue.ts'
import { openHouse, type House } from '../support/house.ts'
import { newPersonByPhone, newPhone } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

/** What a person gives us, each in words that stand nowhere else. */
const GIVEN = {
  phone: newPhone(),
  name: '欧阳若兮',
  receiver: '司徒听雪',
  otherPhone: newPhone(),
  street: '百草巷 77 号 3 单元 909',
  text: '门口有只叫豆包的狗',
  message: '密码锁是 8361',
  openid: `demo-${randomUUID()}`,
}

let house: House
const log: string[] = []
beforeAll(async () => {
  house = await openHouse({ log: (line) => log.push(line) })
  await importProducts(house)
})
afterAll(() => house.close())

async function live(): Promise<string[]> {
  const { api, refreshToken } = await newPersonByPhone(house, GIVEN.phone)
  await api.send('PATCH', 'me', { name: GIVEN.name })
  const address = {
    name: GIVEN.receiver,
    phone: GIVEN.otherPhone,
    regionCode: '340104',
    detail: GIVEN.street,
  }
  await api.post('me/addresses', address)
  const { body } = await house.api.post('auth/wechat', { code: GIVEN.openid })
  const { code } = await newUnit(house)
  const registrationId = (await api.post('registrations', { unitCode: code })).body.id
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } })
    .png()
    .toBuffer()
  const media = (await api.upload(new Blob([new Uint8Array(picture)]), `${GIVEN.name}.png`)).body.id
  const { id } = (
    await api.post('requests', {
      kind: 'repair',
      text: GIVEN.text,
      subject: { registrationId },
      mediaIds: [media],
    })
  ).body
  await eventually(
    () => api.get(`requests/${id}`),
    (seen) => seen.body.legs[0].ref !== undefined,
  )
  await api.post(`requests/${id}/messages`, { text: GIVEN.message })
  await eventually(
    () => api.get(`requests/${id}`),
    (seen) => seen.body.legs[0].appointment !== undefined,
  )
  await api.post('requests', { kind: 'nonsense', text: GIVEN.text })
  return [refreshToken, body.refreshToken, body.accessToken]
}

async function everythingInRedis(): Promise<string> {
  const redis = await createClient({ url: house.env['REDIS_URL']! }).connect()
  const found: string[] = []
  try {
    for await (const keys of redis.scanIterator({ MATCH: `*${house.env['REDIS_PREFIX']}*` }))
      for (const key of keys) {
        found.push(key)
        const type = await redis.type(key)
        if (type === 'string') found.push((await redis.get(key)) ?? '')
        if (type === 'hash') found.push(JSON.stringify(await redis.hGetAll(key)))
        if (type === 'list') found.push(JSON.stringify(await redis.lRange(key, 0, -1)))
      }
  } finally {
    await redis.close()
  }
  return found.join('\n')
}

async function everythingStored(): Promise<string> {
  const all: unknown[] = []
  for (const { name } of await house.db.listCollections().toArray())
    all.push(name, await house.db.collection(name).find().toArray())
  return JSON.stringify(all)
}

test('nothing a person gave us stands in the clear in the store, in Redis or in a log; nor does a secret', async () => {
  const tokens = await live()
  const stored = await everythingStored()
  expect(stored).toContain('"requests"')
  expect(log.length).toBeGreaterThan(10)
  const places = { stored, redis: await everythingInRedis(), log: log.join('\n') }
  expect(places.redis).not.toBe('')
  const secrets = Object.entries(house.env).filter(([name]) => /KEY|SECRET/.test(name))
  for (const [where, content] of Object.entries(places)) {
    for (const [what, given] of Object.entries(GIVEN))
      expect([where, what, content.includes(given)]).toEqual([where, what, false])
    for (const token of tokens) expect([where, content.includes(token)]).toEqual([where, false])
    for (const [name, value] of secrets)
      expect([where, name, content.includes(value.split(':').at(-1)!)]).toEqual([where, name, false])
  }
})
