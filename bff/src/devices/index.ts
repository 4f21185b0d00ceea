/** Devices: what machines tell of themselves, and whose child a watch is for. Nothing of it without a yes. */
import type { KeyObject } from 'node:crypto'
import type Router from '@koa/router'
import type { RegistrationDetail } from '@onehall/shared/contract/products'
import type { SosView } from '@onehall/shared/contract/requests'
import type { Tier } from '@onehall/shared/domain/people'
import type { Purpose } from '@onehall/shared/domain/purposes'
import type { Door } from '../http/route.ts'
import type { Clock } from '../platform/clock.ts'
import type { Logger } from '../platform/logger.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Store } from '../platform/mongo.ts'
import type { Sms } from '../platform/sms.ts'
import { createSweeper } from '../platform/sweeper.ts'
import type { Vault } from '../platform/vault.ts'
import type { Card, Product, Registrations, Units } from '../products/index.ts'
import type { Machines } from '../service-center/index.ts'
import { createChildren } from './children.repository.ts'
import { createBindings } from './children.service.ts'
import { mountDevices } from './devices.routes.ts'
import { createDevices } from './devices.service.ts'
import { forgettingChores } from './forgetting.ts'
import { createReports } from './reports.repository.ts'
import { createSosCalls } from './sos-calls.repository.ts'
import { createSos } from './sos.service.ts'

export interface DeviceRoom {
  mount(router: Router, door: Door): void
  /** What belongs on the page of a registration beside its card. */
  about(ownerId: string, card: Card): Promise<Pick<RegistrationDetail, 'device' | 'child'>>
  findSos(ownerId: string, requestId: string): Promise<SosView | null>
  /** She said no: what was kept under her yes goes at once. */
  forget(personId: string, purpose: Purpose): Promise<void>
  start(): void
  stop(): Promise<void>
}

export interface DeviceParts {
  store: Store
  vault: Vault
  clock: Clock
  logger: Logger
  metrics: Metrics
  sms: Sms
  secret: KeyObject
  machines: Machines
  units: Units
  registrations: Registrations
  findProduct(gtin: string): Promise<Product | null>
  getCard(ownerId: string, registrationId: string): Promise<Card>
  getPerson(personId: string): Promise<{ id: string; tier: Tier; phone: string | null }>
  consents: {
    allows(personId: string, purpose: Purpose): Promise<boolean>
    require(personId: string, purpose: Purpose): Promise<void>
  }
}

/** An alert that could not be sent does not wait long. */
const SWEEP_EVERY_MS = 2_000

export function createDeviceRoom(given: DeviceParts): DeviceRoom {
  const { store, vault, clock, logger, registrations, consents } = given
  const parts = {
    ...given,
    reports: createReports(store),
    children: createChildren(store, vault),
    calls: createSosCalls(store, vault),
    allowsTelemetry: (personId: string) => consents.allows(personId, 'device_telemetry'),
    allowsMinor: (personId: string) => consents.allows(personId, 'minor'),
    requireMinor: (personId: string) => consents.require(personId, 'minor'),
  }
  const sos = createSos(parts)
  const devices = createDevices({ ...parts, sos })
  const bindings = createBindings(parts)
  const chores = forgettingChores({
    ...parts,
    allows: (personId, purpose) => consents.allows(personId, purpose),
    owns: async (personId, id) => (await registrations.find(personId, id)) !== null,
  })
  const sweeper = createSweeper({ chores: [sos.chore, ...chores], everyMs: SWEEP_EVERY_MS, logger })

  return {
    mount: (router, door) =>
      mountDevices(router, door, { devices, bindings, secret: given.secret, now: () => clock.now() }),
    async about(ownerId, card) {
      const [device, child] = await Promise.all([
        devices.stateOf(ownerId, card),
        bindings.childOf(ownerId, card),
      ])
      return { device, child }
    },
    findSos: (ownerId, requestId) => sos.find(ownerId, requestId),
    async forget(personId, purpose) {
      if (purpose === 'device_telemetry') await parts.reports.removeOf(personId)
      if (purpose !== 'minor') return
      await Promise.all([parts.children.removeOf(personId), parts.calls.removeOf(personId)])
    },
    start: () => sweeper.start(),
    stop: () => sweeper.stop(),
  }
}
