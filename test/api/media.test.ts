import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IMAGE_BYTES_MAX, VIDEO_BYTES_MAX } from '@onehall/shared/domain/limits'
import type { Answer, Caller } from '../support/caller.ts'
import { box, boxTypes, FTYP, TELLING, tellingClip, wideBox } from '../support/clips.ts'
import { createTestClock, DAY, HOUR } from '../support/clock.ts'
import { openHouse, type House } from '../support/house.ts'
import { newPerson, type TestPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

const clock = createTestClock()
const systemTemp = process.env['TMPDIR']
let house: House
let person: TestPerson
/** where this process puts what is on its way */
let temp: string
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'onehall-temp-'))
  house = await openHouse({ clock })
  process.env['TMPDIR'] = temp
  person = await newPerson(house)
})
afterAll(async () => {
  await house.close()
  if (systemTemp === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = systemTemp
  await rm(temp, { recursive: true })
})

const blob = (bytes: Buffer | string): Blob =>
  new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)])
const upload = (bytes: Buffer | string, name = 'file', by: Caller = person.api) =>
  by.upload(blob(bytes), name)
const refusal = ({ status, body }: Answer): [number, string] => [status, body.code]
const recordsOf = (ownerId: string) => house.db.collection('media').countDocuments({ ownerId })
/** A file as it lies on the disk. */
const kept = (id: string): Promise<Buffer> => readFile(join(house.env['MEDIA_PATH']!, id.slice(0, 2), id))

async function fetched(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(house.url + path, { headers })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

/** A header for calls that no caller makes for us; the person's session goes on. */
async function bearer(by: TestPerson): Promise<{ authorization: string }> {
  const { body } = await house.api.post('auth/refresh', { refreshToken: by.refreshToken })
  by.refreshToken = body.refreshToken
  return { authorization: `Bearer ${body.accessToken}` }
}

/** Red, green and blue from left to right, so that a picture that lies on its side shows. */
const picture = (width = 300, height = 120) =>
  sharp({ create: { width, height, channels: 3, background: '#00ff00' } }).composite([
    { input: { create: { width: width / 3, height, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ])
const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '31/1 51/1 0/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '117/1 17/1 0/1',
}
const OWNER = 'whose-phone-it-was'
const tellingJpeg = () =>
  picture()
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Make: 'Fictional', Artist: OWNER, Orientation: '6' }, IFD3: GPS })
    .toBuffer()

describe('a picture', () => {
  test('is drawn anew, upright, and what the camera wrote about place and owner is not in it', async () => {
    const original = await tellingJpeg()
    expect(original.includes(OWNER)).toBe(true)
    expect((await sharp(original).metadata()).exif).toBeDefined()

    const { status, body } = await upload(original, 'IMG_0001.JPG')
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'image', type: 'image/jpeg', width: 120, height: 300 })
    const bytes = await kept(body.id)
    expect(bytes.length).toBe(body.bytes)
    for (const word of [OWNER, 'Fictional', 'Exif', 'GPS'])
      expect([word, bytes.includes(word)]).toEqual([word, false])
    const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata()
    expect({ exif, xmp, iptc, orientation }).toEqual({})
    // turned by a quarter: the red that was at the left is at the top
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    expect([data[0]! > 200, data[1]! < 60]).toEqual([true, true])
  })

  test.each([
    [
      'PNG with alpha',
      () =>
        sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
          .png()
          .toBuffer(),
    ],
    ['WebP', () => picture(60, 40).webp().toBuffer()],
    ['JPEG', () => picture(60, 40).jpeg().toBuffer()],
  ])('may be a %s, whatever it is called', async (_, draw) => {
    const { status, body } = await upload(await draw(), 'notes.txt')
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'image', type: 'image/jpeg', width: 60, height: 40 })
    expect((await sharp(await kept(body.id)).metadata()).format).toBe('jpeg')
  })

  test('with holes gets a white ground', async () => {
    const clear = sharp({
      create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
    const { body } = await upload(await clear.png().toBuffer())
    const { dominant } = await sharp(await kept(body.id)).stats()
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
  })

  test('may be a HEIC, as phones write it, and loses its EXIF too', async () => {
    const heic = await readFile(new URL('../fixtures/photo.heic', import.meta.url))
    expect(heic.includes('Fictional')).toBe(true)
    const { status, body } = await upload(heic, 'IMG_0002.HEIC')
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'image', type: 'image/jpeg', width: 320, height: 240 })
    const bytes = await kept(body.id)
    for (const word of ['Fictional', 'Exif']) expect(bytes.includes(word)).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  test('larger than anybody looks at is made smaller', async () => {
    const { body } = await upload(await picture(3000, 1500).jpeg().toBuffer())
    expect(body).toMatchObject({ width: 2560, height: 1280 })
  })

  test('loses a second file that hid behind it', async () => {
    const hidden = Buffer.concat([
      await picture(60, 40).jpeg().toBuffer(),
      Buffer.from('PK\x03\x04<script>hidden</script>'),
    ])
    const { status, body } = await upload(hidden)
    expect(status).toBe(201)
    expect((await kept(body.id)).includes('hidden')).toBe(false)
  })
})

