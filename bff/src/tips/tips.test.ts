import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterOf, townOf, type Neighbour } from './desk/groups.policy.ts'
import { eraseAt } from './desk/retention.policy.ts'
import { traceOfSender } from './desk/sanitise.policy.ts'
import { createReceipts } from './receipts.ts'
import { sketchOf } from './screening/index.ts'
import { createLock, deriveKey } from './sealing/hpke.ts'
import { pad, TEXT_SIZE, unpad } from './sealing/padding.ts'

describe('padding', () => {
  test('gives back what went in, and has few sizes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        const padded = pad(Buffer.from(bytes), TEXT_SIZE)
        expect([4096, 8192, 16_384, 32_768]).toContain(padded.length)
        expect(unpad(padded)).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 50 },
    )
  })
})

describe('sealing', () => {
  test('opens with its key at its place, and in no other way', async () => {
    const [key, other] = [await deriveKey(randomBytes(32)), await deriveKey(randomBytes(32))]
    const sealed = await (await createLock(key.publicKey)).seal('here', Buffer.from('车站'))
    expect((await key.open('here', sealed)).toString()).toBe('车站')
    const changed = Buffer.from(sealed)
    changed[40]! ^= 1
    await expect(key.open('there', sealed)).rejects.toThrow()
    await expect(key.open('here', changed)).rejects.toThrow()
    await expect(other.open('here', sealed)).rejects.toThrow()
  })
})

describe('receipts', () => {
  const pepper = createSecretKey(randomBytes(32))
  const receipts = createReceipts(pepper, 10)

  test('are twenty digits, the same for one act, and others for any other', () => {
    const issued = new Set<string>()
    for (let i = 0; i < 200; i++) {
      const receipt = receipts.issue(`act ${i}`, 'challenge')
      expect(receipt).toMatch(/^\d{20}$/)
      expect(receipts.issue(`act ${i}`, 'challenge')).toBe(receipt)
      issued.add(receipt).add(receipts.issue(`act ${i}`, 'another challenge'))
    }
    expect(issued.size).toBe(400)
    expect(createReceipts(createSecretKey(randomBytes(32)), 10).issue('act 1', 'challenge')).not.toBe(
      receipts.issue('act 1', 'challenge'),
    )
  })

  test('lead to a place and to a key that say nothing of each other', async () => {
    const [a, again, b] = await Promise.all(['1', '1', '2'].map((n) => receipts.read(n.repeat(20))))
    expect(again!.lookup).toBe(a!.lookup)
    expect(again!.key.publicKey).toEqual(a!.key.publicKey)
    expect(b!.lookup).not.toBe(a!.lookup)
    const sealed = await a!.key.seal('x', Buffer.from('x'))
    await expect(b!.key.open('x', sealed)).rejects.toThrow()
    const byLookup = await deriveKey(Buffer.from(a!.lookup, 'base64url'))
    await expect(byLookup.open('x', sealed)).rejects.toThrow()
  })
})

describe('what goes to the police', () => {
  test.each([
    ['程女士在候车室看到', '程女士 13900007788', '程女士'],
    ['可打 139-0000-7788 核实', '程女士，13900007788', '13900007788'],
    ['微信 wx_abc123 可联系', '微信：wx_abc123', 'wx_abc123'],
  ])('is stopped where it still names the sender: %s', (text, contact, trace) => {
    expect(traceOfSender(text, contact)).toBe(trace)
  })

  test('passes where it does not', () => {
    expect(traceOfSender('候车室，女孩，右腕胎记，电话亭旁', '电话 13900007788')).toBeNull()
    expect(traceOfSender('候车室', null)).toBeNull()
  })
})

describe('several senders near one place and time', () => {
  const at = new Date('2026-11-20T00:00:00Z')
  const tip = (id: string, text: string, more: Partial<Neighbour> = {}): Neighbour => ({
    id,
    at,
    sketch: sketchOf(text),
    place: '山东省德州市',
    point: null,
    seenOn: at,
    serious: true,
    ...more,
  })
  const [a, b, c] = [
    tip('a', '候车室里一个女孩手腕有块像鱼的胎记'),
    tip('b', '我在售票窗口上班，她和一个五十来岁的女人买了票', { place: '山东德州市德城区' }),
    tip('c', '小卖部老板说那孩子额头尖尖的，上礼拜来过'),
  ]

  test('are raised together; one tale told three times is not', () => {
    expect(clusterOf(a, [a, b, c])).toEqual(['a', 'b', 'c'])
    expect(clusterOf(a, [a, { ...a, id: 'a2' }, { ...a, id: 'a3' }])).toEqual([])
    expect(clusterOf(a, [a, b, { ...c, serious: false }])).toEqual([])
    expect(clusterOf(a, [a, b, { ...c, seenOn: new Date('2025-01-01') }])).toEqual([])
  })

  test('are near by what they showed on a map, where both did; by the town they name, where one did not', () => {
    const station = { lat: 37.45, lng: 116.3 }
    const [nextDoor, elsewhere] = [
      { lat: 37.459, lng: 116.3 },
      { lat: 37.9, lng: 116.3 },
    ]
    const shown = [a, b, c].map((one) => ({ ...one, point: station }))
    const [x, y, z] = shown as [Neighbour, Neighbour, Neighbour]
    const unnamed = { ...y, place: null, point: nextDoor }
    expect(clusterOf(x, [x, unnamed, z])).toEqual(['a', 'b', 'c'])
    expect(clusterOf(x, [x, { ...y, point: elsewhere }, z])).toEqual([])
    expect(clusterOf(x, [x, { ...y, point: null }, z])).toEqual(['a', 'b', 'c'])
  })

  test('a town is a town however it is written', () => {
    for (const place of ['山东省德州市', '山东省德州市德城区', '德州市汽车站'])
      expect(townOf(place)).toBe('德州市')
    expect(townOf('内蒙古自治区乌兰察布市')).toBe('乌兰察布市')
  })
})

test('spam is forgotten soon, what was found is kept for the court', () => {
  const closedAt = new Date('2026-11-20T00:00:00Z')
  const days = (lane: 'spam' | 'credible', disposition: 'found' | null) =>
    (eraseAt({ lane, disposition, closedAt }).getTime() - closedAt.getTime()) / 86_400_000
  expect([days('spam', null), days('credible', null), days('credible', 'found')]).toEqual([7, 180, 730])
})
