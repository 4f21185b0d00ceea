import type Router from '@koa/router'
import send from 'koa-static'
import type { Endpoint } from '@onehall/shared/contract/endpoint'
// the package's index would run its whole browser bundle in this process
import absolutePath from 'swagger-ui-dist/absolute-path.js'
import { openApiDocument } from './openapi.ts'

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>OneHall API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script>
      SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui' })
    </script>
  </body>
</html>
`

/** The contract for programs, and the same as a page. */
export function mountDocs(
  router: Router,
  { publicUrl, endpoints }: { publicUrl: string; endpoints: readonly Endpoint[] },
): void {
  let document: object | undefined // made when it is first asked for: a process that starts has other things to do
  const assets = send(absolutePath())
  router.get('/openapi.json', (ctx) => {
    ctx.state['route'] = '/openapi.json'
    ctx.body = document ??= openApiDocument(publicUrl, endpoints)
  })
  router.get('/docs', (ctx) => {
    ctx.state['route'] = '/docs'
    ctx.type = 'html'
    ctx.body = PAGE
  })
  router.get('/docs/:file', async (ctx, next) => {
    ctx.state['route'] = '/docs'
    const path = ctx.path
    ctx.path = `/${ctx.params['file'] ?? ''}`
    await assets(ctx, next)
    ctx.path = path
  })
}