describe('a clip', () => {
  test('keeps its frames where they were and loses what tells of place, device and owner', async () => {
    const original = tellingClip()
    for (const word of TELLING) expect(original.includes(word)).toBe(true)
    const { status, body } = await upload(original, 'VID.MOV')
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'video',
      type: 'video/mp4',
      bytes: original.length,
      width: null,
      height: null,
    })
    const bytes = await kept(body.id)
    for (const word of TELLING) expect([word, bytes.includes(word)]).toEqual([word, false])
    expect(bytes.length).toBe(original.length)
    expect(bytes.indexOf('frames')).toBe(original.indexOf('frames'))
    const moov = ['moov', 'mvhd', 'trak', 'tkhd', 'mdia', 'mdhd', 'free', 'free', 'free']
    expect(boxTypes(bytes)).toEqual(['ftyp', 'mdat', ...moov, 'free'])
    expect(bytes.includes(Buffer.alloc(84, 2))).toBe(true)
  })

  test('whose last box goes to the end of the file is one too', async () => {
    const open = box('mdat', 'to the end')
    open.writeUInt32BE(0)
    expect((await upload(Buffer.concat([FTYP, box('udta', TELLING[0]!), open]))).status).toBe(201)
  })

  test.each<[string, () => Buffer]>([
    ['ends beyond its file', () => Buffer.concat([FTYP, box('moov', 'x').fill(0xff, 0, 3)])],
    [
      'is smaller than its head',
      () => Buffer.concat([FTYP, Buffer.from([0, 0, 0, 4, 0x6d, 0x6f, 0x6f, 0x76])]),
    ],
    ['is half a head', () => Buffer.concat([FTYP, Buffer.alloc(5)])],
    ['lies deeper than any camera writes', () => Buffer.concat([FTYP, deep(20)])],
    [
      'is one of more than any camera writes',
      () => Buffer.concat([FTYP, ...Array.from({ length: 20_000 }, () => box('free'))]),
    ],
    [
      'says that it is larger than numbers go',
      () => Buffer.concat([FTYP, wideBox('mdat', Buffer.alloc(4)).fill(0xff, 8, 16)]),
    ],
  ])('with a box that %s is refused', async (_, make) => {
    expect(refusal(await upload(make()))).toEqual([400, 'media.broken'])
  })
  const deep = (levels: number): Buffer =>
    levels === 0 ? box('udta', TELLING[0]!) : box('moov', deep(levels - 1))
})

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  test.each<[string, Buffer | string, string]>([
    ['SVG', svg, 'a.svg'],
    ['SVG called a JPEG', `<?xml version="1.0"?>${svg}`, 'a.jpg'],
    ['HTML called a PNG', '<!doctype html><script>alert(1)</script>', 'a.png'],
    ['ZIP', Buffer.from('504b0304140000000800', 'hex'), 'a.jpg'],
    ['GIF', Buffer.from('474946383961010001000000002c00000000010001000002', 'hex'), 'a.gif'],
    ['PDF', '%PDF-1.7\n1 0 obj', 'a.pdf'],
    ['QuickTime', Buffer.concat([box('ftyp', 'qt  ', Buffer.alloc(4), 'qt  '), box('mdat', 'x')]), 'a.mov'],
    ['ELF', Buffer.from('7f454c4602010100', 'hex'), 'a.mp4'],
    ['words', 'hello', 'a.jpg'],
    ['nothing', '', 'a.jpg'],
  ])('%s', async (_, bytes, name) => {
    const before = await recordsOf(person.id)
    expect(refusal(await upload(bytes, name))).toEqual([415, 'media.unsupported'])
    expect(await recordsOf(person.id)).toBe(before)
  })

  test('a picture that breaks off, or is none behind its first bytes', async () => {
    const whole = await picture().jpeg().toBuffer()
    for (const bytes of [
      whole.subarray(0, whole.length / 2),
      Buffer.concat([whole.subarray(0, 20), Buffer.alloc(200, 7)]),
    ])
      expect(refusal(await upload(bytes))).toEqual([400, 'media.broken'])
    const heic = await readFile(new URL('../fixtures/photo.heic', import.meta.url))
    expect(refusal(await upload(heic.subarray(0, 900)))).toEqual([400, 'media.broken'])
  })

  test('a small file that would unpack to a huge picture', async () => {
    const bomb = hugePng(30_000, 30_000)
    expect(bomb.length).toBeLessThan(IMAGE_BYTES_MAX / 5)
    expect(refusal(await upload(bomb))).toEqual([400, 'media.broken'])
  })

  test('what is larger than it may be', async () => {
    const jpeg = await picture().jpeg().toBuffer()
    const padded = Buffer.concat([jpeg, Buffer.alloc(IMAGE_BYTES_MAX + 1 - jpeg.length)])
    expect(refusal(await upload(padded))).toEqual([413, 'media.too_large'])
    expect((await upload(padded.subarray(0, IMAGE_BYTES_MAX))).status).toBe(201)
    const film = Buffer.concat([FTYP, wideBox('mdat', Buffer.alloc(VIDEO_BYTES_MAX))])
    expect(refusal(await upload(film))).toEqual([413, 'media.too_large'])
  })

  const part = (name: string, more = ''): string =>
    `--a\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\nx\r\n`
  const FORM = 'multipart/form-data; boundary=a'
  test.each([
    ['no form', '{}', 'application/json'],
    ['a form without a boundary', 'x', 'multipart/form-data'],
    ['a form without a part', 'x', FORM],
    ['a form of words', `${part('note')}--a--\r\n`, FORM],
    ['a file of another name', `${part('other', '; filename="a.jpg"')}--a--\r\n`, FORM],
    ['a file that does not end', part('file', '; filename="a.jpg"'), FORM],
    ['a file of another name that does not end', part('other', '; filename="a.jpg"'), FORM],
  ])('%s', async (_, body, type) => {
    expect(refusal(await person.api.post('media', body, { 'content-type': type }))).toEqual([
      400,
      'input.malformed',
    ])
  })

  test('an upload that breaks off in the middle leaves nothing behind, and others go on', async () => {
    const { authorization } = await bearer(person)
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1')
    socket.write(
      `POST /api/v1/media HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Length: 100000\r\n` +
        'Content-Type: multipart/form-data; boundary=a\r\n\r\n' +
        `--a\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n${'x'.repeat(1000)}`,
    )
    await eventually(
      () => readdir(temp),
      (files) => files.length > 0,
    )
    socket.destroy()
    await eventually(
      () => readdir(temp),
      (files) => files.length === 0,
    )
    expect((await upload(await picture(30, 30).png().toBuffer())).status).toBe(201)
  })

  test('nothing of what came stays on this machine’s disk beside the storage', async () => {
    expect(await readdir(temp)).toEqual([])
  })
})

