import type { DeviceEvent, DeviceStateView, NotKept } from '@onehall/shared/contract/devices'
import { faultKey } from '@onehall/shared/domain/fault-code'
import type { Tier } from '@onehall/shared/domain/people'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Card, Product, Registration, Registrations, Units } from '../products/index.ts'
import type { Machines } from '../service-center/index.ts'
import { dueByHours } from './hours.policy.ts'
import type { Report, Reports } from './reports.repository.ts'
import type { Sos } from './sos.service.ts'

export interface Received {
  kept: boolean
  reason?: NotKept
  requestId?: string
}

export interface Devices {
  /** What a machine tells. Throws device.unknown. Without its owner's yes nothing of it is stored. */
  receive(deviceId: string, event: DeviceEvent): Promise<Received>
  /** What it told, for its owner; null where it cannot tell anything, or may not. */
  stateOf(ownerId: string, card: Card): Promise<DeviceStateView | null>
}

interface Parts {
  units: Units
  registrations: Registrations
  reports: Reports
  sos: Sos
  machines: Machines
  clock: Clock
  metrics: Pick<Metrics, 'deviceEvents'>
  allowsTelemetry(personId: string): Promise<boolean>
  getPerson(personId: string): Promise<{ id: string; tier: Tier }>
  findProduct(gtin: string): Promise<Product | null>
}

export function createDevices(parts: Parts): Devices {
  const { units, registrations, reports, sos, machines, clock } = parts

  const findFault = (product: Product | null, code: string) =>
    product?.faultCodes.find((f) => faultKey(f.code) === faultKey(code))

  /** What is only worth knowing (a full bag, an open door) asks for nobody; the manual has its steps. */
  const requestFor = async (owned: Registration, code: string, at: Date): Promise<string | null> => {
    const fault = findFault(await parts.findProduct(owned.gtin), code)
    if (fault?.severity === 'info') return null
    const person = await parts.getPerson(owned.ownerId)
    return machines.faultReported(person, { registrationId: owned.id, faultCode: code, at })
  }

  const keep = async (owned: Registration, event: DeviceEvent): Promise<Received> => {
    const at = new Date(Math.min(Date.parse(event.at), clock.now().getTime()))
    if (at < owned.registeredAt) return { kept: false, reason: 'not_registered' }
    if (!(await parts.allowsTelemetry(owned.ownerId))) return { kept: false, reason: 'not_allowed' }
    const report: Report = {
      ownerId: owned.ownerId,
      registrationId: owned.id,
      kind: event.type === 'fault' ? 'fault' : 'usage',
      at,
      hours: event.runningHours ?? null,
      code: event.faultCode ?? null,
      requestId: event.faultCode ? await requestFor(owned, event.faultCode, at) : null,
    }
    await reports.keep(report, clock.now())
    // her no may have come in between: then it found nothing to delete
    if (!(await parts.allowsTelemetry(owned.ownerId))) {
      await reports.removeOf(owned.ownerId)
      return { kept: false, reason: 'not_allowed' }
    }
    return { kept: true, ...(report.requestId ? { requestId: report.requestId } : {}) }
  }

  const take = async (owned: Registration | null, event: DeviceEvent): Promise<Received> => {
    if (!owned) return { kept: false, reason: 'not_registered' }
    if (event.type !== 'sos') return keep(owned, event)
    const reason = await sos.receive(owned, event)
    return reason === null ? { kept: true } : { kept: false, reason }
  }

  return {
    async receive(deviceId, event) {
      const unit = await units.findByDevice(deviceId)
      if (!unit) throw new Problem('device.unknown')
      const received = await take(await registrations.findByUnit(unit.id), event)
      parts.metrics.deviceEvents.inc({ type: event.type, outcome: received.reason ?? 'kept' })
      return received
    },

    async stateOf(ownerId, { registration, product }) {
      if (!product.networked || !(await parts.allowsTelemetry(ownerId))) return null
      const told = await reports.list(ownerId, registration.id)
      const usage = told.find(({ kind }) => kind === 'usage')
      const fault = told.find(({ kind }) => kind === 'fault')
      return {
        usage: usage?.hours != null ? { hours: usage.hours, at: usage.at.toISOString() } : null,
        fault: fault?.code
          ? {
              code: fault.code,
              meaning: findFault(product, fault.code)?.meaning ?? null,
              at: fault.at.toISOString(),
              requestId: fault.requestId,
            }
          : null,
        care: usage?.hours != null ? dueByHours(product.consumables, usage.hours) : [],
      }
    },
  }
}
