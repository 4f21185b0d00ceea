import { bodyParser } from '@koa/bodyparser'
import type { Context, Middleware } from 'koa'
import { BODY_KB } from '@onehall/shared/contract/endpoint'
import { ENDPOINTS } from '@onehall/shared/contract/index'
import { Problem } from '@onehall/shared/problem'
import { BASE } from './route.ts'

const DEPTH = 12

/** Endpoints whose contract allows more than the others: their paths hold no names. */
const LARGER = new Map(
  ENDPOINTS.filter((e) => e.bodyKb !== BODY_KB).map((e) => [`${e.method} ${BASE}${e.path}`, e.bodyKb]),
)
const limitOf = (ctx: Context): number => LARGER.get(`${ctx.method} ${ctx.path}`) ?? BODY_KB

/**
 * JSON as large as the endpoint's contract allows (256 KB, where it does not say) and twelve levels deep; other bodies
 * are left to their route. The raw text stays, for signatures.
 */
export function jsonBody(): Middleware {
  const parsers = new Map([BODY_KB, ...LARGER.values()].map((kb) => [kb, parserFor(kb)]))
  return async (ctx, next) => {
    await parsers.get(limitOf(ctx))!(ctx, async () => {
      if (depthOf(ctx.request.body) > DEPTH) throw new Problem('input.malformed', '内容套得太深了')
      await next()
    })
  }
}

const parserFor = (kb: number): Middleware =>
  bodyParser({
    enableTypes: ['json'],
    jsonLimit: `${kb}kb`,
    jsonStrict: false,
    onError(error) {
      const status = 'status' in error ? error.status : 400
      throw new Problem(status === 413 ? 'input.too_large' : 'input.malformed', undefined, { cause: error })
    },
  })

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > DEPTH) return depth
  return Object.values(value).reduce<number>(
    (deepest, inner) => Math.max(deepest, depthOf(inner, depth + 1)),
    depth,
  )
}
