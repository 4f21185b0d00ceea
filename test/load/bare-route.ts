import Router from '@koa/router'
import Koa from 'koa'

/** What everything is measured against: Koa and its router, one route, a small JSON reply, nothing else. */
const router = new Router()
router.get('/bare', (ctx) => {
  ctx.body = { kind: 'product', name: '滚筒洗衣机', genuine: true }
})

const app = new Koa()
app.use(router.routes())
app.listen(Number(process.env['PORT']), '127.0.0.1')
