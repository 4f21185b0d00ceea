import type Router from '@koa/router'
import type { Context } from 'koa'
import type { KeyObject } from 'node:crypto'
import * as contract from '@onehall/shared/contract/tip-desk'
import { pagePath } from '@onehall/shared/domain/pages'
import { Problem } from '@onehall/shared/problem'
import { checkSignature } from '../../http/hook-signature.ts'
import { mount, reply, type Door } from '../../http/route.ts'
import type { Clock } from '../../platform/clock.ts'
import { pagePlace, pageCursor } from './paging.ts'
import type { Contacts } from './contacts.service.ts'
import type { TipDesk } from './desk.service.ts'
import type { Handovers } from './handovers.ts'
import type { NoticeBoard } from './notice-board.ts'
import type { Queue } from './queue.ts'
import type { DeskSignIn } from './sign-in.ts'

export interface DeskRooms {
  signIn: DeskSignIn
  board: NoticeBoard
  queue: Queue
  desk: TipDesk
  contacts: Contacts
  handovers: Handovers
  policeSecret: KeyObject
  clock: Clock
}

const SECRET = { 'Cache-Control': 'no-store' }

export function mountTipDesk(router: Router, door: Door, rooms: DeskRooms): void {
  mountSignIn(router, door, rooms)
  mountBoard(router, door, rooms)
  mountTips(router, door, rooms)
  mountPhotos(router, door, rooms)
  mountContacts(router, door, rooms)
  mountPolice(router, door, rooms)
}

function mountSignIn(router: Router, door: Door, { signIn }: DeskRooms): void {
  mount(router, door, contract.openTipDesk, async function openTipDesk({ body }) {
    return reply(200, await signIn.open(body.token, body.code), SECRET)
  })
  mount(router, door, contract.renewTipDesk, async function renewTipDesk({ caller }) {
    return reply(200, signIn.renew(caller), SECRET)
  })
}

function mountBoard(router: Router, door: Door, { board, queue }: DeskRooms): void {
  mount(router, door, contract.listTipNotices, async function listTipNotices({ caller }) {
    return reply(200, { items: await board.list(caller) })
  })
  mount(router, door, contract.declareRelation, async function declareRelation({ caller, params, body }) {
    return reply(200, await board.declare(caller, params.id, body.related))
  })
  mount(router, door, contract.listTips, async function listTips({ caller, query }) {
    const { cursor, limit, ...filter } = query
    const from = pagePlace(cursor)
    const { items, more, lanes } = await queue.list(caller, filter, { from, limit })
    return reply(200, { items, nextCursor: more ? pageCursor(from + limit) : null, lanes }, SECRET)
  })
}

function mountTips(router: Router, door: Door, { desk }: DeskRooms): void {
  mount(router, door, contract.getTip, async function getTip({ caller, params }) {
    return reply(200, await desk.get(caller, params.id), SECRET)
  })
  mount(router, door, contract.decideLane, async function decideLane({ caller, params, body }) {
    return reply(200, await desk.decide(caller, params.id, body.lane), SECRET)
  })
  mount(router, door, contract.gradeTip, async function gradeTip({ caller, params, body }) {
    return reply(200, await desk.grade(caller, params.id, body), SECRET)
  })
  mount(router, door, contract.askTipster, async function askTipster({ caller, params, body, operation }) {
    return reply(201, await desk.ask(caller, params.id, { ...body, operation }), SECRET)
  })
  mount(router, door, contract.handOverTip, async function handOverTip({ caller, params, body, operation }) {
    return reply(202, await desk.handOver(caller, params.id, { ...body, operation }), SECRET)
  })
  mount(router, door, contract.rewardTip, async function rewardTip({ caller, params, body }) {
    return reply(200, await desk.reward(caller, params.id, body.reward), SECRET)
  })
  mount(router, door, contract.closeTip, async function closeTip({ caller, params }) {
    return reply(200, await desk.close(caller, params.id), SECRET)
  })
}

function mountPhotos(router: Router, door: Door, { desk }: DeskRooms): void {
  const show = (http: Context, picture: Buffer): void => {
    http.set({ ...SECRET, 'Content-Security-Policy': "default-src 'none'; sandbox" })
    http.type = 'image/jpeg'
    http.body = picture
  }
  mount(router, door, contract.getTipPhoto, async function getTipPhoto({ caller, params, http }) {
    show(http, await desk.photo(caller, params.id, { photoId: params.photoId, reason: null }))
    return reply(200, null)
  })
  mount(router, door, contract.clearTipPhoto, async function clearTipPhoto({ caller, params, body, http }) {
    show(http, await desk.photo(caller, params.id, { photoId: params.photoId, reason: body.reason }))
    return reply(200, null)
  })
}

function mountContacts(router: Router, door: Door, { contacts }: DeskRooms): void {
  mount(router, door, contract.askContact, async function askContact({ caller, params, body, operation }) {
    return reply(201, await contacts.ask(caller, params.id, { ...body, operation }), SECRET)
  })
  mount(router, door, contract.listContactRequests, async function listContactRequests({ caller }) {
    return reply(200, { items: await contacts.list(caller) }, SECRET)
  })
  mount(router, door, contract.approveContact, async function approveContact({ caller, params }) {
    return reply(200, await contacts.approve(caller, params.id), SECRET)
  })
  mount(router, door, contract.readContact, async function readContact({ caller, params }) {
    return reply(200, { contact: await contacts.read(caller, params.id) }, SECRET)
  })
}

function mountPolice(router: Router, door: Door, { handovers, policeSecret, clock }: DeskRooms): void {
  mount(router, door, contract.receiveDisposition, async function receiveDisposition({ body, http }) {
    checkSignature(http, policeSecret, clock.now())
    await handovers.hear(body)
    return reply(200, { ok: true as const })
  })
}

/** The bare address leads to the desk's page of the app, which knows no other way to it. */
export function mountFrontDoor(router: Router): void {
  // past the name of the file: `/` with a page behind it would be asked for again, and again
  router.get('/', (ctx: Context) => ctx.redirect(`/index.html#${pagePath('tipDesk')}`))
}

/** What the desk's page needs of the BFF: passed on, so that the page has one address. */
export function mountPassOn(router: Router, bffUrl: string): void {
  router.all(/^\/api\/v1\/(auth|notices)(\/.*)?$/, async (ctx: Context) => {
    ctx.state['route'] = '/passed-on'
    const raw = ctx.request.rawBody
    const response = await fetch(bffUrl + ctx.url, {
      method: ctx.method,
      headers: { ...(raw ? { 'content-type': 'application/json' } : {}), ...passedHeaders(ctx) },
      ...(raw ? { body: raw } : {}),
      signal: AbortSignal.timeout(10_000),
    }).catch((error: unknown) => {
      throw new Problem('server.unavailable', undefined, { retryAfter: 2, cause: error })
    })
    ctx.status = response.status
    ctx.type = response.headers.get('content-type') ?? 'text/plain'
    ctx.body = Buffer.from(await response.arrayBuffer())
  })
}

function passedHeaders(ctx: Context): Record<string, string> {
  const names = ['authorization', 'idempotency-key', 'if-none-match']
  return Object.fromEntries(names.flatMap((name) => (ctx.get(name) ? [[name, ctx.get(name)]] : [])))
}
