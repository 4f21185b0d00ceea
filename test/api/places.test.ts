import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type House } from '../support/house.ts'
import { decide, importConsentsAndNotices } from '../support/parcels.ts'
import { newPerson } from '../support/people.ts'
import { behave, receivedBy } from '../support/stand-ins.ts'

let house: House
let map: string
const logged: string[] = []

beforeAll(async () => {
  house = await openHouse({ log: (line) => logged.push(line) })
  map = house.env['MAP_URL']!
  await importConsentsAndNotices(house)
})
afterAll(() => house.close())

const HERE = { lat: 31.8213, lng: 117.2266 }
const tile = (path: string, url = house.url) => fetch(`${url}/api/v1/map/tiles/${path}`)
/** All that the store holds, as one text. */
async function dump(): Promise<string> {
  const collections = await house.db.collections()
  return JSON.stringify(await Promise.all(collections.map((one) => one.find().toArray())))
}

test('a piece of the map is anybody’s, is kept by who has it, and runs nothing', async () => {
  const reply = await tile('15/27050/13320')
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  expect(reply.headers.get('cache-control')).toBe('public, max-age=604800')
  expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(await reply.text()).toMatch(/^<svg/)
  for (const path of ['15/40000/1', '19/1/1', '3/8/1', '3/1/8', '-1/0/0', '3/1.5/1', 'a/b/c'])
    expect([path, (await tile(path)).status]).toEqual([path, 400])
  // the provider saw a tile; nobody saw who looked
  const [seen] = (await receivedBy(map)).filter((call) => call.path.startsWith('/tiles'))
  expect(seen).toMatchObject({ path: '/tiles/15/27050/13320', query: {} })
  expect(logged.join('\n')).not.toContain('tiles')
})

test('where a district has its middle is asked of the map as its pieces are: nobody sees who asks', async () => {
  const ask = (code: string) => fetch(`${house.url}/api/v1/map/districts/${code}`)
  const reply = await ask('340104')
  expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'public, max-age=604800'])
  expect(await reply.json()).toEqual({ lat: 31.85, lng: 117.22 })
  // a city is no district, and the map is not asked for what the country does not have
  for (const code of ['340100', '340199', '990101'])
    expect([code, (await (await ask(code)).json()).code]).toEqual([code, 'place.unknown'])
  for (const bad of ['34010', '3401044', 'abcdef']) expect([bad, (await ask(bad)).status]).toEqual([bad, 400])
  const asked = (await receivedBy(map)).filter((call) => call.path.startsWith('/districts'))
  expect(asked.map((call) => call.path)).toEqual(['/districts/340104'])
  expect(logged.join('\n')).not.toContain('districts')
})

test('where she is becomes an address while she allows it, and is kept nowhere', async () => {
  const person = await newPerson(house)
  const ask = (point: object = HERE) => person.api.post('places/address', point)
  const refusal = (await person.api.get('consents/location')).body.refusal
  const refused = await ask()
  expect([refused.status, refused.body.code, refused.body.detail]).toEqual([409, 'consent.required', refusal])
  expect(await receivedBy(map).then((all) => all.filter((call) => call.path === '/reverse'))).toEqual([])

  await decide(person, 'location', true)
  const found = await ask()
  expect(found.body).toEqual({
    regionCode: '340104',
    regionText: '安徽省合肥市蜀山区',
    detail: expect.stringMatching(/街 \d+ 号$/),
  })
  // the same doorway as WeChat's map has it: shifted, and shifted back
  expect((await ask({ lat: 31.8193, lng: 117.2321, datum: 'gcj02' })).body.regionCode).toBe('340104')
  expect((await ask({ lat: 48.8566, lng: 2.3522 })).body.code).toBe('place.unknown')
  for (const bad of [{ lat: 99, lng: 1 }, { lat: '31', lng: 117 }, { lat: 31 }, { ...HERE, datum: 'bd09' }])
    expect((await ask(bad)).status).toBe(400)

  for (const held of [await dump(), logged.join('\n')])
    for (const trace of ['31.82', '117.22', found.body.detail]) expect(held).not.toContain(trace)

  await decide(person, 'location', false)
  expect((await ask()).body.code).toBe('consent.required')
})

test('a map that is away, slow or talks nonsense is a clear sentence, and is left alone for a while', async () => {
  const person = await newPerson(house)
  await decide(person, 'location', true)
  const ask = () => person.api.post('places/address', HERE)
  for (const mode of ['wrong', 'down', 'slow'] as const) {
    await behave(map, mode)
    const [refused, piece] = await Promise.all([ask(), tile('3/1/1')])
    expect([mode, refused.status, refused.body.code]).toEqual([mode, 503, 'map.unavailable'])
    expect([mode, piece.status]).toEqual([mode, 503])
  }
  await behave(map, 'ok')
  // six failures in a row: it is not even tried
  expect((await ask()).body.code).toBe('map.unavailable')
})
