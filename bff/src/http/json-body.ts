import { bodyParser } from '@koa/bodyparser'
import type { Middleware } from 'koa'
import { Problem } from '@onehall/shared/problem'

const LIMIT = '256kb'
const DEPTH = 12

/** JSON up to 256 KB and twelve levels deep; other bodies are left to their route. The raw text stays, for signatures. */
export function jsonBody(): Middleware {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: LIMIT,
    jsonStrict: false,
    onError(error) {
      const status = 'status' in error ? error.status : 400
      throw new Problem(status === 413 ? 'input.too_large' : 'input.malformed', undefined, { cause: error })
    },
  })
  return async (ctx, next) => {
    await parse(ctx, async () => {
      if (depthOf(ctx.request.body) > DEPTH) throw new Problem('input.malformed', '内容套得太深了')
      await next()
    })
  }
}

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > DEPTH) return depth
  return Object.values(value).reduce<number>(
    (deepest, inner) => Math.max(deepest, depthOf(inner, depth + 1)),
    depth,
  )
}
