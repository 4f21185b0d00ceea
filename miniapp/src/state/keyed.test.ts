import { expect, test } from 'vitest'
import { ApiError } from '../api/problem.ts'
import { keyed } from './keyed.ts'

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
