import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../api/problem.ts'

const { device, asked, replies } = vi.hoisted(() => ({
  device: new Map<string, unknown>(),
  asked: [] as string[],
  replies: [] as (Error | 'done')[],
}))

vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
    removeStorageSync: (key: string) => device.delete(key),
    getStorageInfoSync: () => ({ keys: [...device.keys()] }),
  },
}))
vi.mock('../api/client.ts', () => ({ keeper: { current: () => null, onChange: () => undefined } }))
vi.mock('../api/requests.ts', () => ({
  openRequest: (_: object, key: string) => {
    asked.push(key)
    const reply = replies.shift() ?? 'done'
    return reply === 'done' ? Promise.resolve({}) : Promise.reject(reply)
  },
}))

const { sendLater, sendUnsent, takeBack, useUnsent } = await import('./unsent.ts')

const silence = new ApiError({ code: 'network.offline', status: 0, sentence: '' })
const refusal = new ApiError({ code: 'registration.unknown', status: 404, sentence: '没有这条登记' })
const waiting = (): string[] => useUnsent.getState().items.map(({ key }) => key)

beforeEach(() => {
  for (const key of waiting()) takeBack(key)
  asked.length = 0
  replies.length = 0
  vi.useFakeTimers()
  for (const key of ['first', 'second']) sendLater({ key, title: '洗烘一体机报修', body: { kind: 'repair' } })
})

test('goes out in order, each under its own key, and is then gone', async () => {
  await Promise.all([sendUnsent(), sendUnsent()])
  await sendUnsent()
  expect(asked).toEqual(['first', 'second'])
  expect(waiting()).toEqual([])
})

test('a silence ends the round; later it goes on under the same key', async () => {
  replies.push(silence)
  await sendUnsent()
  expect(asked).toEqual(['first'])
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked).toEqual(['first', 'first', 'second'])
  expect(waiting()).toEqual([])
})

test('what is refused stays, with the reason, and is not asked again; the others go', async () => {
  replies.push(refusal)
  await sendUnsent()
  await sendUnsent()
  expect(asked).toEqual(['first', 'second'])
  expect(useUnsent.getState().items).toMatchObject([{ key: 'first', refused: '没有这条登记' }])
})
