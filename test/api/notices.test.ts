import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from '@onehall/bff/import/importer'
import { key } from '../support/caller.ts'
import { DATA } from '../support/catalogue.ts'
import { openHouse, openTwin, type House } from '../support/house.ts'
import { askForNotices, decide, importConsentsAndNotices, signInRecipient } from '../support/parcels.ts'
import { importPerson, newPerson, type TestPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

let house: House
let ops: TestPerson
beforeAll(async () => {
  house = await openHouse()
  await importConsentsAndNotices(house)
  ops = await importPerson(house, { role: 'ops', name: '何静' })
})
afterAll(() => house.close())

const move = (id: string, to: string) => ops.api.post(`ops/notices/${id}/moves`, { to, reason: '家属确认' })

describe('an open notice', () => {
  test('says who, since when, what to look for and what to do, and nothing of a family', async () => {
    const { status, body, headers } = await house.api.get('notices/n-023')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: '应小禾',
      sentence: '应小禾，2014年在沧州市走失，当时 3 岁',
      features: ['右手腕内侧有一块小鱼形褐色胎记', '额头发际有“美人尖”', '元宵前后在看花灯的人群里走失'],
      portraitThen: { caption: '走失时，3 岁' },
      agedPortrait: { label: 'AI模拟', caption: '现在约 16 岁', age: 16 },
      urgent: { phone: '110' },
      shareUrl: `${house.url}/n/n-023`,
    })
    expect(body.choices.map((one: { rel: string }) => one.rel)).toEqual(['seen', 'self', 'share'])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(JSON.stringify(body)).not.toMatch(/1[3-9]\d{9}|家属电话|contact/)
  })

  test('has two drawn portraits, always the same; the simulated one bears its label inside', async () => {
    const picture = async (which: string) => {
      const reply = await fetch(`${house.url}/api/v1/notices/n-023/portraits/${which}`)
      expect(reply.headers.get('content-type')).toBe('image/png')
      return Buffer.from(await reply.arrayBuffer())
    }
    const [then, again, aged] = [await picture('then'), await picture('then'), await picture('aged')]
    expect(then.equals(again)).toBe(true)
    expect(await sharp(aged).metadata()).toMatchObject({ format: 'png', width: 480, height: 600 })
    // dark plate with light letters, where the label is; nothing of the kind on the photo then
    const plate = { left: 156, top: 506, width: 168, height: 58 }
    const darkest = async (from: Buffer) =>
      (await sharp(from).extract(plate).greyscale().stats()).channels[0]!.min
    expect([(await darkest(aged)) < 60, (await darkest(then)) > 60]).toEqual([true, true])
  })

  test('is listed with the other open ones, page by page', async () => {
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { body } = await house.api.get(`notices?limit=8${cursor}`)
      seen.push(...body.items.map((one: { id: string }) => one.id))
      if (body.nextCursor === null) break
      cursor = `&cursor=${body.nextCursor}`
    }
    expect(seen).toHaveLength(21)
    expect(new Set(seen).size).toBe(21)
    expect(seen).not.toContain('n-010')
  })
})

