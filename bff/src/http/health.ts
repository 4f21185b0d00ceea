import type Router from '@koa/router'
import type { Context } from 'koa'
import { Problem } from '@onehall/shared/problem'
import type { Metrics } from '../platform/metrics.ts'
import { same } from '../platform/signatures.ts'

/** What must answer before this process should get work. */
export type Health = Record<string, () => Promise<boolean>>

interface Parts {
  health: Health
  metrics: Metrics
  metricsToken: string | undefined
}

export function mountHealth(router: Router, { health, metrics, metricsToken }: Parts): void {
  router.get('/healthz', (ctx) => {
    ctx.state['route'] = '/healthz'
    ctx.body = { alive: true }
  })
  router.get('/readyz', async (ctx) => {
    ctx.state['route'] = '/readyz'
    const answers = await Promise.all(
      Object.entries(health).map(async ([name, ask]) => [name, await ask()] as const),
    )
    ctx.status = answers.every(([, ready]) => ready) ? 200 : 503
    ctx.body = Object.fromEntries(answers)
  })
  router.get('/metrics', async (ctx) => {
    ctx.state['route'] = '/metrics'
    if (!mayRead(ctx, metricsToken)) throw new Problem('route.unknown')
    ctx.type = metrics.registry.contentType
    ctx.body = await metrics.registry.metrics()
  })
}

/** Figures are for this machine, or for who holds the token: to everybody else there is no such address. */
function mayRead(ctx: Context, token: string | undefined): boolean {
  if (token !== undefined && same(ctx.get('authorization'), `Bearer ${token}`)) return true
  const address = ctx.req.socket.remoteAddress ?? ''
  const local = address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
  return local && ctx.get('x-forwarded-for') === ''
}
