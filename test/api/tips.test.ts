import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isProof } from '@onehall/shared/domain/proof-of-work'
import { key } from '../support/caller.ts'
import { createTestClock, HOUR, type TestClock } from '../support/clock.ts'
import { openHouse, type House } from '../support/house.ts'
import { importConsentsAndNotices } from '../support/parcels.ts'
import { newPerson } from '../support/people.ts'
import { anywhere, aTip, newProof, newTip, solve, uploadPhoto } from '../support/tips.ts'

let house: House
let clock: TestClock
const logged: string[] = []

beforeAll(async () => {
  clock = createTestClock()
  house = await openHouse({ env: { PROXY_HOPS: '1' }, clock, log: (line) => logged.push(line) })
  await importConsentsAndNotices(house)
})
afterAll(() => house.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.api.post(path, body, { ...anywhere(), ...headers })
const photo = async (color: string): Promise<Blob> =>
  new Blob([
    new Uint8Array(
      await sharp({ create: { width: 64, height: 48, channels: 3, background: color } })
        .withExif({
          IFD0: { Make: 'CameraOfMine', Model: 'TellTale 9' },
          IFD3: { GPSLatitude: '37/1 27/1 0/1' },
        })
        .jpeg()
        .toBuffer(),
    ),
  ])
const everything = async (): Promise<string> => {
  // notices are everybody's, and stand in the store by their names
  const all = (await house.db.listCollections().toArray()).map(({ name }) => name)
  const names = all.filter((name) => name !== 'notices')
  const rows = await Promise.all(names.map((name) => house.db.collection(name).find().toArray()))
  return JSON.stringify(rows)
}

describe('a tip', () => {
  test('is taken from a stranger, and its receipt opens how it stands', async () => {
    const receipt = await newTip(house.api)
    expect(receipt).toMatch(/^\d{20}$/)
    const asked = await post('tips/status', { receipt: receipt.replace(/(\d{5})/g, '$1 ') })
    expect([asked.status, asked.body]).toEqual([
      200,
      { status: 'received', messages: [], disposition: null, reward: 'none' },
    ])
  })

  test('is added to by who holds the receipt', async () => {
    const receipt = await newTip(house.api)
    const said = await post('tips/messages', { receipt, text: '她背的书包是红的' })
    expect(said.status).toBe(201)
    const { body } = await post('tips/status', { receipt })
    expect(body).toEqual(said.body)
    expect(body.messages).toMatchObject([{ by: 'me', text: '她背的书包是红的' }])
    expect(body.messages[0].at).toMatch(/:00:00\.000Z$/)
  })

  test('sent again because its reply was lost is one tip with one receipt; another one under its name is refused', async () => {
    const [proof, same] = [await newProof(house.api), key()]
    const all = await Promise.all([1, 2, 3].map(() => post('tips', aTip(proof), same)))
    expect(all.map((one) => one.status)).toEqual([201, 201, 201])
    expect(new Set(all.map((one) => one.body.receipt)).size).toBe(1)
    expect(all.filter((one) => one.headers.get('idempotent-replay') === null)).toHaveLength(1)
    clock.forward(2 * HOUR) // the challenge is too old by now; the act was done
    expect((await post('tips', aTip(proof), same)).body.receipt).toBe(all[0]!.body.receipt)
    expect((await post('tips', aTip(proof, { text: '另一句话' }), same)).body.code).toBe(
      'idempotency.conflict',
    )
  })

  test('word by word: the same word sent twice stands once', async () => {
    const [receipt, same] = [await newTip(house.api), key()]
    const word = { receipt, text: '在二号窗口' }
    const [first, again] = [await post('tips/messages', word, same), await post('tips/messages', word, same)]
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotent-replay')).toBe('true')
    const other = await post('tips/messages', { receipt, text: '在三号窗口' }, same)
    expect(other.body.code).toBe('idempotency.conflict')
    expect((await post('tips/status', { receipt })).body.messages).toHaveLength(1)
  })

  test('knows nobody: a token is not looked at, and no line is logged', async () => {
    const { api, id } = await newPerson(house)
    const before = logged.length
    const proof = await newProof(api)
    const agent = { 'user-agent': 'a phone that tells', ...anywhere() }
    expect((await api.post('tips', aTip(proof), agent)).status).toBe(201)
    const since = logged.slice(before).join('\n')
    expect(since).not.toContain('/tips')
    expect(since).not.toContain('a phone that tells')
    expect(JSON.stringify(await house.db.collection('tips').find().toArray())).not.toContain(id)
  })
})

describe('work to be done first', () => {
  const refused = async (proof: object): Promise<string> =>
    (await post('tips', aTip(proof as never))).body.code

  test('is asked for by the network’s load and by nothing else', async () => {
    const { body } = await house.api.get('tips/challenge', anywhere())
    expect(body.bits).toBeGreaterThanOrEqual(6)
    expect(new Date(body.expiresAt).getTime()).toBeGreaterThan(clock.now().getTime())
  })

  test('must be right, fresh, ours, and done for this tip', async () => {
    const proof = await newProof(house.api)
    const wrong = (nonce = 0): string =>
      isProof({ ...proof, nonce: nonce.toString(36) }, 1, () => Uint8Array.of(255)) ? '' : 'zzzz'
    const { body: asked } = await house.api.get('tips/challenge', anywhere())
    const cheap = { challenge: asked.challenge.replace(`.${asked.bits}.`, '.1.'), nonce: '1' }
    const longer = solve({ challenge: `${asked.challenge}.x`, bits: asked.bits })
    for (const bad of [{ ...proof, nonce: wrong() }, cheap, longer, { challenge: 'mine', nonce: '1' }])
      expect(await refused(bad)).toBe('tip.proof_wrong')

    expect((await post('tips', aTip(proof))).status).toBe(201)
    expect(await refused(proof)).toBe('tip.proof_used')

    const old = await newProof(house.api)
    clock.forward(2 * HOUR)
    expect(await refused(old)).toBe('tip.proof_stale')
  })

  test('of one challenge used by many at once one gets through', async () => {
    const proof = await newProof(house.api)
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) => post('tips', aTip(proof, { text: `第${i}条` }))),
    )
    expect(all.map((one) => one.status).sort()).toEqual([201, ...Array<number>(7).fill(409)])
  })

  test('past a network’s limit: 429 with Retry-After, others unaffected', async () => {
    const network = { 'x-forwarded-for': '198.51.100.9' }
    const ask = () => house.api.post('tips/messages', { receipt: '1'.repeat(19), text: 'x' }, network)
    const all = await Promise.all(Array.from({ length: 310 }, ask))
    const limited = all.find((one) => one.status === 429)
    expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await post('tips/messages', { receipt: '1'.repeat(19), text: 'x' })).status).toBe(400)
  })
})

