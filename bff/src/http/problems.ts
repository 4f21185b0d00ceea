import type { Context, Middleware } from 'koa'
import { Problem, type ProblemCode, type ProblemReply } from '@onehall/shared/problem'
import { CallError } from '../platform/http-client.ts'
import type { Logger } from '../platform/logger.ts'

/** Turns whatever is thrown below into an RFC 9457 problem. A 5xx says nothing of the inside. */
export function problems(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.body === undefined) refuseUnanswered(ctx.status)
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

/** The router found no such path, or the path without such a method. */
function refuseUnanswered(status: number): void {
  if (status === 404) throw new Problem('route.unknown')
  if (status === 405 || status === 501) throw new Problem('method.unknown')
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isStoreAway(error) || error instanceof CallError)
    return new Problem('server.unavailable', undefined, { retryAfter: 2, cause: error })
  return new Problem(BY_STATUS.get(statusOf(error)) ?? 'server.error')
}

/** What Koa's own parts refuse: bodies they cannot read, files outside their folder. */
const BY_STATUS = new Map<unknown, ProblemCode>([
  [400, 'input.malformed'],
  [403, 'route.unknown'],
  [404, 'route.unknown'],
  [413, 'input.too_large'],
  [415, 'input.malformed'],
])
const statusOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined

const STORE_AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClearedError',
])
/** The driver passes on as it is what a socket says that was ended while it wrote. */
const LINE_CUT = new Set<unknown>(['EPIPE', 'ECONNRESET'])
const isStoreAway = (error: unknown): boolean =>
  error instanceof Error && (STORE_AWAY.has(error.name) || ('code' in error && LINE_CUT.has(error.code)))