describe('a notice that is over', () => {
  test('is gone at the next look, in every process, everywhere', async () => {
    const twin = await openTwin(house)
    const everywhere = async () => {
      const paths = ['notices/n-024', 'notices/n-024/loop', 'notices/n-024/portraits/then']
      const looks = [house.api, twin.api].flatMap((api) =>
        paths.map(async (path) => (await api.get(path)).status),
      )
      return Promise.all(looks)
    }
    expect(new Set(await everywhere())).toEqual(new Set([200]))
    expect((await move('n-024', 'withdrawn')).body).toMatchObject({ status: 'withdrawn', moves: ['open'] })
    expect(new Set(await everywhere())).toEqual(new Set([404]))
    expect((await move('n-024', 'open')).status).toBe(200)
    expect((await move('n-024', 'found')).status).toBe(200)
    expect(new Set(await everywhere())).toEqual(new Set([404]))
    expect((await move('n-024', 'open')).body.code).toBe('notice.illegal_move')
    const rows = await house.db.collection('audit').find({ objectRef: 'notices/n-024' }).toArray()
    expect(rows.map((row) => row['action'])).toEqual(['notice.withdrawn', 'notice.open', 'notice.found'])
    await twin.close()
  })

  test('leaves the parcels that bear it: who scans one is told and thanked', async () => {
    const parcel = 'parcels/by-code/295214173000158383'
    expect((await house.api.get(parcel)).body.notice.id).toBe('n-002')
    await move('n-002', 'found')
    expect((await house.api.get(parcel)).body).toMatchObject({
      notice: null,
      actions: [],
      sentence: expect.stringContaining('结束') as string,
    })
  })

  test('is not opened again by an old file', async () => {
    await move('n-003', 'withdrawn')
    await importFile(`${DATA}notices/notices.json`, house.container.imports.notices)
    expect((await house.api.get('notices/n-003')).status).toBe(404)
  })

  test('is moved by ops only', async () => {
    const { api } = await newPerson(house)
    expect((await api.post('ops/notices/n-001/moves', { to: 'found', reason: '我找到了' })).status).toBe(403)
  })
})

describe('an import', () => {
  const record = {
    id: 'n-900',
    name: '示例',
    sex: '女',
    birthYear: 2010,
    missingOn: '2014-02-05',
    ageThen: 3,
    fromRegion: '130900',
    missingPlace: '河北省沧州市',
    features: '右手腕有胎记。',
    possibleRegions: [],
    portraitThen: 'ph',
    agedPortrait: null,
    status: 'open',
    publisher: '示例公安机构',
  }
  test.each([
    { familyPhone: '13900001234' },
    { contact: '家里' },
    { features: '见到请打 13900001234。' },
    { features: '家属微信 abc。' },
    { publisher: '联系人 王某' },
  ])('refuses a family’s contact: %o', (more) => {
    const { schema } = house.container.imports.notices
    expect(schema.safeParse(record).success).toBe(true)
    expect(schema.safeParse({ ...record, ...more }).success).toBe(false)
  })
})

describe('the loop and the fund', () => {
  test('count each order once, however often it is asked about, and pay no more than there is', async () => {
    const { recipientRef, ...recipient } = await signInRecipient(house)
    await decide(recipient, 'parcel_notice', true)
    const orders = Array.from({ length: 30 }, (_, i) => ({
      sscc: `9${String(i).padStart(17, '0')}`,
      recipientRef: i === 0 ? recipientRef : `nobody-${i}`,
    }))
    const before = (await house.api.get('fund')).body
    await askForNotices(house, orders)
    await askForNotices(house, orders)
    const { body: after } = await eventually(
      () => house.api.get('fund'),
      ({ body }) => body.orders > before.orders,
    )
    expect(after).toMatchObject({
      perOrder: 10,
      orders: Number(before.orders) + 30,
      total: Number(before.total) + 300,
    })
    expect((await house.api.get('loop')).body).toMatchObject({
      notices: 30,
      tips: 0,
      verified: 0,
      parcels: 1,
    })

    const pay = (amount: number, headers = {}) =>
      ops.api.post('ops/fund/payments', { amount, what: '打印寻人海报' }, headers)
    const same = key()
    const [one, two] = [await pay(200, same), await pay(200, same)]
    expect([one.status, two.body]).toEqual([201, one.body])
    const rush = await Promise.all([pay(60), pay(60), pay(60)])
    expect(rush.filter((answer) => answer.status === 201)).toHaveLength(1)
    expect((await pay(101)).body.code).toBe('fund.too_little')
    const fund = (await house.api.get('fund')).body
    expect(fund).toMatchObject({ total: 300, paid: 260, balance: 40 })
    expect(fund.payments.map((p: { amount: number; balance: number }) => [p.amount, p.balance])).toEqual([
      [60, 40],
      [200, 100],
    ])
  })
})
