import { expect, test } from 'vitest'
import { ApiError } from '../api/problem.ts'
import type { Keep } from '../platform/storage.ts'
import { keyed, type Attempt } from './keyed.ts'

const silence = new ApiError({ code: 'network.offline', status: 0, sentence: '' })
const refusal = new ApiError({ code: 'input.invalid', status: 400, sentence: '' })

function scripted(...ends: (ApiError | 'done')[]) {
  const keys: string[] = []
  let n = 0
  const send = keyed(
    (_: unknown, key) => {
      keys.push(key)
      const end = ends.shift() ?? 'done'
      return end === 'done' ? Promise.resolve('reply') : Promise.reject(end)
    },
    () => `k${++n}`,
  )
  return { keys, send: (input: unknown) => send(input).catch(() => null) }
}

test('the same input after a silence goes under the same key', async () => {
  const { keys, send } = scripted(silence, silence)
  for (let i = 0; i < 3; i++) await send({ text: '报修' })
  expect(keys).toEqual(['k1', 'k1', 'k1'])
})

test('another input, or the same after an answer, is another write', async () => {
  const { keys, send } = scripted(silence, refusal, 'done')
  await send({ text: '报修' })
  await send({ text: '报修，很急' })
  await send({ text: '报修，很急' })
  await send({ text: '报修，很急' })
  expect(keys).toEqual(['k1', 'k2', 'k3', 'k4'])
})

test('an attempt that was kept on the device goes on under its key; a day later it is a new one', async () => {
  let stored: { value: Attempt; at: number } | null = null
  const kept: Keep<Attempt> = {
    read: () => stored,
    write: (value) => ((stored = { value, at: Date.now() }), true),
    clear: () => (stored = null),
  }
  const keys: string[] = []
  const begin = (name: string, end: ApiError | null) =>
    keyed(
      (_: unknown, key) => {
        keys.push(key)
        return end ? Promise.reject(end) : Promise.resolve('reply')
      },
      () => name,
      kept,
    )
  await begin('first', silence)({ text: '报修' }).catch(() => null)
  stored = { ...stored!, at: Date.now() - 25 * 3_600_000 }
  await begin('a day later', silence)({ text: '报修' }).catch(() => null)
  await begin('after a restart', null)({ text: '报修' })
  expect(keys).toEqual(['first', 'a day later', 'a day later'])
  expect(stored).toBeNull()
})
