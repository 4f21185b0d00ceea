import type { Server } from 'node:http'
import type Router from '@koa/router'
import type { MediaView } from '@onehall/shared/contract/media'
import type { SosView } from '@onehall/shared/contract/requests'
import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { Tier } from '@onehall/shared/domain/people'
import { dayOf } from '@onehall/shared/domain/time'
import type { Audit } from '../audit/index.ts'
import type { Config } from '../config.ts'
import type { Door } from '../http/route.ts'
import type { Clock } from '../platform/clock.ts'
import type { Logger } from '../platform/logger.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Store } from '../platform/mongo.ts'
import type { PubSub } from '../platform/pubsub.ts'
import type { Redis } from '../platform/redis.ts'
import { createSweeper } from '../platform/sweeper.ts'
import type { Tickets } from '../platform/tickets.ts'
import type { Vault } from '../platform/vault.ts'
import type { Wechat } from '../platform/wechat.ts'
import type { Card, Unit } from '../products/index.ts'
import { createCareBook } from './care/care.service.ts'
import { createForgetting } from './care/forgetting.ts'
import { createDepartmentClient, type DepartmentClient } from './departments/index.ts'
import { createDeskRoom, type DeskRoom } from './desk/index.ts'
import type { KnownPerson } from './desk/people.service.ts'
import { createPromises } from './desk/promises.ts'
import {
  createDepartmentEvents,
  createDispatch,
  createInbox,
  createSender,
  createWorklist,
  dispatchChores,
  type Dispatch,
} from './dispatch/index.ts'
import { createEnquiries } from './enquiries/enquiries.service.ts'
import { createParcelEnquiries, type ParcelEnquiries } from './enquiries/parcels.ts'
import { createIntake } from './intake/open-request.service.ts'
import { createMachines, type Machines } from './intake/machines.service.ts'
import { createUnderstanding, type Answers, type Routing } from './intake/understanding.ts'
import { createBoard } from './field/board.service.ts'
import { mountBoard } from './field/board.routes.ts'
import { createFieldRequests } from './field/field-requests.repository.ts'
import { createField, type Field } from './field/field.service.ts'
import { presentHomeVisit } from './field/home-visit.presenter.ts'
import { createPriceLists } from './field/price-lists.ts'
import { createInstallerRatings } from './field/ratings.ts'
import { getLeg, installedUnit, type ServiceRequest } from './request/index.ts'
import { createRequestChanges, type RequestChanges } from './request-changes.ts'
import { createRequests } from './requests.repository.ts'
import { createRequestDesk } from './requests.service.ts'
import type { Whereabouts } from './sealing.ts'
import { mountServiceCenter } from './service-center.routes.ts'
import { createLive } from './thread/live.ts'
import { mountLive } from './thread/live.routes.ts'
import { createLiveSockets, type LiveHolder } from './thread/live.socket.ts'
import { createRequestPresenter } from './thread/requests.presenter.ts'
import { createMessenger, type Messenger } from './thread/messenger.ts'
import { createSubscriptions } from './thread/subscriptions.repository.ts'
import { createTelling } from './thread/telling.service.ts'

export interface ServiceCenter {
  mount(router: Router, door: Door): void
  /** Takes the sockets of a server. */
  attach(server: Server): void
  /** Lets go of all sockets: people's phones come back to another process. */
  hangUp(): void
  start(): Promise<void>
  stop(): Promise<void>
  has(ownerId: string): Promise<boolean>
  /** What agents corrected in routing, the newest first, as rows to train on. */
  corrections: DeskRoom['corrections']
  /** The day sales delivered this unit to this person. Throws where sales is away. */
  findPurchase(accountId: string, unit: Unit): Promise<string | null>
  /** Parcels, asked of logistics. */
  parcels: ParcelEnquiries
  /** Its part in an installer's day. */
  field: Field
  /** She withdrew her consent to have her health recorded: what she said of it goes from all her requests. */
  forgetCare(ownerId: string): Promise<void>
  /** For what machines report by themselves. */
  machines: Machines
  /** For what other rooms have to tell people. */
  messenger: Messenger
  /** For an import: where requests are stored. */
  changes: RequestChanges
}

