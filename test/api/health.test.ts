import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPerson } from '../support/people.ts'
import { openHouse, type House } from '../support/house.ts'

const METRICS_TOKEN = 'a-token-for-figures-only'
let house: House
/** In the place of the demo sheet's server: it says back what it is asked. */
const sheet = createServer((request, response) => {
  const { method, url } = request
  void text(request).then((body) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ method, url, type: request.headers['content-type'], body }))
  })
})
beforeAll(async () => {
  await once(sheet.listen(0, '127.0.0.1'), 'listening')
  const DEMO_URL = `http://127.0.0.1:${(sheet.address() as AddressInfo).port}`
  house = await openHouse({ env: { PROXY_HOPS: '1', METRICS_TOKEN, DEMO_URL } })
})
afterAll(async () => {
  await house.close()
  sheet.close()
})

test('the demo sheet is on the same port: its pages, and what its buttons send', async () => {
  expect((await house.api.get('/demo/inbox?phone=1')).body).toMatchObject({
    method: 'GET',
    url: '/demo/inbox?phone=1',
  })
  expect(
    (await house.api.post('/demo/behaviours', { department: 'sales', mode: 'slow' })).body,
  ).toMatchObject({
    method: 'POST',
    type: 'application/json',
    body: '{"department":"sales","mode":"slow"}',
  })
})

test('a process that lives says so; one that can work says what answers it', async () => {
  expect(await house.api.get('/healthz')).toMatchObject({ status: 200, body: { alive: true } })
  expect(await house.api.get('/readyz')).toMatchObject({ status: 200, body: { store: true, redis: true } })
})

test('figures are for this machine and for who holds the token; for others there is no such address', async () => {
  await newPerson(house)
  const local = await house.api.get('/metrics')
  expect(local.status).toBe(200)
  expect(local.body).toMatch(
    /http_server_request_duration_seconds_count\{http_request_method="POST",http_route="\/auth\/wechat",http_response_status_code="200"\} 1/,
  )
  const elsewhere = { 'x-forwarded-for': '203.0.113.5' }
  expect((await house.api.get('/metrics', elsewhere)).status).toBe(404)
  const withToken = (token: string) =>
    house.api.get('/metrics', { ...elsewhere, authorization: `Bearer ${token}` })
  expect((await withToken(METRICS_TOKEN)).status).toBe(200)
  expect((await withToken('another-token-of-that-length')).status).toBe(404)
})

test('too many calls are told when to come again, each person on their own', async () => {
  const [eager, patient] = [await newPerson(house), await newPerson(house)]
  const act = (person = eager) => person.api.send('PATCH', 'me', { name: '小满' })
  const many = await Promise.all(Array.from({ length: 310 }, () => act()))
  const refused = many.filter((answer) => answer.status === 429)
  expect(refused).toHaveLength(10)
  expect(refused[0]!.body).toMatchObject({ code: 'rate.limited' })
  const wait = Number(refused[0]!.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect((await act(patient)).status).toBe(200)
})
