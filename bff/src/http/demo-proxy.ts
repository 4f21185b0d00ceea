import { Readable } from 'node:stream'
import type Router from '@koa/router'
import type { Context } from 'koa'

const DEMO = /^\/demo(\.json|\/.*)?$/

/** Passes /demo on to the demo sheet's server: everything of `npm start` is on one port. There is none in production. */
export function mountDemo(router: Router, demoUrl: string): void {
  async function passOn(ctx: Context): Promise<void> {
    ctx.state['route'] = '/demo'
    const response = await fetch(demoUrl + ctx.url, {
      method: ctx.method,
      // the sheet's buttons: a system is made to misbehave, a machine to speak
      ...(ctx.request.rawBody && {
        body: ctx.request.rawBody,
        headers: { 'content-type': ctx.request.type },
      }),
      signal: AbortSignal.timeout(5_000),
    })
    ctx.status = response.status
    ctx.type = response.headers.get('content-type') ?? 'text/plain'
    ctx.body = response.body ? Readable.fromWeb(response.body) : ''
  }
  router.get(DEMO, passOn)
  router.post(DEMO, passOn)
}