/** What the hall needs from other rooms, as the container gives it. */
export interface HallParts {
  config: Config
  store: Store
  redis: Redis
  vault: Vault
  clock: Clock
  logger: Logger
  metrics: Metrics
  pubsub: PubSub
  tickets: Tickets<LiveHolder>
  wechat: Wechat
  audit: Audit
  routing: Routing
  answers: Answers
  getPerson(accountId: string): Promise<KnownPerson & { customerRef: string; ownAgentId: string | null }>
  /** Names and tiers of several people at once. */
  listBriefs(accountIds: string[]): Promise<{ id: string; name: string; tier: Tier }[]>
  setOwnAgent(accountId: string, agentId: string): Promise<void>
  setTier(accountId: string, tier: Tier): Promise<boolean>
  findOpenid(accountId: string): Promise<string | null>
  /** Whose phone or unit it is. */
  findOwner(find: string): Promise<string | null>
  findWhereabouts(ownerId: string, addressId: string | undefined): Promise<Whereabouts | null>
  /** Whether she lets us record what must be minded at her home, and what it means where she does not. */
  allowsHealth(ownerId: string): Promise<boolean>
  healthRefusal(): Promise<string>
  /** Whether she lets us ask afterwards how it went; throws consent.required where she does not. */
  allowsFollowUp(personId: string): Promise<boolean>
  requireFollowUp(personId: string): Promise<void>
  /** The call for help that a request is about; null once her yes is gone. */
  findSos(ownerId: string, requestId: string): Promise<SosView | null>
  getCard(ownerId: string, registrationId: string): Promise<Card>
  listCards(ownerId: string): Promise<Card[]>
  checkMedia(ownerId: string, mediaIds: string[]): Promise<void>
  mediaViews(mediaIds: string[]): Promise<MediaView[]>
  mediaLinks(mediaIds: string[]): Promise<{ kind: 'image' | 'video'; url: string }[]>
  /** A unit that was installed becomes the customer's, as of that day; where it is somebody's, nothing changes. */
  registerUnit(accountId: string, unit: { gtin: string; serial: string; registeredOn: string }): Promise<void>
}

const SWEEP_EVERY_MS = 2_000

const byDepartment = <T>(make: (name: Department) => T): Record<Department, T> =>
  Object.fromEntries(DEPARTMENTS.map((name) => [name, make(name)])) as Record<Department, T>

