import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TIP_DESK_ENDPOINTS } from '@onehall/shared/contract/index'
import { key, type Answer, type Caller } from '../support/caller.ts'
import { createTestClock, DAY, type TestClock } from '../support/clock.ts'
import { openHouse, type House } from '../support/house.ts'
import { importConsentsAndNotices } from '../support/parcels.ts'
import { newPerson } from '../support/people.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'
import {
  newDeskKey,
  newOfficer,
  openDesk,
  openDeskPlace,
  type Officer,
  type OpenDesk,
} from '../support/tip-desk.ts'
import { anywhere, aTip, newProof, newTip, uploadPhoto } from '../support/tips.ts'
import { eventually } from '../support/waiting.ts'

/** whatever the desk answered */
type Row = Answer['body']

let house: House
let desk: OpenDesk
let clock: TestClock
let officer: Officer
let colleague: Officer

beforeAll(async () => {
  const deskKey = newDeskKey()
  clock = createTestClock()
  house = await openHouse({ env: { PROXY_HOPS: '1', TIP_DESK_PUBLIC_KEY: deskKey.publicKey }, clock })
  await importConsentsAndNotices(house)
  desk = await openDesk(await openDeskPlace(house, deskKey), clock)
  ;[officer, colleague] = [await newOfficer(house, desk.url), await newOfficer(house, desk.url)]
})
afterAll(async () => {
  await desk.close()
  await house.close()
})

const post = (path: string, body: unknown) => house.api.post(path, body, anywhere())
const statusOf = async (receipt: string) => (await post('tips/status', { receipt })).body
const declare = (who: Officer, noticeId: string, related = false) =>
  who.api.post(`tip-desk/notices/${noticeId}/declaration`, { related })
/** Sends a tip and lets the desk take it in; gives its receipt and its case. */
async function taken(more: Record<string, unknown> = {}): Promise<{ receipt: string; id: string }> {
  const known = new Set((await house.db.collection('tips').find().toArray()).map(({ _id }) => String(_id)))
  const receipt = await newTip(house.api, more)
  const { _id } = (await house.db.collection('tips').find().toArray()).find(
    (one) => !known.has(String(one._id)),
  )!
  await desk.container.sweep()
  return { receipt, id: String(_id) }
}
const on = (id: string, who: Officer = officer) => ({
  get: () => who.api.get(`tip-desk/tips/${id}`),
  put: (path: string, body: unknown) => who.api.send('PUT', `tip-desk/tips/${id}/${path}`, body),
  post: (path: string, body: unknown = {}, headers = {}) =>
    who.api.post(`tip-desk/tips/${id}/${path}`, body, headers),
})
const photo = async (): Promise<Blob> => {
  const drawn = sharp({ create: { width: 400, height: 300, channels: 3, background: '#236' } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="400" height="300"><rect width="9" height="300" x="190" fill="#fff"/></svg>',
        ),
      },
    ])
    .withExif({ IFD0: { Make: 'CameraOfMine' } })
  return new Blob([new Uint8Array(await drawn.jpeg().toBuffer())])
}
const recorded = (objectRef: string) =>
  house.db.collection('audit').find({ stream: 'tips', objectRef }).toArray()

