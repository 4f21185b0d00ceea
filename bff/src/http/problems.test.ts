import type { Context } from 'koa'
import { expect, test } from 'vitest'
import type { Logger } from '../platform/logger.ts'
import { problems } from './problems.ts'

const logger = { error: () => undefined } as unknown as Logger
const replyTo = async (thrown: Error): Promise<Record<string, unknown>> => {
  const set: Record<string, string> = {}
  const ctx = {
    state: {},
    set: (name: string, value: string) => void (set[name] = value),
  } as unknown as Context
  await problems(logger)(ctx, () => Promise.reject(thrown))
  return { status: ctx.status, code: (ctx.body as { code: string }).code, later: set['Retry-After'] }
}

test('a store whose line is cut, at whatever moment, is away: come back later; any other fault is ours', async () => {
  const away = { status: 503, code: 'server.unavailable', later: '2' }
  const named = (name: string): Error => Object.assign(new Error('gone'), { name })
  const coded = (code: string): Error => Object.assign(new Error('gone'), { code })
  for (const error of [named('MongoNetworkError'), coded('EPIPE'), coded('ECONNRESET')])
    expect(await replyTo(error)).toEqual(away)
  for (const error of [new Error('a slip'), coded('ENOENT')])
    expect(await replyTo(error)).toMatchObject({ status: 500, code: 'server.error' })
})
