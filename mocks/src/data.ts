import { readFileSync } from 'node:fs'
import { departmentParcel } from '@onehall/shared/contract/departments'
import { JOB_MOVES } from '@onehall/shared/domain/job-states'
import { TIERS, ROLES } from '@onehall/shared/domain/people'
import { z } from 'zod'

/** The demo data, as far as the stand-ins use it. Beside `src`, so the same path holds from `dist`. */
const read = <T extends z.ZodType>(name: string, schema: T): z.output<T> =>
  schema.parse(JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')))

const product = z.object({
  gtin: z.string(),
  model: z.string(),
  name: z.string(),
  category: z.string(),
  warranty: z.object({ partsMonths: z.record(z.string(), z.number()) }),
  consumables: z.array(z.object({ name: z.string(), everyHours: z.int().optional() })),
  faultCodes: z.array(
    z.object({ code: z.string(), severity: z.string(), department: z.string().nullable() }),
  ),
})
export type Product = z.infer<typeof product>
export const readProducts = (): Product[] => read('catalogue/products.json', z.array(product))

const unit = z.object({
  gtin: z.string(),
  serial: z.string(),
  batch: z.string(),
  producedOn: z.iso.date(),
  deviceId: z.string().optional(),
})
export type Unit = z.infer<typeof unit>
export const readUnits = (): Unit[] => read('units/units.json', z.array(unit))

const parcel = departmentParcel
  .pick({
    sscc: true,
    waybill: true,
    carrier: true,
    items: true,
    fromRegion: true,
    toRegion: true,
    createdAt: true,
    events: true,
  })
  .extend({ promisedBy: z.iso.datetime({ offset: true }).optional() })
export type Parcel = z.infer<typeof parcel>
/** The eighty of the data, and those of the pictures, as if they were of these days. */
export const readParcels = (): Parcel[] =>
  asOfNow(['parcels/parcels.json', 'logistics/parcels.json'].flatMap((name) => read(name, z.array(parcel))))

const DAY = 24 * 3_600_000

/** Moved by whole days, so that what happened last happened within the last one: no parcel of the demo grows old. */
function asOfNow(parcels: Parcel[]): Parcel[] {
  const newest = Math.max(...parcels.flatMap(({ events }) => events.map(({ at }) => Date.parse(at))))
  const by = Math.floor((Date.now() - newest) / DAY) * DAY
  const moved = (at: string): string => new Date(Date.parse(at) + by).toISOString()
  return parcels.map((one) => ({
    ...one,
    createdAt: moved(one.createdAt),
    events: one.events.map((event) => ({ ...event, at: moved(event.at) })),
    ...(one.promisedBy === undefined ? {} : { promisedBy: moved(one.promisedBy) }),
  }))
}

/** The notice on a label that is printed, by SSCC; null for a label without one. */
export const readLabels = (): Record<string, string | null> =>
  read('logistics/labels.json', z.record(z.string(), z.string().nullable()))

const account = z.object({
  role: z.enum(ROLES),
  name: z.string(),
  phone: z.string(),
  wechatCode: z.string(),
  tier: z.enum(TIERS),
  story: z.string(),
  customerRef: z.string().optional(),
  installerRef: z.string().optional(),
  addresses: z.array(
    z.object({ regionCode: z.string(), regionText: z.string(), detail: z.string(), isDefault: z.boolean() }),
  ),
  units: z.array(z.object({ gtin: z.string(), serial: z.string(), registeredOn: z.iso.date() })),
  parcels: z.array(z.string()),
})
export type Account = z.infer<typeof account>
export const readAccounts = (): Account[] => read('accounts.json', z.array(account))

const order = z.object({
  customerRef: z.string(),
  id: z.string(),
  number: z.string(),
  placedAt: z.iso.datetime({ offset: true }),
  signedAt: z.iso.datetime({ offset: true }).nullable(),
  status: z.string(),
  total: z.int(),
  items: z.array(
    z.object({ gtin: z.string(), name: z.string(), quantity: z.int(), serial: z.string().nullable() }),
  ),
})
export type Order = z.infer<typeof order>
export const readOrders = (): Order[] => read('sales/orders.json', z.array(order))

const master = z.object({
  id: z.string(),
  name: z.string(),
  /** GB/T 2260 of the city */
  city: z.string(),
  skills: z.array(z.string()),
  installed: z.array(z.object({ gtin: z.string(), serial: z.string(), on: z.iso.date() })),
})
export type Master = z.infer<typeof master>
const masters = z.object({
  /** category -> the certificate it asks for */
  skills: z.record(z.string(), z.string()),
  masters: z.array(master),
  /** surnames of the masters of every other city */
  elsewhere: z.array(z.string()),
})
export const readMasters = (): z.infer<typeof masters> => read('installation/masters.json', masters)

const fen = z.int().min(0)
const labour = z.object({ from: fen, until: fen })
const prices = z.object({
  visit: fen,
  labour,
  /** by GTIN */
  models: z.record(
    z.string(),
    z.object({
      /** true for what is sent in for repair: nobody comes */
      sentIn: z.boolean().default(false),
      parts: z.array(z.object({ name: z.string(), price: fen })),
      /** by fault code */
      faults: z.record(z.string(), z.object({ labour, likely: z.array(z.string()) })),
      installExtras: z.array(z.object({ name: z.string(), price: fen, unit: z.string() })),
      maintain: z.object({ visit: fen, labour, likely: z.array(z.string()) }),
    }),
  ),
})
export type Prices = z.infer<typeof prices>
export const readPrices = (): Prices => read('installation/prices.json', prices)

const clock = z.string().regex(/^\d\d:\d\d$/)
const dayItem = z.object({
  id: z.string().length(6),
  /** null: nobody has it yet */
  installerRef: z.string().nullable(),
  from: clock,
  until: clock,
  phone: z.string(),
  kind: z.enum(['repair', 'install']),
  title: z.string(),
  text: z.string(),
  gtin: z.string(),
  serial: z.string().nullable(),
  fault: z.string().nullable(),
  /** what the dispatcher wrote for who comes */
  hint: z.string().nullable(),
  /** what the installer has said of it, and when */
  moves: z.partialRecord(z.enum(JOB_MOVES), clock),
})
export type DayItem = z.infer<typeof dayItem>
/** A day of two installers of Hefei, whatever day it is. */
export const readDay = (): DayItem[] => read('installation/day.json', z.array(dayItem))

const customer = account.pick({ name: true, phone: true, addresses: true })
/** Whom installers go to: those that can be played, and some neighbours of theirs. */
export const readFieldCustomers = (): z.infer<typeof customer>[] => [
  ...read('accounts.json', z.array(customer)),
  ...read('installation/customers.json', z.array(customer)),
]

/** What a master found and did: by GTIN, then by fault code or kind. */
const findings = z.record(z.string(), z.record(z.string(), z.string()))
export const readFindings = (): z.infer<typeof findings> => read('installation/findings.json', findings)

/** Who drives: by city, and for every other city. */
const drivers = z.record(z.string(), z.array(z.string())).and(z.object({ elsewhere: z.array(z.string()) }))
export const readDrivers = (): z.infer<typeof drivers> => read('logistics/drivers.json', drivers)
