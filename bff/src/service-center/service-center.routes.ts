import type Router from '@koa/router'
import * as hooks from '@onehall/shared/contract/departments'
import * as contract from '@onehall/shared/contract/requests'
import type { SosView } from '@onehall/shared/contract/requests'
import type { Department } from '@onehall/shared/domain/request-states'
import type { Tier } from '@onehall/shared/domain/people'
import { mount, reply, type Door } from '../http/route.ts'
import type { CareBook } from './care/care.service.ts'
import type { Inbox } from './dispatch/index.ts'
import type { Enquiries } from './enquiries/enquiries.service.ts'
import { checkSignature } from '../http/hook-signature.ts'
import type { Intake } from './intake/open-request.service.ts'
import type { ServiceRequest } from './request/index.ts'
import type { RequestDesk } from './requests.service.ts'
import type { RequestPresenter } from './thread/requests.presenter.ts'

interface Rooms {
  intake: Intake
  desk: RequestDesk
  enquiries: Enquiries
  inbox: Inbox
  presenter: RequestPresenter
  care: CareBook
  readSos(request: ServiceRequest): Promise<SosView | null>
  secrets: Record<Department, Parameters<typeof checkSignature>[1]>
  now(): Date
  getTier(accountId: string): Promise<Tier>
}

export function mountServiceCenter(router: Router, door: Door, rooms: Rooms): void {
  mountRequests(router, door, rooms)
  mountActs(router, door, rooms)
  mountEnquiries(router, door, rooms)
  mountHooks(router, door, rooms)
}

function mountRequests(router: Router, door: Door, rooms: Rooms): void {
  const { intake, desk, presenter, care, readSos, getTier } = rooms
  mount(router, door, contract.openRequest, async function openRequest({ caller, body, operation }) {
    const person = { id: caller.accountId, tier: await getTier(caller.accountId) }
    return reply(201, await presenter.whole(await intake.open(person, body, operation)))
  })
  mount(router, door, contract.listRequests, async function listRequests({ caller, query }) {
    const { items, nextCursor } = await desk.list(caller.accountId, query)
    return reply(200, { items: await Promise.all(items.map((r) => presenter.brief(r))), nextCursor })
  })
  mount(router, door, contract.getRequest, async function getRequest({ caller, params }) {
    const request = await desk.get({ ownerId: caller.accountId, id: params.id })
    const [view, minded, sos] = await Promise.all([
      presenter.whole(request),
      care.read(request),
      readSos(request),
    ])
    return reply(200, { ...view, care: minded, sos })
  })
  mount(router, door, contract.listEvents, async function listEvents({ caller, params, query }) {
    const { items, nextCursor } = await desk.eventsAfter(
      { ownerId: caller.accountId, id: params.id },
      query.after,
      query.limit,
    )
    return reply(200, { items: items.map((event) => presenter.event(params, event)), nextCursor })
  })
}

function mountActs(router: Router, door: Door, { desk, presenter }: Rooms): void {
  mount(router, door, contract.sendMessage, async function sendMessage({ caller, params, body, operation }) {
    const { request, messageId } = await desk.say(
      { ownerId: caller.accountId, id: params.id },
      body,
      operation,
    )
    return reply(201, await presenter.message(request, messageId))
  })
  mount(
    router,
    door,
    contract.actOnRequest,
    async function actOnRequest({ caller, params, body, operation }) {
      return reply(
        200,
        await presenter.whole(await desk.act({ ownerId: caller.accountId, id: params.id }, body, operation)),
      )
    },
  )
  mount(router, door, contract.answerVisit, async function answerVisit({ caller, params, body, operation }) {
    const key = { ownerId: caller.accountId, id: params.id }
    return reply(200, await presenter.whole(await desk.answerVisit(key, body, operation)))
  })
  mount(router, door, contract.rateRequest, async function rateRequest({ caller, params, body, operation }) {
    return reply(
      200,
      await presenter.whole(await desk.rate({ ownerId: caller.accountId, id: params.id }, body, operation)),
    )
  })
}

function mountEnquiries(router: Router, door: Door, { enquiries }: Rooms): void {
  mount(router, door, contract.listSlots, async function listSlots({ caller, query }) {
    return reply(200, { items: await enquiries.slots(caller.accountId, query) })
  })
  mount(router, door, contract.listPrices, async function listPrices({ caller, query }) {
    return reply(200, await enquiries.prices(caller.accountId, query))
  })
  mount(router, door, contract.listOrders, async function listOrders({ caller }) {
    return reply(200, { items: await enquiries.orders(caller.accountId) })
  })
}

function mountHooks(router: Router, door: Door, { inbox, secrets, now }: Rooms): void {
  mount(router, door, hooks.receiveEvent, async function receiveEvent({ params, body, http }) {
    checkSignature(http, secrets[params.department], now())
    const { repeated } = await inbox.receive(params.department, body)
    return reply(200, { received: true, repeated })
  })
}