describe('reading a file', () => {
  const uploaded = async () =>
    (await upload(await picture().jpeg().toBuffer())).body as { id: string; url: string; bytes: number }
  test('its owner reads it with a token, and nobody else does', async () => {
    const { id } = await uploaded()
    const stranger = await newPerson(house)
    const mine = await fetched(`/api/v1/media/${id}`, await bearer(person))
    expect(mine.status).toBe(200)
    expect(mine.bytes.equals(await kept(id))).toBe(true)
    for (const headers of [await bearer(stranger), {}]) {
      const { status, bytes } = await fetched(`/api/v1/media/${id}`, headers)
      expect([status, JSON.parse(bytes.toString()).code]).toEqual([404, 'media.unknown'])
    }
  })

  test('is shown as a picture and as nothing else', async () => {
    const { url, bytes } = await uploaded()
    const { headers } = await fetched(url)
    expect(headers.get('content-type')).toBe('image/jpeg')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('content-disposition')).toBe('inline')
    expect(headers.get('content-length')).toBe(String(bytes))
    expect(headers.get('cache-control')).toMatch(/^private/)
  })

  test('a link opens it without a token, for an hour and a bit', async () => {
    const { id, url } = await uploaded()
    expect(url).toMatch(new RegExp(`^/api/v1/media/${id}\\?until=\\d+&sig=[\\w-]+$`))
    expect((await fetched(url)).status).toBe(200)
    clock.forward(HOUR)
    expect((await fetched(url)).status).toBe(200)
    clock.forward(HOUR)
    expect((await fetched(url)).status).toBe(404)
  })

  test('a link is the same all the hour, so that what was loaded is found again', async () => {
    const { id } = await uploaded()
    const asked = async () =>
      (await person.api.post('requests', { kind: 'complaint', mediaIds: [id] })).body.thread[0].media[0]
        .url as string
    const [first, second] = [await asked(), await asked()]
    const hours = (url: string) => Number(/until=(\d+)/.exec(url)![1]) / 3600
    expect(Number.isInteger(hours(first))).toBe(true)
    expect(hours(second) - hours(first)).toBeLessThanOrEqual(1)
    if (hours(first) === hours(second)) expect(second).toBe(first)
  })

  test('a link that somebody made, or changed, opens nothing', async () => {
    const [one, other] = [await uploaded(), await uploaded()]
    const [path = '', search = ''] = one.url.split('?')
    const { until, sig } = Object.fromEntries(new URLSearchParams(search)) as { until: string; sig: string }
    for (const forged of [
      `${path}?until=${until}&sig=${'A'.repeat(sig.length)}`,
      `${path}?until=${Number(until) + 3600}&sig=${sig}`,
      `${path}?until=${until}&sig=`,
      `${path}?until=${until}`,
      `${path}?sig=${sig}`,
      `${other.url.split('?')[0]}?${search}`,
      `/api/v1/media/nothing?${search}`,
    ])
      expect([forged, (await fetched(forged)).status]).toEqual([forged, 404])
  })

  test('a part of it is sent to who asks for a part', async () => {
    const { id, url, bytes } = await uploaded()
    const whole = await kept(id)
    const part = async (range: string) => fetched(url, { range })
    for (const [range, from, until] of [
      ['bytes=0-3', 0, 3],
      ['bytes=4-', 4, bytes - 1],
      [`bytes=${bytes - 1}-${bytes + 100}`, bytes - 1, bytes - 1],
    ] as const) {
      const { status, headers, bytes: got } = await part(range)
      expect([range, status, headers.get('content-range')]).toEqual([
        range,
        206,
        `bytes ${from}-${until}/${bytes}`,
      ])
      expect(got.equals(whole.subarray(from, until + 1))).toBe(true)
    }
    for (const range of [`bytes=${bytes}-`, 'bytes=5-2', 'bytes=-5', 'lines=1-2', 'bytes=0-1,3-4']) {
      const { status, bytes: got } = await part(range)
      expect([range, status, got.length]).toEqual([range, 200, bytes])
    }
  })
})

test('a day later the store still has what it was given', async () => {
  const { body } = await upload(await picture(30, 30).png().toBuffer())
  clock.forward(DAY)
  expect(await house.db.collection<{ _id: string }>('media').findOne({ _id: body.id })).toMatchObject({
    ownerId: person.id,
    kind: 'image',
  })
  expect((await kept(body.id)).length).toBe(body.bytes)
})

/** A one-bit PNG whose pixels are all alike: it packs a thousandfold. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(data.length)
    body.copy(framed, 4)
    framed.writeUInt32BE(crc32(body), body.length + 4)
    return framed
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 1 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