describe('a wrong receipt', () => {
  test('is told what every other is told, and costs the same', async () => {
    const right = await newTip(house.api)
    const wrong = () => Array.from({ length: 20 }, () => Math.floor(Math.random() * 10)).join('')
    const near = right.slice(0, 19) + String((Number(right[19]) + 1) % 10)
    const time = async (receipt: string) => {
      const from = performance.now()
      const answer = await post('tips/status', { receipt })
      return { answer, ms: performance.now() - from }
    }
    const answers = []
    const times: { ms: number; right: boolean }[] = []
    for (let i = 0; i < 12; i++) {
      const [a, b] = [await time(right), await time(i % 2 ? near : wrong())]
      answers.push(b.answer)
      times.push({ ms: a.ms, right: true }, { ms: b.ms, right: false })
    }
    for (const { status, body } of answers) {
      expect(status).toBe(404)
      expect({ ...body, requestId: '' }).toEqual({ ...answers[0]!.body, requestId: '' })
    }
    // ranks of one run: were one kind always faster, its mean rank would be 6.5 of 24; by chance it is 12.5
    const ranked = times.sort((a, b) => a.ms - b.ms)
    const ranks = ranked.flatMap((one, i) => (one.right ? [i + 1] : []))
    const mean = ranks.reduce((a, b) => a + b, 0) / ranks.length
    expect(mean).toBeGreaterThan(7.5)
    expect(mean).toBeLessThan(17.5)
  })
})

