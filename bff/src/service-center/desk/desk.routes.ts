import type Router from '@koa/router'
import type { z } from 'zod'
import * as contract from '@onehall/shared/contract/desk'
import type { SosView } from '@onehall/shared/contract/requests'
import { mount, reply, type Door } from '../../http/route.ts'
import { pageOf, readCursor } from '../../platform/paging.ts'
import type { Vault } from '../../platform/vault.ts'
import type { CareBook } from '../care/care.service.ts'
import { isMine, type Agent, type ServiceRequest } from '../request/index.ts'
import { CAP, type Desk } from './desk.service.ts'
import type { DeskPresenter } from './desk.presenter.ts'
import type { DeskRequests } from './desk-requests.repository.ts'
import { correctionOf } from './corrections.ts'
import { figuresOf } from './metrics.ts'
import type { DeskPeople } from './people.service.ts'
import type { DeskQueue } from './queue.service.ts'

interface Rooms {
  desk: Desk
  queue: DeskQueue
  people: DeskPeople
  deskRequests: DeskRequests
  presenter: DeskPresenter
  vault: Vault
  care: CareBook
  readSos(request: ServiceRequest): Promise<SosView | null>
  now(): Date
  getAgent(accountId: string): Promise<Agent>
  /** Whose phone or unit it is; null where nobody's. */
  findOwner(find: string): Promise<string | null>
  suggest(
    request: ServiceRequest,
    text: string | undefined,
  ): Promise<{ articleId: string; title: string; text: string; score: number }[]>
}

export function mountDesk(router: Router, door: Door, rooms: Rooms): void {
  mountQueue(router, door, rooms)
  mountActs(router, door, rooms)
  mountPeople(router, door, rooms)
  mountFigures(router, door, rooms)
}

function mountQueue(
  router: Router,
  door: Door,
  { desk, queue, deskRequests, presenter, care, readSos, getAgent, findOwner, suggest }: Rooms,
): void {
  mount(router, door, contract.getQueue, async function getQueue({ caller, query }) {
    const agent = await getAgent(caller.accountId)
    const { danger, mine, claim, counts } = await queue.look(agent, query.limit)
    const groups = [
      presenter.items(danger, 'danger'),
      presenter.items(mine, 'mine'),
      presenter.items(claim, 'claim'),
    ]
    const items = (await Promise.all(groups)).flat()
    return reply(200, { items, nextCursor: null, counts, me: { ...agent, active: mine.length, cap: CAP } })
  })
  mount(router, door, contract.getDeskRequest, async function getDeskRequest({ caller, params }) {
    const [request, agent] = await Promise.all([desk.get(params.id), getAgent(caller.accountId)])
    // who works on it, and nobody else
    const mine = isMine(request, agent.id)
    const minded = mine ? await care.read(request) : null
    const sos = mine ? await readSos(request) : null
    return reply(200, { ...(await presenter.whole(request, agent)), care: minded, sos })
  })
  mount(router, door, contract.findDeskRequests, async function findDeskRequests({ query }) {
    const find = query.find.replace(/\s/g, '')
    const byNumber = await deskRequests.findByNumber(find)
    const owner = byNumber.length > 0 ? null : await findOwner(find)
    const found = owner === null ? byNumber : await deskRequests.listOf([owner], 20)
    return reply(200, {
      items: await presenter.items(found, 'claim'),
      nextCursor: null,
    })
  })
  mount(router, door, contract.suggestAnswers, async function suggestAnswers({ params, query }) {
    return reply(200, { items: await suggest(await desk.get(params.id), query.text) })
  })
  mount(router, door, contract.listAgents, async function listAgents() {
    const all = await queue.colleagues()
    return reply(200, {
      items: all.map(({ id, name, present, claims }) => ({
        id,
        name,
        present,
        active: claims.length,
        cap: CAP,
      })),
    })
  })
}

/** What an agent does with one request; each act answers with the request as it stands then. */
type DeskAct<B extends z.ZodType> = Omit<typeof contract.claimRequest, 'body'> & { body: B }

function mountActs(router: Router, door: Door, { desk, presenter, getAgent }: Rooms): void {
  const mountAct = <B extends z.ZodType>(
    endpoint: DeskAct<B>,
    act: (agent: Agent, id: string, body: z.output<B>, operation: string) => Promise<ServiceRequest>,
  ): void =>
    mount(router, door, endpoint, async ({ caller, params, body, operation }) => {
      const agent = await getAgent(caller.accountId)
      return reply(200, await presenter.whole(await act(agent, params.id, body, operation), agent))
    })
  mountAct(contract.claimRequest, desk.claim)
  mountAct(contract.releaseRequest, desk.release)
  mountAct(contract.replyToRequest, desk.reply)
  mountAct(contract.noteOnRequest, (agent, id, { text }, operation) => desk.note(agent, id, text, operation))
  mountAct(contract.routeRequest, desk.route)
  mountAct(contract.transferRequest, desk.transfer)
  mountAct(contract.resolveRequest, (agent, id, { text }, operation) =>
    desk.resolve(agent, id, text, operation),
  )
  mountAct(contract.mergeRequest, (agent, id, { into }, operation) => desk.merge(agent, id, into, operation))
}

function mountPeople(router: Router, door: Door, { people, getAgent }: Rooms): void {
  mount(router, door, contract.getDeskPerson, async function getDeskPerson({ caller, params }) {
    return reply(200, await people.get(await getAgent(caller.accountId), params.id))
  })
  mount(router, door, contract.unmaskPerson, async function unmaskPerson({ caller, params, body }) {
    const value = await people.unmask(await getAgent(caller.accountId), params.id, body)
    return reply(200, { field: body.field, value })
  })
  mount(router, door, contract.setTier, async function setTier({ caller, params, body }) {
    await people.setTier(caller.accountId, params.id, body)
    return reply(204, null)
  })
}

/** Figures are computed from at most this many requests: beyond that a report belongs on a copy of the store. */
const FIGURES_MAX = 20_000

function mountFigures(router: Router, door: Door, { deskRequests, presenter, vault, now }: Rooms): void {
  mount(router, door, contract.getDeskMetrics, async function getDeskMetrics({ query }) {
    const until = now()
    const from = new Date(until.getTime() - query.days * 86_400_000)
    return reply(200, figuresOf(await deskRequests.listSince(from, FIGURES_MAX), { from, until }))
  })
  mount(router, door, contract.listCorrections, async function listCorrections({ query }) {
    const place = readCursor(query.cursor)
    const found = await deskRequests.listCorrected({ before: place, limit: query.limit + 1 })
    const { items, nextCursor } = pageOf(found, query.limit, (r) => ({
      at: r.correctedAt ?? r.updatedAt,
      id: r.id,
    }))
    return reply(200, { items: await Promise.all(items.map((r) => correctionOf(r, vault))), nextCursor })
  })
  mount(router, door, contract.listDeadLetters, async function listDeadLetters() {
    const found = await deskRequests.listUnreached(100)
    const rows = await presenter.items(found, 'claim')
    const legs = found.flatMap((r, i) =>
      r.legs
        .filter((leg) => leg.status === 'failed' && leg.failure !== 'said_failed')
        .map(async (leg) => ({ request: rows[i]!, leg: await presenter.leg(r, leg) })),
    )
    const items = await Promise.all(legs)
    return reply(200, { items })
  })
}
