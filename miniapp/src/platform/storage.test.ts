import { beforeEach, expect, test, vi } from 'vitest'

const { device } = vi.hoisted(() => ({ device: { map: new Map<string, unknown>(), refuses: false } }))

vi.mock('@tarojs/taro', () => {
  const guard = (): void => {
    if (device.refuses) throw new Error('setStorageSync:fail exceed max size')
  }
  return {
    default: {
      // WeChat gives an empty string for what is not there
      getStorageSync: (key: string) => (guard(), device.map.get(key) ?? ''),
      setStorageSync: (key: string, value: unknown) => (guard(), device.map.set(key, value)),
      removeStorageSync: (key: string) => device.map.delete(key),
      getStorageInfoSync: () => ({ keys: [...device.map.keys()] }),
    },
  }
})

const { forgetMine, forgetWritten, keep } = await import('./storage.ts')

beforeEach(() => {
  device.map.clear()
  device.refuses = false
})

test('keeps a value and when it was kept', () => {
  const place = keep<{ large: boolean }>('settings', 1)
  expect(place.read()).toBeNull()
  expect(place.write({ large: true })).toBe(true)
  expect(place.read()).toEqual({ value: { large: true }, at: expect.any(Number) as number })
  place.clear()
  expect(place.read()).toBeNull()
})

test('what another version wrote, or something else did, is as good as absent', () => {
  keep('settings', 1).write({ large: true })
  expect(keep('settings', 2).read()).toBeNull()
  device.map.set('onehall.settings', 'text')
  expect(keep('settings', 1).read()).toBeNull()
})

test('a device that refuses only forgets', () => {
  const place = keep('settings', 1)
  device.refuses = true
  expect(place.write({})).toBe(false)
  expect(place.read()).toBeNull()
})

test('forgets what is one person’s, what that person wrote only when asked to, and nothing else', () => {
  keep('mine.requests', 1).write([])
  keep('written.unsent', 1).write([])
  keep('settings', 1).write({})
  forgetMine()
  expect([...device.map.keys()]).toEqual(['onehall.written.unsent', 'onehall.settings'])
  forgetWritten()
  expect([...device.map.keys()]).toEqual(['onehall.settings'])
})
