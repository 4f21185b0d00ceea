import { randomBytes } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Logger } from '../platform/logger.ts'
import type { Metrics } from '../platform/metrics.ts'

/**
 * One line and one measurement a request, under an id that the reply carries too. Paths are logged as routes: ids of
 * people stay out. Of an anonymous call there is no line: when somebody wrote to the tip desk is nobody's business.
 */
export function requestLog(logger: Logger, metrics: Metrics): Middleware {
  return async (ctx, next) => {
    const started = process.hrtime.bigint()
    const requestId = requestIdOf(ctx.get('x-request-id'))
    ctx.state['requestId'] = requestId
    ctx.set('X-Request-Id', requestId)
    await next()
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    const route = (ctx.state['route'] as string | undefined) ?? 'other'
    metrics.httpDuration.observe(
      { http_request_method: ctx.method, http_route: route, http_response_status_code: ctx.status },
      seconds,
    )
    if (ctx.state['anonymous'] === true) return
    logger.info(
      { requestId, method: ctx.method, route, status: ctx.status, ms: Math.round(seconds * 1000) },
      'http',
    )
  }
}

const requestIdOf = (given: string): string =>
  /^[\w-]{8,64}$/.test(given) ? given : randomBytes(12).toString('base64url')