export function createServiceCenter(parts: HallParts): ServiceCenter {
  const { config, store, vault, clock, logger, metrics, pubsub } = parts
  const now = (): Date => clock.now()
  const clients: Record<Department, DepartmentClient> = byDepartment((name) =>
    createDepartmentClient(name, config.departments[name], metrics),
  )
  const promises = createPromises()
  const understand = createUnderstanding(parts.routing, parts.answers)
  const fieldRequests = createFieldRequests(store)
  const ratingOf = createInstallerRatings(fieldRequests)
  const presenter = createRequestPresenter({
    vault,
    now,
    mediaViews: parts.mediaViews,
    homeVisit: (r) => presentHomeVisit(r, { vault, ratingOf }),
  })
  const care = createCareBook(parts)
  const readSos = async ({ ownerId, id, reportedBy }: ServiceRequest): Promise<SosView | null> =>
    reportedBy === 'watch' ? parts.findSos(ownerId, id) : null
  const live = createLive(pubsub, presenter)
  const { templates } = config.wechat
  const subscriptions = createSubscriptions(store)
  const messenger = createMessenger({ ...parts, subscriptions, templates })
  const telling = createTelling({ subscriptions, messenger, templates, clock })

  const requests = createRequests(store)
  const worklist = createWorklist(store)
  const room = createDeskRoom({
    ...parts,
    requests,
    worklist,
    promises,
    presenter,
    care,
    readSos,
    changes: () => changes,
  })
  const changes = createRequestChanges({
    requests,
    promises,
    clock,
    reserveFor: (ownerId) => room.queue.reserveFor(ownerId),
    onStored(after, before) {
      if (hasNews(after, before)) dispatch.wake(after)
      live.told(after, before)
      telling.told(after, before)
    },
  })
  const events = createDepartmentEvents(store, vault)
  const inbox = createInbox({ events, worklist, changes, vault, clock })
  const applyWaitingEvents = (department: Department, ref: string) => inbox.apply(department, ref)
  const sender = createSender({
    changes,
    clients,
    sources: { ...parts, readCare: (request) => care.read(request) },
    applyWaitingEvents,
    async registerInstalled({ ownerId, ...request }, legId) {
      const unit = installedUnit(getLeg({ ownerId, ...request }, legId))
      if (unit) await parts.registerUnit(ownerId, { ...unit, registeredOn: dayOf(unit.at) })
    },
    clock,
    logger,
    metrics,
  })
  const prefix = `${config.redisPrefix}:queue`
  const dispatch: Dispatch = createDispatch({ sender, clock, logger, redis: parts.redis, prefix })
  const forgetting = createForgetting({ ...parts, worklist, changes })
  const sweeper = createSweeper({
    chores: [
      forgetting.chore,
      ...dispatchChores({ worklist, changes, events, inbox, dispatch, clock }),
      ...room.queue.chores(),
    ],
    everyMs: SWEEP_EVERY_MS,
    logger,
  })

  const getCustomerRef = async (accountId: string): Promise<string> =>
    (await parts.getPerson(accountId)).customerRef
  const parcels = createParcelEnquiries(clients.logistics, getCustomerRef)
  const intake = createIntake({
    ...parts,
    parcels,
    care,
    changes,
    understand,
    mayExchangeFreely: (ownerId) => room.mayExchangeFreely(ownerId),
  })
  const machines = createMachines({ ...parts, intake, requests, changes })
  const desk = createRequestDesk({ ...parts, requests, changes, understand })
  const enquiries = createEnquiries({
    clients,
    clock,
    getCard: parts.getCard,
    findRegion: async (accountId, addressId) =>
      (await parts.findWhereabouts(accountId, addressId))?.address.regionCode ?? null,
    getCustomerRef,
  })
  const client = clients.installation
  const field = createField({
    fieldRequests,
    changes,
    client,
    priceLists: createPriceLists(client),
    vault,
    care,
    clock,
  })
  const board = createBoard({ ...parts, fieldRequests, changes, client })
  const secrets = byDepartment((name) => config.departments[name].secret)
  const sockets = createLiveSockets({ tickets: parts.tickets, pubsub, logger })

  return {
    mount(router, door) {
      const getTier = async (accountId: string): Promise<Tier> => (await parts.getPerson(accountId)).tier
      mountServiceCenter(router, door, {
        intake,
        desk,
        enquiries,
        inbox,
        presenter,
        care,
        readSos,
        secrets,
        now,
        getTier,
      })
      mountLive(router, door, { tickets: parts.tickets, telling })
      mountBoard(router, door, board)
      room.mount(router, door)
    },
    field,
    forgetCare: (ownerId) => forgetting.of(ownerId),
    machines,
    messenger,
    changes,
    parcels,
    attach: (server) => sockets.attach(server),
    hangUp: () => sockets.close(),
    async start() {
      await dispatch.start()
      sweeper.start()
    },
    async stop() {
      await sweeper.stop()
      await dispatch.stop()
    },
    has: (ownerId) => requests.has(ownerId),
    corrections: () => room.corrections(),
    findPurchase: (accountId, unit) => enquiries.findPurchase(accountId, unit),
  }
}

/** Whether there is something to send that was not there before: what a sender itself writes needs no call. */
function hasNews(after: ServiceRequest, before: ServiceRequest | null): boolean {
  return after.outbox.some((s) => !before?.outbox.some((known) => known.id === s.id))
}
