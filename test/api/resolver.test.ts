import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '@onehall/shared/domain/pages'
import type { Answer } from '../support/caller.ts'
import { GTIN, importProducts, newUnit } from '../support/catalogue.ts'
import { openHouse, type House } from '../support/house.ts'

const VOC = 'https://gs1.org/voc/'
const SSCC = '952012345678912345'
let house: House
beforeAll(async () => {
  house = await openHouse()
  await importProducts(house)
})
afterAll(() => house.close())

/** Where a code leads: the page, and what it is opened with. */
function goal({ status, headers }: Answer): { page: string; query: Record<string, string> } {
  expect(status).toBe(307)
  const location = headers.get('location')!
  expect(location.startsWith(`${house.url}/#/`)).toBe(true)
  const { pathname, searchParams } = new URL(location.replace('/#/', '/'))
  return { page: pathname.slice(1), query: Object.fromEntries(searchParams) }
}
const refusal = ({ status, body }: Answer): [number, string] => [status, body.code]

describe('a person who scans', () => {
  test('is sent to the page of what was scanned, with the code', async () => {
    const { gtin, serial, code } = await newUnit(house)
    expect(goal(await house.api.get(`/01/${gtin}/21/${serial}`))).toEqual({
      page: PAGES.scanResult,
      query: { code },
    })
    expect(goal(await house.api.get(`/01/${gtin}`)).query).toEqual({ code: `${house.url}/01/${gtin}` })
    expect(goal(await house.api.get(`/01/${gtin.slice(1)}`)).query).toEqual({
      code: `${house.url}/01/${gtin}`,
    })
    expect(goal(await house.api.get(`/00/${SSCC}`))).toEqual({
      page: PAGES.scanResult,
      query: { code: `${house.url}/00/${SSCC}` },
    })
  })

  test('is not sent there by a browser’s memory, and learns where everything is', async () => {
    const { headers } = await house.api.get(`/01/${GTIN.washer}`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('vary')).toMatch(/accept/i)
    expect(headers.get('link')).toBe(
      `<${house.url}/01/${GTIN.washer}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`,
    )
  })

  test('keeps a lot and a serial with signs in them', async () => {
    for (const serial of ['A/B', 'A+B', '%41', 'a?b', '"x"', '100%', "it's", 'A&B=C']) {
      const path = `/01/${GTIN.washer}/10/${encodeURIComponent('L/1')}/21/${encodeURIComponent(serial)}`
      expect(goal(await house.api.get(path)).query).toEqual({ code: house.url + path })
    }
  })

  test('with a short link is sent to the same page, and never elsewhere', async () => {
    for (const path of [
      'q/0123456789',
      'j/OHJ-AZ26',
      'q/..%2f..%2f',
      'j/a%0d%0aSet-Cookie:x',
      'q/%2f%2fevil.example',
    ]) {
      const answer = await house.api.get(`/${path}`)
      expect(answer.status).toBe(302)
      expect(answer.headers.get('location')!.startsWith(`${house.url}/#/${PAGES.scanResult}?code=`)).toBe(
        true,
      )
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
  })
})

describe('a program that asks', () => {
  const asks = (path: string, linkType: string) =>
    house.api.get(`${path}?linkType=${encodeURIComponent(linkType)}`)

  test.each([
    ['gs1:pip', PAGES.scanResult],
    ['gs1:instructions', PAGES.manual],
    ['gs1:serviceInfo', PAGES.repair],
    ['gs1:registerProduct', PAGES.scanResult],
    ['gs1:traceability', PAGES.trace],
    ['gs1:defaultLink', PAGES.scanResult],
  ])('for %s gets there, also by the full name of the type', async (linkType, page) => {
    const trace = [{ at: '2026-05-02T08:00:00+08:00', stage: '奶源', what: '产地', value: '北纬 47°' }]
    const { gtin, serial } = await newUnit(house, { gtin: GTIN.milk, trace })
    for (const name of [linkType, linkType.replace('gs1:', VOC)])
      expect(goal(await asks(`/01/${gtin}/21/${serial}`, name)).page).toBe(page)
  })

  test('for a type that this product does not have gets a 404, never another page', async () => {
    const { gtin, serial } = await newUnit(house)
    for (const [path, linkType] of [
      [`/01/${gtin}/21/${serial}`, 'gs1:traceability'],
      [`/01/${gtin}/21/NEVERMADE`, 'gs1:registerProduct'],
      [`/01/${gtin}`, 'gs1:recallStatus'],
      [`/01/${gtin}`, 'constructor'],
      [`/00/${SSCC}`, 'gs1:instructions'],
    ] as const) {
      const answer = await asks(path, linkType)
      expect([path, ...refusal(answer)]).toEqual([path, 404, 'route.unknown'])
      expect(answer.headers.get('location')).toBeNull()
    }
  })

  test('for all of them gets the linkset, by its name or by its media type', async () => {
    const { gtin, serial, code } = await newUnit(house)
    const path = `/01/${gtin}/21/${serial}`
    const all = await asks(path, 'all')
    expect(all.status).toBe(200)
    expect(all.headers.get('content-type')).toMatch(/^application\/linkset\+json/)
    const [linkset, ...others] = all.body.linkset
    expect(others).toEqual([])
    expect(linkset.anchor).toBe(code)
    expect(Object.keys(linkset).sort()).toEqual(
      [
        'anchor',
        ...['defaultLink', 'instructions', 'pip', 'registerProduct', 'serviceInfo'].map((t) => VOC + t),
      ].sort(),
    )
    for (const [type, targets] of Object.entries(linkset as Record<string, unknown>))
      if (type !== 'anchor')
        for (const target of targets as object[])
          expect(target).toEqual({
            href: expect.stringContaining(house.url),
            title: expect.any(String),
            type: 'text/html',
            hreflang: ['zh-CN'],
          })
    expect(linkset[`${VOC}defaultLink`]).toEqual(linkset[`${VOC}pip`])
    expect((await asks(path, 'linkset')).body).toEqual(all.body)
    expect((await house.api.get(path, { accept: 'application/linkset+json' })).body).toEqual(all.body)
    // a type that is asked for by name comes before what a client would rather have
    expect(
      (await house.api.get(`${path}?linkType=gs1:pip`, { accept: 'application/linkset+json' })).status,
    ).toBe(307)
  })

  test('leads to pages by the same links that the linkset names', async () => {
    const { gtin, serial } = await newUnit(house)
    const path = `/01/${gtin}/21/${serial}`
    const linkset = (await asks(path, 'linkset')).body.linkset[0] as Record<string, { href: string }[]>
    for (const [type, [target]] of Object.entries(linkset))
      if (type.startsWith(VOC)) expect((await asks(path, type)).headers.get('location')).toBe(target!.href)
  })

  test('what this resolver can do is told it', async () => {
    const { status, body } = await house.api.get('/.well-known/gs1resolver')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: expect.any(String),
      resolverRoot: house.url,
      supportedPrimaryKeys: ['01', '00'],
      supportedLinkType: [{ namespace: VOC, prefix: 'gs1:' }],
      validatesCheckDigits: true,
    })
  })
})

