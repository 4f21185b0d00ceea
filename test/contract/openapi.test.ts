import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENDPOINTS } from '@onehall/shared/contract/index'
import { openHouse, type House } from '../support/house.ts'

interface Operation {
  operationId: string
  security?: unknown[]
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

let house: House
let document: {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
}

beforeAll(async () => {
  house = await openHouse()
  document = (await house.api.get('/openapi.json')).body
})
afterAll(() => house.close())

const operationOf = ({ path, method }: (typeof ENDPOINTS)[number]): Operation =>
  document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]![method.toLowerCase()]!

test('the document is OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const checked = await new Validator().validate(structuredClone(document))
  expect(checked.errors).toBeUndefined()
  expect(checked.valid).toBe(true)
  expect(document.openapi).toBe('3.1.0')
  expect(document.servers).toEqual([{ url: house.url }])
  for (const [ref] of JSON.stringify(document).matchAll(/"\$ref":"[^"]+"/g)) {
    const pointer = (JSON.parse(`{${ref}}`) as { $ref: string }).$ref
    const goal = pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document)
    expect([pointer, typeof goal]).toEqual([pointer, 'object'])
  }
})

test('a document that is none is told from it', async () => {
  const broken = { ...structuredClone(document), paths: { '/x': { get: { responses: { 200: {} } } } } }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('every endpoint stands in it once, with what it takes and what it answers', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  expect(operations.map((operation) => operation.operationId).sort()).toEqual(
    ENDPOINTS.map((e) => e.id).sort(),
  )
  for (const endpoint of ENDPOINTS) {
    const { parameters, responses, requestBody, security } = operationOf(endpoint)
    const inPath = parameters.filter((p) => p.in === 'path')
    expect(inPath.map((p) => p.name)).toEqual([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name))
    expect(inPath.every((p) => p.required)).toBe(true)
    expect(security).toEqual(endpoint.who === 'anyone' ? undefined : [{ bearer: [] }])
    expect(parameters.some((p) => p.name === 'Idempotency-Key')).toBe(!endpoint.repeatable)
    expect(requestBody !== undefined).toBe(!['GET', 'DELETE'].includes(endpoint.method))
    for (const [status, schema] of Object.entries(endpoint.replies))
      expect(responses[status]!.content !== undefined).toBe(schema !== null)
    for (const [status, { content = {} }] of Object.entries(responses))
      if (Number(status) >= 400) expect(Object.keys(content)).toEqual(['application/problem+json'])
  }
})

test('the page that shows it is there, with all it loads', async () => {
  const page = await house.api.get('/docs')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  const files = [...(page.body as string).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!)
  expect(files.length).toBeGreaterThanOrEqual(2)
  for (const file of files) {
    const asset = await house.api.get(file)
    expect([file, asset.status]).toEqual([file, 200])
    expect(asset.headers.get('content-type')).toMatch(file.endsWith('.css') ? /css/ : /javascript/)
  }
  expect((await house.api.get('/docs/nothing.js')).status).toBe(404)
})

test('pages that a browser shows come with rules for it', async () => {
  const { headers } = await house.api.get('/docs')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect(headers.get('x-powered-by')).toBeNull()
})
