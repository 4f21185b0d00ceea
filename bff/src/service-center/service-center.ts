import type Router from '@koa/router'
import type { MediaView } from '@onehall/shared/contract/media'
import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { Tier } from '@onehall/shared/domain/people'
import type { Config } from '../config.ts'
import type { Door } from '../http/route.ts'
import type { Clock } from '../platform/clock.ts'
import type { Logger } from '../platform/logger.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Store } from '../platform/mongo.ts'
import type { Redis } from '../platform/redis.ts'
import type { Vault } from '../platform/vault.ts'
import type { Card, Unit } from '../products/index.ts'
import { createDepartmentClient, type DepartmentClient } from './departments/index.ts'
import { createDepartmentEvents, createDispatch, createInbox } from './dispatch/index.ts'
import { createSender } from './dispatch/sender.ts'
import { createEnquiries } from './enquiries/enquiries.service.ts'
import { createIntake } from './intake/open-request.service.ts'
import { createRequestChanges } from './request-changes.ts'
import { createRequests } from './requests.repository.ts'
import { createRequestDesk } from './requests.service.ts'
import type { Whereabouts } from './sealing.ts'
import { mountServiceCenter } from './service-center.routes.ts'
import { createRequestPresenter } from './thread/requests.presenter.ts'

export interface ServiceCenter {
  mount(router: Router, door: Door): void
  start(): Promise<void>
  stop(): Promise<void>
  has(ownerId: string): Promise<boolean>
  /** The day sales delivered this unit to this person. Throws where sales is away. */
  findPurchase(accountId: string, unit: Unit): Promise<string | null>
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
  getPerson(accountId: string): Promise<{ customerRef: string; tier: Tier }>
  findWhereabouts(ownerId: string, addressId: string | undefined): Promise<Whereabouts | null>
  getCard(ownerId: string, registrationId: string): Promise<Card>
  checkMedia(ownerId: string, mediaIds: string[]): Promise<void>
  mediaViews(mediaIds: string[]): Promise<MediaView[]>
  mediaLinks(mediaIds: string[]): Promise<{ kind: 'image' | 'video'; url: string }[]>
}

export function createServiceCenter(parts: HallParts): ServiceCenter {
  const { config, store, vault, clock, logger, metrics } = parts
  const clients = Object.fromEntries(
    DEPARTMENTS.map((name) => [name, createDepartmentClient(name, config.departments[name], metrics)]),
  ) as Record<Department, DepartmentClient>

  const requests = createRequests(store)
  const changes = createRequestChanges(requests)
  const events = createDepartmentEvents(store, vault)
  const inbox = createInbox({ events, requests, changes, vault, clock })
  const sender = createSender({
    changes,
    clients,
    sources: parts,
    applyWaitingEvents: (department, ref) => inbox.apply(department, ref),
    clock,
    logger,
    metrics,
  })
  const prefix = `${config.redisPrefix}:queue`
  const dispatch = createDispatch({ ...parts, requests, changes, events, inbox, sender, prefix })

  const intake = createIntake({ ...parts, requests, dispatch })
  const desk = createRequestDesk({ ...parts, requests, changes, dispatch })
  const presenter = createRequestPresenter({ vault, now: () => clock.now(), mediaViews: parts.mediaViews })
  const enquiries = createEnquiries({
    clients,
    clock,
    getCard: parts.getCard,
    findRegion: async (accountId, addressId) =>
      (await parts.findWhereabouts(accountId, addressId))?.address.regionCode ?? null,
    getCustomerRef: async (accountId) => (await parts.getPerson(accountId)).customerRef,
  })
  const secrets = Object.fromEntries(
    DEPARTMENTS.map((name) => [name, config.departments[name].secret]),
  ) as Record<Department, Config['departments'][Department]['secret']>

  return {
    mount(router, door) {
      const getTier = async (accountId: string) => (await parts.getPerson(accountId)).tier
      mountServiceCenter(router, door, {
        intake,
        desk,
        enquiries,
        inbox,
        presenter,
        secrets,
        now: () => clock.now(),
        getTier,
      })
    },
    start: () => dispatch.start(),
    stop: () => dispatch.stop(),
    has: (ownerId) => requests.has(ownerId),
    findPurchase: (accountId, unit) => enquiries.findPurchase(accountId, unit),
  }
}