test('from a stranger’s tip with two pictures to "found" on the receipt', async () => {
  await declare(officer, 'n-023')
  const proof = await newProof(house.api)
  const pictures = [
    await uploadPhoto(house.api, proof, await photo()),
    await uploadPhoto(house.api, proof, await photo()),
  ]
  const mediaIds = pictures.map((one) => one.body.id)
  const contact = '程女士 13900007788'
  const sent = await post('tips', aTip(proof, { mediaIds, contact }))
  const receipt = sent.body.receipt
  const row = await eventually(
    async () =>
      (await officer.api.get('tip-desk/tips?noticeId=n-023')).body.items?.find(
        (one: Row) => one.photos === 2,
      ),
    (found) => found !== undefined,
  )
  expect(row).toMatchObject({
    status: 'received',
    lane: 'credible',
    hasContact: true,
    decided: false,
    noticeName: '应小禾',
  })
  const tip = on(row.id)

  const opened = (await tip.get()).body
  expect(opened).toMatchObject({
    text: expect.stringContaining('候车室'),
    place: '山东省德州市',
    contact: { given: true, reveal: 'none' },
  })
  expect(JSON.stringify(opened)).not.toContain('7788')
  const [blurred, clear] = [
    await fetchPicture(officer, `tip-desk/tips/${row.id}/photos/${mediaIds[0]}`),
    await fetchPicture(officer, `tip-desk/tips/${row.id}/photos/${mediaIds[0]}/clear`, {
      reason: '比对胎记',
    }),
  ]
  expect(await stripe(clear)).toBeGreaterThan(100)
  expect(await stripe(blurred)).toBeLessThan(40)
  expect((await sharp(clear).metadata()).exif).toBeUndefined()

  expect((await tip.put('lane', { lane: 'credible' })).body.status).toBe('screened')
  expect((await tip.put('grades', { source: 'B', content: 2 })).body.grades).toEqual({
    source: 'B',
    content: 2,
  })
  await tip.post('messages', { text: '她坐的是几点的车？' })
  expect(await statusOf(receipt)).toMatchObject({
    status: 'verifying',
    messages: [{ by: 'desk', text: '她坐的是几点的车？' }],
  })
  await post('tips/messages', { receipt, text: '三点二十去沧州的' })
  const answered = (await tip.get()).body
  expect(answered.waiting).toBe(true)
  expect(answered.messages.map((one: Row) => [one.by, one.text])).toEqual([
    ['desk', '她坐的是几点的车？'],
    ['tipster', '三点二十去沧州的'],
  ])

  const leaking = await tip.post('handover', { text: '程女士在候车室看到一名女孩', photoIds: [] })
  expect([leaking.status, leaking.body.code]).toEqual([400, 'tip_desk.not_clean'])
  const same = key()
  const words = { text: '候车室，女孩十五六岁，右腕有鱼形胎记，三点二十往沧州', photoIds: [mediaIds[1]] }
  const handed = await tip.post('handover', words, same)
  expect([handed.status, handed.body.handover.state]).toEqual([202, 'pending'])
  expect((await tip.post('handover', words, same)).body).toEqual(handed.body)
  const after = await eventually(
    () => statusOf(receipt),
    (seen) => seen.status === 'disposition',
  )
  expect(after.disposition).toBe('in_progress')
  const cases = (await receivedBy(desk.police.url)).filter((one) => (one.body as Row)?.text === words.text)
  expect(cases).toHaveLength(1)
  expect(cases[0]!.body).toMatchObject({
    noticeId: 'n-023',
    grades: { source: 'B', content: 2 },
    photos: [expect.any(String)],
  })
  expect(JSON.stringify(cases)).not.toContain('7788')

  const { caseRef } = (await tip.get()).body.handover
  await fetch(`${desk.police.url}/__dispose`, {
    method: 'POST',
    body: JSON.stringify({ caseRef, disposition: 'found' }),
  })
  await eventually(
    () => statusOf(receipt),
    (seen) => seen.disposition === 'found',
  )
  await fetch(`${desk.police.url}/__dispose`, {
    method: 'POST',
    body: JSON.stringify({ caseRef, disposition: 'in_progress' }),
  })
  for (const reward of ['offered', 'paid']) await tip.put('reward', { reward })
  await tip.post('close')
  expect(await statusOf(receipt)).toMatchObject({ status: 'closed', disposition: 'found', reward: 'paid' })
  const { body: loop } = await house.api.get('notices/n-023/loop')
  expect(loop).toMatchObject({ tips: expect.any(Number), verified: 1 })

  const actions = (await recorded(`tips/${row.id}`)).map((one) => one['action'])
  expect(actions).toEqual(
    expect.arrayContaining([
      'opened',
      'looked at a picture',
      'decided',
      'handed over',
      'accepted',
      'disposition',
      'reward',
      'closed',
    ]),
  )
})

