import { createHash, createHmac } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, type House } from '../support/house.ts'
import { openObjectStore, type Asked } from '../support/object-store.ts'
import { newPerson, type TestPerson } from '../support/people.ts'

const SECRET = 'the secret of a made-up bucket'
let s3: Awaited<ReturnType<typeof openObjectStore>>
let house: House
let person: TestPerson
beforeAll(async () => {
  s3 = await openObjectStore()
  const env = {
    S3_ENDPOINT: s3.url,
    S3_REGION: 'cn-test-1',
    S3_BUCKET: 'media',
    S3_ACCESS_KEY_ID: 'AKTEST',
    S3_SECRET_ACCESS_KEY: SECRET,
  }
  house = await openHouse({ env })
  person = await newPerson(house)
})
afterAll(async () => {
  await house.close()
  await s3.close()
})

const upload = async () => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#08c' } })
    .png()
    .toBuffer()
  return person.api.upload(new Blob([new Uint8Array(bytes)]), 'a.png')
}
const read = (url: string, headers: Record<string, string> = {}) => fetch(house.url + url, { headers })
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The signature that AWS Signature Version 4 asks for (docs.aws.amazon.com, "Create a signed request"). */
function signatureFor({ method, path, headers }: Asked, signedHeaders: string): string {
  const [date, region] = [String(headers['x-amz-date']), 'cn-test-1']
  const lines = signedHeaders.split(';').map((name) => `${name}:${String(headers[name])}\n`)
  const canonical = [method, path, '', lines.join(''), signedHeaders, headers['x-amz-content-sha256']].join(
    '\n',
  )
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${SECRET}`, date.slice(0, 8)))
  return hmac(key, toSign).toString('hex')
}

test('a picture lies in the bucket under its id, and comes from there, whole and in part', async () => {
  const { status, body } = await upload()
  expect(status).toBe(201)
  const kept = s3.objects.get(`/media/${body.id}`)!
  expect(kept.type).toBe('image/jpeg')
  expect(kept.bytes.length).toBe(body.bytes)
  const whole = await read(body.url)
  expect(Buffer.from(await whole.arrayBuffer()).equals(kept.bytes)).toBe(true)
  const part = await read(body.url, { range: 'bytes=2-5' })
  expect(part.status).toBe(206)
  expect(Buffer.from(await part.arrayBuffer()).equals(kept.bytes.subarray(2, 6))).toBe(true)
})

test('every call is signed as S3 asks for it', async () => {
  const { body } = await upload()
  await (await read(body.url)).arrayBuffer()
  const calls = s3.asked.filter(({ path }) => path === `/media/${body.id}`)
  expect(calls.map(({ method }) => method)).toEqual(['PUT', 'GET'])
  for (const call of calls) {
    expect(call.headers['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/)
    expect(call.headers['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD')
    const [, credential, signed, signature] =
      /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
        String(call.headers.authorization),
      )!
    expect(credential).toMatch(/^AKTEST\/\d{8}\/cn-test-1\/s3\/aws4_request$/)
    expect(signed!.split(';')).toEqual(expect.arrayContaining(['host', 'x-amz-content-sha256', 'x-amz-date']))
    expect(signature).toBe(signatureFor(call, signed!))
  }
})

test('a store that stumbles is asked again; one that stays down is told, and no record names what is not there', async () => {
  s3.fail(1)
  expect((await upload()).status).toBe(201)
  const before = await house.db.collection('media').countDocuments()
  s3.fail(100)
  const answer = await upload()
  s3.fail(0)
  expect([answer.status, answer.body.code]).toEqual([503, 'server.unavailable'])
  expect(JSON.stringify(answer.body)).not.toMatch(/object store|127\.0\.0\.1|AKTEST/)
  expect(await house.db.collection('media').countDocuments()).toBe(before)
})

test('a file that the bucket lost is not there', async () => {
  const { body } = await upload()
  s3.objects.delete(`/media/${body.id}`)
  const answer = await house.api.get(body.url)
  expect([answer.status, answer.body.code]).toEqual([404, 'media.unknown'])
})
