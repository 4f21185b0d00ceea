import Router from '@koa/router'
import Koa from 'koa'
import helmet from 'koa-helmet'
import serve from 'koa-static'
import type { Endpoint } from '@onehall/shared/contract/endpoint'
import { mountHealth, type Health } from './http/health.ts'
import { jsonBody } from './http/json-body.ts'
import { mountDocs } from './http/openapi.routes.ts'
import { problems } from './http/problems.ts'
import { requestLog } from './http/request-log.ts'
import type { Door } from './http/route.ts'
import { mountDemo } from './http/demo-proxy.ts'
import type { Logger } from './platform/logger.ts'
import type { Metrics } from './platform/metrics.ts'

export interface AppParts {
  door: Door
  logger: Logger
  metrics: Metrics
  health: Health
  publicUrl: string
  /** what the document at /openapi.json describes */
  endpoints: readonly Endpoint[]
  webRoot: string | undefined
  demoUrl: string | undefined
  metricsToken: string | undefined
  /** each room mounts its own endpoints */
  rooms: ((router: Router, door: Door) => void)[]
}

/** The Koa application. It never listens and never connects. */
export function createApp(parts: AppParts): Koa {
  const { door, logger, metrics } = parts
  const router = new Router()
  mountHealth(router, parts)
  mountDocs(router, parts)
  if (parts.demoUrl) mountDemo(router, parts.demoUrl)
  for (const mountRoom of parts.rooms) mountRoom(router, door)

  const app = new Koa()
  app.silent = true // problems() answers and logs
  app.use(requestLog(logger, metrics))
  app.use(problems(logger))
  app.use(securityHeaders())
  app.use(jsonBody())
  app.use(router.routes())
  app.use(router.allowedMethods())
  if (parts.webRoot) app.use(serve(parts.webRoot, { maxage: 3_600_000, setHeaders: neverKeepThePage }))
  return app
}

const securityHeaders = (): Koa.Middleware =>
  helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Taro's runtime sets styles on elements; NutUI and our art are data: pictures
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        upgradeInsecureRequests: null,
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: false, // the proxy that ends TLS says it
  })

/** Scripts and styles carry their hash in the name; the page that names them must always be the newest. */
function neverKeepThePage(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (path.endsWith('.html')) response.setHeader('Cache-Control', 'no-cache')
}