async function fetchPicture(who: Officer, path: string, body?: object): Promise<Buffer> {
  const token = await tokenOf(who)
  const reply = await fetch(`${desk.url}/api/v1/${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  return Buffer.from(await reply.arrayBuffer())
}
const tokenOf = async (who: Officer): Promise<string> =>
  (await who.api.post('tip-desk/session/renew')).body.accessToken
/** How much brighter the narrow stripe in the middle is than what is beside it. */
async function stripe(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number) => data[Math.floor(info.height / 2) * info.width + Math.floor(x * info.width)]!
  return at(0.4875) - at(0.2)
}

describe('who may come in', () => {
  test('a token is good in one place: the BFF’s opens nothing here, the desk’s nothing there', async () => {
    const person = await newPerson(house)
    const consumer = await tokenFrom(person.api)
    for (const token of [consumer, officer.entryToken]) {
      const answer = await desk.api.as(token).get('tip-desk/tips')
      expect([answer.status, answer.body.code]).toEqual([401, 'auth.invalid'])
    }
    for (const token of [officer.entryToken, await tokenOf(officer)]) {
      const answer = await house.api.as(token).get('me')
      expect([answer.status, answer.body.code]).toEqual([401, 'auth.invalid'])
    }
    expect((await desk.api.post('tip-desk/session', { token: consumer, code: '48201937' })).body.code).toBe(
      'auth.invalid',
    )
    expect((await house.api.get('/api/v1/tip-desk/tips')).status).toBe(404)
  })

  async function tokenFrom(_api: Caller): Promise<string> {
    return (await house.api.post('auth/wechat', { code: 'demo-somebody' })).body.accessToken
  }

  test('needs the desk’s code too, which is not guessed', async () => {
    const third = await newOfficer(house, desk.url)
    const tries: Answer[] = []
    for (let i = 0; i < 6; i++)
      tries.push(await desk.api.post('tip-desk/session', { token: third.entryToken, code: `0000000${i}` }))
    expect(tries.map((one) => one.body.code).slice(0, 4)).toEqual(Array(4).fill('tip_desk.wrong_code'))
    expect(tries.at(-1)!.status).toBe(429)
  })

  test('every address of the desk asks for an officer', async () => {
    for (const endpoint of TIP_DESK_ENDPOINTS.filter((one) => one.who !== 'anyone')) {
      const path = endpoint.path.replace(/:\w+/g, 'x')
      const answer = await desk.api.send(endpoint.method, `/api/v1${path}`)
      expect([endpoint.id, answer.status, answer.body.code]).toEqual([endpoint.id, 401, 'auth.required'])
    }
  })

  test('declares first, and with a relation is kept out for good', async () => {
    const { id } = await taken({ noticeId: 'n-004' })
    expect((await on(id).get()).body.code).toBe('tip_desk.undeclared')
    await declare(colleague, 'n-004', true)
    expect((await on(id, colleague).get()).body.code).toBe('tip_desk.related')
    expect((await declare(colleague, 'n-004', false)).body.code).toBe('tip_desk.related')
    const listed = (await colleague.api.get('tip-desk/tips?limit=100')).body.items
    expect(listed.filter((one: Row) => one.noticeId === 'n-004')).toEqual([])
    await declare(officer, 'n-004')
    expect((await on(id).get()).status).toBe(200)
  })
})

describe('the queue', () => {
  test('puts together what says the same, and raises several senders near one place and time', async () => {
    await declare(officer, 'n-009')
    const near = { noticeId: 'n-009', place: '福建省龙岩市', seenAt: '2026-11-09' }
    const texts = [
      '篮球场认识的，左手投篮，右胳膊肘一块皱皮，二十四五岁，养母六十多，住在体育场边上',
      '理发店学徒，右肘皮肤皱成一团，左撇子，老板说是抱来的，二十五岁',
      '我在物流园上班，同班有个小伙左手拿筷子，右手肘烫过，说梦话喊阿婆',
      '我在物流园上班，同班有个小伙左手拿筷子，右手肘烫过，说梦话常喊阿婆。',
    ]
    for (const text of texts) await taken({ ...near, text })
    const { items } = (await officer.api.get('tip-desk/tips?noticeId=n-009')).body
    expect(items).toHaveLength(4)
    expect(items.filter((one: Row) => one.lane === 'duplicate')).toHaveLength(1)
    expect(items.filter((one: Row) => one.alike === 1)).toHaveLength(2)
    expect(items[0].cluster).toEqual({ place: '龙岩市', tips: 3 })
  })

  test('puts near what was shown near by on the map, whatever map that was, and shows the desk where', async () => {
    await declare(officer, 'n-010')
    // one street as a browser and as WeChat have it, a kilometre on, and fifty kilometres away
    const points = [
      { lat: 37.45, lng: 116.3 },
      { lat: 37.450_2, lng: 116.306_1, datum: 'gcj02' },
      { lat: 37.459, lng: 116.3 },
      { lat: 37.9, lng: 116.3 },
    ]
    const texts = [
      '早市上卖豆腐脑的摊子，一个小伙左眉断开一截，二十来岁',
      '他在我店里修过电动车，说话带外地口音，不记得小时候的事',
      '夜里在桥洞边上见过，穿蓝色工服，一直低着头',
      '村口打零工的，说自己小时候坐过很久的火车',
    ]
    for (const [i, text] of texts.entries())
      await taken({ noticeId: 'n-010', text, point: points[i], place: '德州市', seenAt: '2026-11-09' })
    const { items } = (await officer.api.get('tip-desk/tips?noticeId=n-010')).body
    const raised = items.filter((one: Row) => one.cluster)
    expect(raised.map((one: Row) => one.cluster)).toEqual(Array(3).fill({ place: '德州市', tips: 3 }))
    const seen = await Promise.all(raised.map(async (one: Row) => (await on(one.id).get()).body.point))
    for (const { lng } of seen) expect(lng).toBeCloseTo(116.3, 2)
  })

  test('keeps threats and frauds apart, with the reason', async () => {
    await declare(officer, 'n-012')
    await taken({ noticeId: 'n-012', text: '谁举报的？把名字交出来，不然走夜路小心点' })
    await taken({ noticeId: 'n-012', text: '先转三千块辛苦费到我卡上，到账就告诉你们人在哪' })
    const { items } = (await officer.api.get('tip-desk/tips?noticeId=n-012')).body
    const byLane = new Map(items.map((one: Row) => [one.lane, one.reasons]))
    expect([...byLane.keys()].sort()).toEqual(['fraud', 'hostile'])
    expect(byLane.get('hostile')).toContain('打听提供线索的人')
    expect(byLane.get('fraud')).toContain('先谈钱再给线索')
  })
})

describe('acts', () => {
  test('that may not be done now are refused and change nothing', async () => {
    await declare(officer, 'n-020')
    const { id, receipt } = await taken({ noticeId: 'n-020' })
    for (const [path, body] of [
      ['handover', { text: '直接移交' }],
      ['close', {}],
    ] as const)
      expect((await on(id).post(path, body)).body.code).toBe('tip_desk.illegal_move')
    expect((await on(id).put('reward', { reward: 'paid' })).body.code).toBe('tip_desk.illegal_move')
    expect(await statusOf(receipt)).toMatchObject({ status: 'received', reward: 'none' })
  })

  test('of two officers at once: one is done, the other is asked to look again', async () => {
    for (const who of [officer, colleague]) await declare(who, 'n-021')
    const { id } = await taken({ noticeId: 'n-021' })
    const answers = await Promise.all([
      on(id).put('lane', { lane: 'weak' }),
      on(id, colleague).put('lane', { lane: 'credible' }),
    ])
    const codes = answers.map((one) => one.body.code ?? one.status).sort()
    expect([
      [200, 200],
      [200, 'tip_desk.busy'],
    ]).toContainEqual(codes)
  })

  test('the police away: the handover waits and is sent once they are back', async () => {
    await declare(officer, 'n-027')
    const { id, receipt } = await taken({ noticeId: 'n-027' })
    await on(id).put('lane', { lane: 'credible' })
    await behave(desk.police.url, 'error')
    await on(id).post('handover', { text: '指甲有裂，左边虎牙' })
    await eventually(
      async () => (await receivedBy(desk.police.url)).length,
      (calls) => calls > 1,
    )
    expect(await statusOf(receipt)).toMatchObject({ status: 'screened' })
    await behave(desk.police.url, 'ok')
    await eventually(
      () => statusOf(receipt),
      (seen) => seen.disposition === 'in_progress',
    )
    const mine = ((await (await fetch(`${desk.police.url}/__cases`)).json()) as Row[]).filter(
      (one) => one.noticeId === 'n-027',
    )
    expect(mine).toHaveLength(1)
  })

  test('a word of the police without their signature is not heard', async () => {
    const word = { eventId: 'e1', caseRef: 'GA-X', disposition: 'found', at: new Date().toISOString() }
    expect((await desk.api.post('tip-desk/hooks/police', word)).body.code).toBe('hook.unsigned')
  })
})

describe('the sender’s contact', () => {
  test('is read by one officer after another agreed, for half an hour, and each look is on record', async () => {
    const { id } = await taken({ noticeId: 'n-030', contact: 'wx-someone-77' })
    for (const who of [officer, colleague]) await declare(who, 'n-030')
    expect((await on(id).post('contact')).body.code).toBe('tip_desk.contact_closed')
    const asked = (await on(id).post('contact-requests', { reason: '约采血' })).body
    expect((await officer.api.post(`tip-desk/contact-requests/${asked.id}/approval`)).body.code).toBe(
      'tip_desk.same_officer',
    )
    const pending = (await colleague.api.get('tip-desk/contact-requests')).body.items
    expect(pending).toMatchObject([{ id: asked.id, reason: '约采血', mine: false }])
    expect((await colleague.api.post(`tip-desk/contact-requests/${asked.id}/approval`)).status).toBe(200)
    expect((await on(id).post('contact')).body).toEqual({ contact: 'wx-someone-77' })
    expect((await on(id, colleague).post('contact')).body.code).toBe('tip_desk.contact_closed')
    clock.forward(31 * 60_000)
    expect((await on(id).post('contact')).body.code).toBe('tip_desk.contact_closed')
    const actions = (await recorded(`tips/${id}`)).map((one) => one['action'])
    expect(actions).toEqual(
      expect.arrayContaining(['asked for the contact', 'agreed to a contact', 'read the contact']),
    )
  })
})

test('what was written is erased when its time is over; the receipt and the figures stay', async () => {
  await declare(officer, 'n-024')
  const proof = await newProof(house.api)
  const picture = await uploadPhoto(house.api, proof, await photo())
  const { id, receipt } = await taken({ noticeId: 'n-024', proof, mediaIds: [picture.body.id] })
  await on(id).put('lane', { lane: 'spam' })
  await on(id).post('close')
  clock.forward(8 * DAY)
  await desk.container.sweep()
  const stored = await house.db.collection<{ _id: string }>('tips').findOne({ _id: id })
  expect(stored).toMatchObject({ body: null, contact: null, words: [] })
  expect(
    await house.db.collection<{ _id: string }>('tip_photos').findOne({ _id: picture.body.id }),
  ).toBeNull()
  expect(await statusOf(receipt)).toMatchObject({ status: 'closed' })
  expect((await house.api.get('notices/n-024/loop')).body.tips).toBe(1)
})

test('a tip that was tampered with in the store stops nothing, and is put on record', async () => {
  const tips = house.db.collection<{ _id: string }>('tips')
  const [a] = await tips
    .find({ body: { $type: 'string' } } as object)
    .limit(1)
    .toArray()
  const forged = { ...a!, _id: 'forged', lookup: 'x', mark: 'x', taken: false }
  await tips.insertOne(forged)
  await eventually(
    () => tips.findOne({ _id: 'forged' } as object),
    (one: Row) => one.taken === true,
  )
  expect((await recorded('tips/forged')).map((one) => one['action'])).toEqual(['found unreadable'])
  expect(await house.db.collection<{ _id: string }>('tipdesk_cases').findOne({ _id: 'forged' })).toBeNull()
})
