import { digitalLink } from '@onehall/shared/domain/gs1'
import { dayOf } from '@onehall/shared/domain/time'
import {
  readAccounts,
  readOrders,
  readParcels,
  readProducts,
  readUnits,
  type Account,
  type Parcel,
  type Product,
  type Unit,
} from '../data.ts'
import { demoJobCodes } from '../departments/demo-day.ts'

const UNITS_PER_MODEL = 3
const STRANGERS_PARCELS = 4

export interface UnitSample {
  unit: Unit
  /** the web address in its code */
  code: string
  /** who has bought it already, by name */
  buyer: string | null
}
export interface ParcelSample {
  parcel: Parcel
  code: string
  /** the event that happened last, whenever it arrived */
  last: Parcel['events'][number]
  recipient: string | null
}
export interface Samples {
  accounts: Account[]
  models: { product: Product; units: UnitSample[] }[]
  parcels: ParcelSample[]
  /** the work sheets of today */
  jobs: JobSample[]
}
export interface JobSample {
  title: string
  /** the web address in its code */
  code: string
  /** by name; null: nobody has it yet */
  installer: string | null
  from: string
}

/** What a visitor gets to scan and whom he can play: units that nobody has registered, and parcels. */
export function pickSamples(publicUrl: string): Samples {
  const accounts = readAccounts()
  const units = readUnits().filter((unit) => !isRegistered(accounts, unit))
  return {
    accounts,
    models: readProducts().map((product) => ({ product, units: pickUnits(units, product.gtin, publicUrl) })),
    parcels: pickParcels(accounts, publicUrl),
    jobs: demoJobCodes(dayOf(new Date())).map((job) => ({ ...job, code: `${publicUrl}/j/${job.code}` })),
  }
}

const isRegistered = (accounts: Account[], unit: Unit): boolean =>
  accounts.some((account) =>
    account.units.some((own) => own.gtin === unit.gtin && own.serial === unit.serial),
  )

/** What somebody has bought and not yet registered comes first: the play begins there. */
function pickUnits(units: Unit[], gtin: string, publicUrl: string): UnitSample[] {
  const buyers = buyersOf(gtin)
  return units
    .filter((unit) => unit.gtin === gtin)
    .map((unit) => ({
      unit,
      code: digitalLink(publicUrl, { gtin, lot: unit.batch, serial: unit.serial }),
      buyer: buyers.get(unit.serial) ?? null,
    }))
    .sort((a, b) => Number(b.buyer !== null) - Number(a.buyer !== null))
    .slice(0, UNITS_PER_MODEL)
}

function buyersOf(gtin: string): Map<string, string> {
  const names = new Map(readAccounts().map((account) => [account.customerRef, account.name]))
  const bought = readOrders().flatMap((order) =>
    order.items
      .filter((item) => item.gtin === gtin && item.serial !== null)
      .map((item) => [item.serial!, names.get(order.customerRef) ?? ''] as const),
  )
  return new Map(bought)
}

function pickParcels(accounts: Account[], publicUrl: string): ParcelSample[] {
  const recipients = new Map(
    accounts.flatMap((account) => account.parcels.map((sscc) => [sscc, account.name])),
  )
  const samples = readParcels().map((parcel) => ({
    parcel,
    code: digitalLink(publicUrl, { sscc: parcel.sscc }),
    last: parcel.events.reduce((a, b) => (Date.parse(b.at) > Date.parse(a.at) ? b : a)),
    recipient: recipients.get(parcel.sscc) ?? null,
  }))
  const owned = samples.filter((sample) => sample.recipient !== null)
  const others = samples.filter((sample) => sample.recipient === null && sample.last.code === 'delivered')
  return [...owned, ...others.slice(0, STRANGERS_PARCELS)]
}
