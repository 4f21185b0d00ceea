import { afterAll, beforeAll, expect, it } from 'vitest'
import { readAccounts } from '../data.ts'
import type { Server } from '../server/listen.ts'
import { callPlain } from '../testing/caller.ts'
import { DISTRICTS } from './districts.ts'
import { createMap } from './map.ts'
import { courseOf, streetsBetween } from './streets.ts'

let map: Server
beforeAll(async () => {
  map = await createMap({ port: 0 })
})
afterAll(() => map.close())

const tile = async (path: string) => {
  const reply = await fetch(`${map.url}/tiles/${path}`)
  return { status: reply.status, type: reply.headers.get('content-type'), svg: await reply.text() }
}
const reverse = (lat: number, lng: number) => callPlain(`${map.url}/reverse?lat=${lat}&lng=${lng}`)

it('draws every tile, always the same, and none that is not there', async () => {
  for (const path of [
    '0/0/0',
    '4/13/6',
    '11/1690/832',
    '14/13525/6660',
    '16/54101/26641',
    '18/216404/106564',
  ]) {
    const drawn = await tile(path)
    expect([path, drawn.status, drawn.type]).toEqual([path, 200, 'image/svg+xml'])
    expect(drawn.svg).toBe((await tile(path)).svg)
    expect(drawn.svg.length).toBeLessThan(60_000)
    expect(drawn.svg).not.toContain('NaN')
  }
  expect((await tile('4/13/6')).svg).toContain('合肥')
  for (const path of ['4/16/0', '19/0/0', '-1/0/0', '4/a/0']) expect((await tile(path)).status).toBe(400)
})

it('a street goes on where a tile ends', () => {
  const [street] = streetsBetween(16, 'across', 0.4, 0.4)
  const size = 2 ** -16
  expect(Math.abs(courseOf(street!, 0.5) - courseOf(street!, 0.5 + size / 1000))).toBeLessThan(size / 100)
})

it('names the district and a street; nothing beyond the country', async () => {
  expect((await reverse(31.82, 117.23)).body).toEqual({
    regionCode: '340104',
    street: expect.stringMatching(/^.{2}街 \d+ 号$/) as string,
  })
  expect((await reverse(31.82, 117.23)).body).toEqual((await reverse(31.82, 117.23)).body)
  expect((await reverse(48.85, 2.35)).status).toBe(404)
  expect((await reverse(200, 2.35)).status).toBe(400)
})

it('says where a district has its middle; one it does not know lies by its city, or in its province', async () => {
  const middle = async (code: string) => (await callPlain(`${map.url}/districts/${code}`)).body
  expect(await middle('340104')).toEqual({ lat: 31.85, lng: 117.22 })
  expect(await middle('340123')).toEqual(await middle('340102'))
  expect(await middle('341002')).toEqual(await middle('340102'))
  const status = async (code: string) => (await callPlain(`${map.url}/districts/${code}`)).status
  expect([await status('990101'), await status('34')]).toEqual([404, 400])
})

it('knows where the demo’s people live', () => {
  const known = new Set(DISTRICTS.map(({ code }) => code))
  const lived = readAccounts().flatMap((account) => account.addresses.map(({ regionCode }) => regionCode))
  expect(lived.length).toBeGreaterThan(3)
  expect(lived.filter((code) => !known.has(code))).toEqual([])
})
