import type { Gs1Fault } from '@onehall/shared/domain/gs1'
import type { Clock } from '../platform/clock.ts'
import type { Catalogue } from './catalogue.repository.ts'
import { looksCopied } from './copies.policy.ts'
import type { Product, Unit } from './product.ts'
import { readCode, type ReadCode } from './read-code.ts'
import { REGISTRATION_POINTS } from './registrations.service.ts'
import type { Registrations } from './registrations.repository.ts'
import type { Units } from './units.repository.ts'

export type Scanned =
  | {
      kind: 'product'
      product: Product
      unit: Unit | null
      /** first: nobody asked before · seen · copied: asked from many places within days · unknown: no serial in the code */
      genuine: 'first' | 'seen' | 'copied' | 'unknown'
      scans: { count: number; firstAt: Date } | null
      registered: 'no' | 'yours' | 'other'
      pointsOffered: number
    }
  | { kind: 'parcel'; code: string }
  | { kind: 'notice'; noticeId: string }
  | { kind: 'job'; jobCode: string }
  | { kind: 'unknown'; reason: Gs1Fault | 'not_ours' | 'not_found' }

export interface Scanner {
  /** Says what a code is. The only thing it writes is that the unit was looked at. */
  scan(code: string, by: { accountId: string | null; network: string }): Promise<Scanned>
  /** Which model and which one of it a code names; null where it names no product. Counts nothing. */
  readUnit(code: string): Promise<{ gtin: string; serial: string | null } | null>
}

interface Parts {
  catalogue: Catalogue
  units: Units
  registrations: Registrations
  clock: Clock
}

type By = Parameters<Scanner['scan']>[1]

export function createScanner({ catalogue, units, registrations, clock }: Parts): Scanner {
  const lookAt = async (unit: Unit, by: By): Promise<Scanned> => {
    const [product, registration] = await Promise.all([
      catalogue.find(unit.gtin),
      registrations.findByUnit(unit.id),
    ])
    if (!product) return { kind: 'unknown', reason: 'not_found' }
    const now = clock.now()
    const byOwner = registration !== null && registration.ownerId === by.accountId
    const before = await units.countScan(unit.id, { network: by.network, at: now, byOwner })
    const recent = byOwner ? before.recent : [...before.recent, { network: by.network, at: now }]
    return {
      kind: 'product',
      product,
      unit,
      genuine: looksCopied(recent, now) ? 'copied' : before.count === 0 ? 'first' : 'seen',
      scans: { count: before.count + 1, firstAt: before.firstAt ?? now },
      registered: registration === null ? 'no' : byOwner ? 'yours' : 'other',
      pointsOffered: registration === null ? REGISTRATION_POINTS : 0,
    }
  }

  const lookUp = async (read: Extract<ReadCode, { kind: 'product' }>, by: By): Promise<Scanned> => {
    const unit = read.serial === null ? null : await units.find(read.gtin, read.serial)
    if (unit) return lookAt(unit, by)
    const product = read.serial === null ? await catalogue.find(read.gtin) : null
    if (!product) return { kind: 'unknown', reason: 'not_found' }
    return {
      kind: 'product',
      product,
      unit: null,
      genuine: 'unknown',
      scans: null,
      registered: 'no',
      pointsOffered: 0,
    }
  }

  return {
    async readUnit(code) {
      const read = readCode(code)
      if (read.kind === 'product') return { gtin: read.gtin, serial: read.serial }
      return read.kind === 'short' ? units.findByShort(read.short) : null
    },
    async scan(code, by) {
      const read = readCode(code)
      switch (read.kind) {
        case 'product':
          return lookUp(read, by)
        case 'short': {
          const unit = await units.findByShort(read.short)
          return unit ? lookAt(unit, by) : { kind: 'unknown', reason: 'not_found' }
        }
        case 'sscc':
          return { kind: 'parcel', code: read.sscc }
        case 'waybill':
          return { kind: 'parcel', code: read.waybill }
        case 'bad':
          return { kind: 'unknown', reason: read.reason }
        default:
          return read
      }
    },
  }
}