describe('what is stored', () => {
  type Part = '_id' | 'lookup' | 'mark' | 'fingerprint' | 'body' | 'contact' | 'state'
  type Stored = Record<Part, string> & { at: Date; words: Record<string, string>[] }
  const stored = () => house.db.collection<Stored>('tips').find().toArray()
  /** The tips that came while something was done, in the order of their receipts' making. */
  const during = async (act: () => Promise<unknown>): Promise<Stored[]> => {
    const known = new Set((await stored()).map(({ _id }) => _id))
    await act()
    return (await stored()).filter(({ _id }) => !known.has(_id))
  }

  test('holds no word of it, one length for all, and nothing that two tips of one sender share', async () => {
    const network = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'same phone' }
    const words = ['车站那个姑娘叫阿紫', '我住在翠湖小区']
    const [a, b] = await during(async () => {
      for (const text of words) {
        const point = { lat: 37.451_234, lng: 116.298_765 }
        const body = aTip(await newProof(house.api), { text, point, contact: '13900007788' })
        expect((await house.api.post('tips', body, { ...network, ...key() })).status).toBe(201)
      }
    })
    const dump = await everything()
    for (const plain of [
      ...words,
      '13900007788',
      '德州',
      '37.45',
      '116.29',
      'n-023',
      '203.0.113',
      'same phone',
    ])
      expect([plain, dump.includes(plain)]).toEqual([plain, false])
    const times = ({ at }: Stored) => at.toISOString().slice(-10)
    expect([times(a!), times(b!)]).toEqual(['00:00.000Z', '00:00.000Z'])
    for (const field of ['_id', 'lookup', 'mark', 'fingerprint', 'body', 'contact', 'state'] as const) {
      expect(a![field]).not.toEqual(b![field])
      expect(a![field].length).toBe(b![field].length)
    }
  })

  test('is opened by nothing that this process was given, nor by the receipt of another tip', async () => {
    const { deriveKey, keyOf } = await import('@onehall/bff/tips/sealing/hpke')
    const { PLACES } = await import('@onehall/bff/tips/sealing/sealed')
    const [tip] = await during(async () => {
      const receipt = await newTip(house.api, { contact: 'wx-somebody' })
      await post('tips/messages', { receipt, text: '她又来了' })
    })
    const secrets = Object.values(house.env)
      .flatMap((value) => value.split(','))
      .map((part) => Buffer.from(part.split(':').at(-1)!, 'base64'))
    const keys = await Promise.all(
      secrets
        .filter((secret) => secret.length >= 32)
        .flatMap((secret) => [
          deriveKey(secret),
          keyOf({ privateKey: secret.subarray(0, 32), publicKey: secret.subarray(0, 32) }),
        ])
        .map((made) => made.catch(() => null)),
    )
    const tried = keys.filter((one) => one !== null)
    expect(tried.length).toBeGreaterThan(20)
    const parts = [
      [PLACES.body(tip!._id), tip!.body],
      [PLACES.contact(tip!._id), tip!.contact],
      [PLACES.state(tip!._id), tip!.state],
      ...tip!.words.flatMap((word) => [
        [PLACES.word(tip!._id, word['id']!), word['forDesk']],
        [PLACES.word(tip!._id, word['id']!), word['forReceipt']],
      ]),
    ] as [string, string][]
    for (const one of tried)
      for (const [place, sealed] of parts)
        await expect(one.open(place, Buffer.from(sealed, 'base64'))).rejects.toThrow()
  })

  test('moved from one tip to another opens to nobody', async () => {
    let [mine, theirs] = ['', '']
    const [from] = await during(async () => {
      mine = await newTip(house.api)
      await post('tips/messages', { receipt: mine, text: '只有我知道' })
    })
    const [to] = await during(async () => (theirs = await newTip(house.api)))
    await house.db
      .collection<Stored>('tips')
      .updateOne({ _id: to!._id }, { $set: { state: from!.state, words: from!.words } })
    expect((await post('tips/status', { receipt: theirs })).body.code).toBe('tip.unknown')
    expect((await post('tips/status', { receipt: mine })).status).toBe(200)
  })
})

describe('pictures of a tip', () => {
  test('lose place and device, are sealed and padded, and are claimed by their id alone', async () => {
    const proof = await newProof(house.api)
    const [a, b] = [
      await uploadPhoto(house.api, proof, await photo('#c33')),
      await uploadPhoto(house.api, proof, await photo('#3c3')),
    ]
    expect([a.status, b.status]).toEqual([201, 201])
    const mediaIds = [a.body.id, b.body.id]
    expect((await post('tips', aTip(proof, { mediaIds }))).status).toBe(201)

    const folder = house.env['MEDIA_PATH']!
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    )
    const sizes = new Set<number>()
    for (const file of files) {
      const bytes = await readFile(join(file.parentPath, file.name))
      sizes.add(bytes.length)
      for (const plain of ['CameraOfMine', 'TellTale', 'JFIF', 'Exif', '\xff\xd8\xff'])
        expect(bytes.subarray(0, 64).includes(Buffer.from(plain, 'latin1'))).toBe(false)
      await expect(sharp(bytes).metadata()).rejects.toThrow()
    }
    expect(files).toHaveLength(2)
    expect(sizes.size).toBe(1)
    const [stored] = await house.db.collection('tip_photos').find().toArray()
    expect(stored).toMatchObject({ kept: true })
    expect((await house.api.get(`media/${a.body.id}`)).status).toBe(404)
  })

  test('need the same work, are pictures, and exist', async () => {
    const proof = await newProof(house.api)
    const text = new Blob(['no picture at all'])
    expect((await uploadPhoto(house.api, proof, text)).body.code).toBe('media.unsupported')
    expect((await uploadPhoto(house.api, { ...proof, nonce: 'zzzzzz' }, await photo('#333'))).body.code).toBe(
      'tip.proof_wrong',
    )
    const unknown = await post('tips', aTip(proof, { mediaIds: [randomUUID()] }))
    expect(unknown.body.code).toBe('media.unknown')
    expect((await post('tips', aTip(proof, { noticeId: 'n-999' }))).body.code).toBe('notice.unknown')
  })
})
