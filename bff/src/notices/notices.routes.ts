import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/notices'
import { FUND_FEN_PER_ORDER } from '@onehall/shared/domain/notice-states'
import { pagePath } from '@onehall/shared/domain/pages'
import { mount, reply, type Door } from '../http/route.ts'
import type { FundPayment } from './fund/fund.repository.ts'
import type { Fund } from './fund/fund.service.ts'
import type { Loop } from './loop.service.ts'
import { presentNotice, presentNoticeBrief, presentOpsNotice } from './notices.presenter.ts'
import type { NoticeDesk } from './notices.service.ts'
import type { Painter } from './portraits/painter.ts'

interface Rooms {
  desk: NoticeDesk
  loop: Loop
  fund: Fund
  paint: Painter
  publicUrl: string
}

export function mountNotices(router: Router, door: Door, rooms: Rooms): void {
  mountPublic(router, door, rooms)
  mountLoop(router, door, rooms)
  mountOps(router, door, rooms)
}

/** Never kept by anybody in between: one that is found must be gone at the next look. */
const FRESH = { 'Cache-Control': 'no-store' }

function mountPublic(router: Router, door: Door, { desk, paint, publicUrl }: Rooms): void {
  mount(router, door, contract.listNotices, async function listNotices({ query }) {
    const { items, nextCursor } = await desk.list('open', query)
    return reply(200, { items: items.map((n) => presentNoticeBrief(n, publicUrl)), nextCursor }, FRESH)
  })
  mount(router, door, contract.getNotice, async function getNotice({ params }) {
    return reply(200, presentNotice(await desk.getOpen(params.id), publicUrl), FRESH)
  })
  mount(router, door, contract.getPortrait, async function getPortrait({ params, http }) {
    const picture = await paint(await desk.getOpen(params.id), params.which)
    http.set({ 'Content-Type': 'image/png', ...FRESH })
    http.status = 200
    http.body = picture
    return reply(200, null)
  })
  // what is printed beside a notice and shared: it opens the page
  router.get('/n/:id', (ctx) => {
    ctx.state['route'] = 'notice link'
    const code = `${publicUrl}/n/${encodeURIComponent(ctx.params['id'] ?? '')}`
    ctx.redirect(`${publicUrl}/#${pagePath('scanResult', { code })}`)
  })
}

function mountLoop(router: Router, door: Door, { desk, loop, fund }: Rooms): void {
  mount(router, door, contract.getNoticeLoop, async function getNoticeLoop({ params }) {
    return reply(200, await loop.of((await desk.getOpen(params.id)).id))
  })
  mount(router, door, contract.getLoop, async function getLoop() {
    return reply(200, await loop.whole())
  })
  mount(router, door, contract.getFund, async function getFund() {
    const { payments, ...numbers } = await fund.standing()
    return reply(200, { perOrder: FUND_FEN_PER_ORDER, ...numbers, payments: payments.map(presentPayment) })
  })
}

function mountOps(router: Router, door: Door, { desk, fund }: Rooms): void {
  mount(router, door, contract.listOpsNotices, async function listOpsNotices({ query }) {
    const { items, nextCursor } = await desk.list(query.status, query)
    return reply(200, { items: items.map(presentOpsNotice), nextCursor })
  })
  mount(router, door, contract.moveNotice, async function moveNotice({ caller, params, body }) {
    return reply(200, presentOpsNotice(await desk.move({ id: caller.accountId }, params.id, body)))
  })
  mount(router, door, contract.payFromFund, async function payFromFund({ caller, body, operation }) {
    return reply(201, presentPayment(await fund.pay({ id: caller.accountId }, body, operation)))
  })
}

const presentPayment = ({ seq, at, amount, what, balance }: FundPayment) => ({
  id: String(seq),
  at: at.toISOString(),
  amount,
  what,
  balance,
})
