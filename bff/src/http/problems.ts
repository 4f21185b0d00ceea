import type { Context, Middleware } from 'koa'
import { PROBLEMS, Problem, type ProblemReply } from '@onehall/shared/problem'
import type { Logger } from '../platform/logger.ts'

/** Turns whatever is thrown below into an RFC 9457 problem. A 5xx says nothing of the inside. */
export function problems(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) throw new Problem('route.unknown')
    } catch (error) {
      const problem = toProblem(error)
      if (problem.status >= 500)
        logger.error({ requestId: ctx.state['requestId'] as string, err: error }, problem.code)
      answer(ctx, problem)
    }
  }
}

export function answer(ctx: Context, problem: Problem): void {
  const body: ProblemReply = {
    type: `https://onehall.invalid/problems/${problem.code}`,
    title: problem.title,
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    requestId: ctx.state['requestId'] as string,
    ...(problem.errors ? { errors: problem.errors } : {}),
  }
  ctx.status = problem.status
  if (problem.retryAfter !== undefined) ctx.set('Retry-After', String(problem.retryAfter))
  if (problem.status === 401) ctx.set('WWW-Authenticate', 'Bearer')
  ctx.body = body
  ctx.type = 'application/problem+json'
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  if (status === 413) return new Problem('input.too_large')
  if (status === 400 || status === 415) return new Problem('input.malformed')
  if (isStoreAway(error)) return new Problem('server.unavailable', undefined, { retryAfter: 2 })
  return new Problem('server.error')
}

const STORE_AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClearedError',
])
const isStoreAway = (error: unknown): boolean => error instanceof Error && STORE_AWAY.has(error.name)

/** koa-router's answers to a wrong method, in our shape. */
export const wrongMethod = (): Problem => new Problem('method.unknown')
export const PROBLEM_CODES = Object.keys(PROBLEMS)
