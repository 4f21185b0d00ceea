import { beforeEach, expect, test, vi } from 'vitest'
import type { Answered, Call } from './create-client.ts'
import { ApiError } from './problem.ts'

const { device, server } = vi.hoisted(() => {
  const server: { asked: Call[]; next: unknown } = { asked: [], next: null }
  return { device: new Map<string, unknown>(), server }
})

vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
  },
}))
vi.mock('./client.ts', () => ({
  client: {
    ask(call: Call): Promise<Answered> {
      server.asked.push(call)
      return server.next instanceof Error
        ? Promise.reject(server.next)
        : Promise.resolve(server.next as Answered)
    },
  },
}))

const { keptReply, replyOnDevice } = await import('./kept-reply.ts')
const full: Answered = { status: 200, headers: { etag: '"v1"' }, body: { version: '1' } }
const offline = new ApiError({ code: 'network.offline', status: 0, sentence: '现在连不上' })

beforeEach(() => {
  device.clear()
  server.asked = []
})

const read = (next: unknown) => {
  server.next = next
  return keptReply<{ version: string }>('/products/1/manual')
}

test('asks with the tag it knows, and a 304 is the body it has', async () => {
  expect(await read(full)).toEqual({ body: { version: '1' }, savedAt: null })
  expect(await read({ status: 304, headers: {}, body: null })).toEqual({
    body: { version: '1' },
    savedAt: null,
  })
  expect(server.asked.map((call) => call.headers)).toEqual([{}, { 'If-None-Match': '"v1"' }])
})

test('without a network it is read from the device, with the time it is from', async () => {
  await read(full)
  const kept = await read(offline)
  expect(kept.body).toEqual({ version: '1' })
  expect(kept.savedAt).toBeInstanceOf(Date)
})

test('never kept and no network: the fault is said', async () => {
  await expect(read(offline)).rejects.toBe(offline)
})

test('a no of the server is not papered over with what is kept', async () => {
  await read(full)
  const gone = {
    status: 404,
    headers: {},
    body: { code: 'product.unknown', title: '没有查到这个产品', detail: '' },
  }
  await expect(read(gone)).rejects.toMatchObject({ code: 'product.unknown' })
})

test('what is kept can be read before the server is asked', async () => {
  const onDevice = replyOnDevice<{ version: string }>('/products/1/manual')
  expect(onDevice.read()).toBeNull()
  await read(full)
  expect(onDevice.read()?.value.body).toEqual({ version: '1' })
})