describe('a code that is none', () => {
  test.each([
    '/01/09520000010271', // check digit
    `/00/${SSCC.slice(0, -1)}6`,
    '/01/0952000001027', // a GTIN-13 whose check digit is wrong
    '/01/123',
    '/01/abc',
    `/01/${GTIN.washer}/21`,
    `/01/${GTIN.washer}/21/A/10/B`,
    `/01/${GTIN.washer}/21/A/21/B`,
    `/01/${GTIN.washer}/99/A`,
    `/01/${GTIN.washer}/21/${'x'.repeat(21)}`,
    `/01/${GTIN.washer}/21/%E4%B8%80`,
    `/01/${GTIN.washer}/21/%E0%A4`,
    `/00/${SSCC}/21/A`,
    '/01/https:%2f%2fevil.example',
  ])('is a 400 and never a redirect: %s', async (path) => {
    for (const search of ['', '?linkType=all', '?linkType=gs1:pip']) {
      const answer = await house.api.get(path + search)
      expect(refusal(answer)).toEqual([400, 'code.malformed'])
      expect(answer.headers.get('location')).toBeNull()
    }
  })

  test('of a product that we do not have is a 404', async () => {
    for (const path of ['/01/09520123456788', '/01/09520123456788/21/A']) {
      const answer = await house.api.get(path)
      expect(refusal(answer)).toEqual([404, 'product.unknown'])
      expect(answer.headers.get('location')).toBeNull()
    }
  })
})
