import { Readable } from 'node:stream'
import type Router from '@koa/router'
import type { Context } from 'koa'

/** Passes /demo on to the demo sheet's server: everything of `npm start` is on one port. There is none in production. */
export function mountDemo(router: Router, demoUrl: string): void {
  router.get(/^\/demo(\.json|\/.*)?$/, async (ctx: Context) => {
    ctx.state['route'] = '/demo'
    const response = await fetch(demoUrl + ctx.url, { signal: AbortSignal.timeout(5_000) })
    ctx.status = response.status
    ctx.type = response.headers.get('content-type') ?? 'text/plain'
    ctx.body = response.body ? Readable.fromWeb(response.body) : ''
  })
}
