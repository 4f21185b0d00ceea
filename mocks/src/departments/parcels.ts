import { randomInt } from 'node:crypto'
import { departmentParcel, type DepartmentParcel } from '@onehall/shared/contract/departments'
import { checkDigit } from '@onehall/shared/domain/gs1'
import { inOrder, isParcelOver } from '@onehall/shared/domain/parcel-track'
import { maskPhone } from '@onehall/shared/domain/people'
import { dayOf } from '@onehall/shared/domain/time'
import { readAccounts, readLabels, readParcels, type Account, type Parcel } from '../data.ts'
import { signatureHeaders } from './signature.ts'

const DAY = 24 * 3_600_000
/** By when the vans are back: what is promised for a day is promised for its evening. */
const EVENING = 18
const FOSHAN = '440600'
const HEFEI = '340100'

export interface ParcelBook {
  find: (code: string) => DepartmentParcel | null
  listOf: (recipientRef: string) => DepartmentParcel[]
  /** Something was ordered: its parcel is booked, and the hall told of it while the label is not printed. */
  book: (order: Order) => Promise<DepartmentParcel>
  /** Asks the hall what goes onto the label, as before every printing, and prints it. */
  print: (sscc: string) => Promise<DepartmentParcel | null>
}

/** What is to be sent to whom. */
export interface Order {
  recipientRef: string
  /** 净味滤芯 2 支 */
  item: string
}

interface Label {
  printedAt: string
  noticeId: string | null
}

/** The parcels of the demo, and what stands on their labels. The label is printed when the parcel is handed over. */
export function createParcelBook(hallUrl: () => string | null, secret: string): ParcelBook {
  const accounts = readAccounts()
  const refs = refsByParcel(accounts)
  const parcels = readParcels()
  const labels = labelsOfThoseOnTheirWay(parcels)
  const hall = (): Hall => ({ url: hallUrl(), secret })

  const show = (parcel: Parcel): DepartmentParcel => {
    const recipientRef = refs.get(parcel.sscc) ?? `rcp_${parcel.sscc}`
    const recipient = accounts.find(({ customerRef }) => customerRef === recipientRef)
    return departmentParcel.parse({
      ...parcel,
      recipientRef,
      recipient: recipient
        ? { nameMasked: maskName(recipient.name), phoneMasked: maskPhone(recipient.phone) }
        : null,
      ...expectationOf(parcel, new Date()),
      ...labels.get(parcel.sscc),
    })
  }
  const find: ParcelBook['find'] = (code) => {
    const parcel = parcels.find((one) => one.sscc === code || one.waybill === code)
    return parcel ? show(parcel) : null
  }
  return {
    find,
    listOf: (recipientRef) => parcels.map(show).filter((parcel) => parcel.recipientRef === recipientRef),
    async book(order) {
      const home = accounts.find(({ customerRef }) => customerRef === order.recipientRef)?.addresses[0]
      const parcel = buildParcel(order, home?.regionCode ?? HEFEI)
      parcels.push(parcel)
      refs.set(parcel.sscc, order.recipientRef)
      const booked = show(parcel)
      await callTheHall('parcels', [{ sscc: booked.sscc, recipientRef: booked.recipientRef }], hall())
      return booked
    },
    async print(sscc) {
      const parcel = find(sscc)
      if (!parcel) return null
      const printedAt = new Date().toISOString()
      const noticeId = await askTheHall(parcel, printedAt, hall())
      labels.set(sscc, { printedAt, noticeId })
      return find(sscc)
    },
  }
}

const refsByParcel = (accounts: readonly Account[]): Map<string, string> =>
  new Map(
    accounts.flatMap(({ customerRef, parcels }) =>
      customerRef === undefined ? [] : parcels.map((sscc) => [sscc, customerRef] as const),
    ),
  )

/** What the warehouse in Foshan has just been asked for. */
function buildParcel({ item }: Order, toRegion: string): Parcel {
  const createdAt = new Date().toISOString()
  const body = `1952141${String(randomInt(1e10)).padStart(10, '0')}`
  const number = String(randomInt(1e6)).padStart(6, '0')
  return {
    sscc: `${body}${checkDigit(body)}`,
    waybill: `ZY${dayOf(new Date()).slice(2).replaceAll('-', '')}-${number}`,
    carrier: '纸鸢快件',
    items: [{ name: item, gtin: null }],
    fromRegion: FOSHAN,
    toRegion,
    createdAt,
    events: [{ at: createdAt, code: 'created', place: '佛山市仓', text: '仓库已接单，正在备货' }],
  }
}

function labelsOfThoseOnTheirWay(parcels: readonly Parcel[]): Map<string, Label> {
  const notices = readLabels()
  return new Map(
    parcels.flatMap(({ sscc, events }) => {
      const handedOver = inOrder(events).findLast((event) => event.code !== 'created')
      return handedOver
        ? [[sscc, { printedAt: handedOver.at, noticeId: notices[sscc] ?? null }] as const]
        : []
    }),
  )
}

/** 林晓云 as a label shows it: 林*云. */
const maskName = (name: string): string =>
  name.length < 3 ? `${name[0]}*` : `${name[0]}${'*'.repeat(name.length - 2)}${name.at(-1)}`

/** What was promised when it was sent, and what the road still takes from now on. */
export function expectationOf(parcel: Parcel, now: Date): { promisedBy: string; expectedBy: string | null } {
  const promisedBy = parcel.promisedBy ?? eveningOf(parcel.createdAt, daysOnTheRoad(parcel))
  const [last] = inOrder(parcel.events)
  if (!last || isParcelOver(last.code) || last.text.includes('丢失')) return { promisedBy, expectedBy: null }
  const soonest = { out_for_delivery: 0, exception: 2 }[last.code as string] ?? 1
  const fromNow = eveningOf(now, soonest)
  const next = Date.parse(fromNow) > now.getTime() ? fromNow : eveningOf(now, soonest + 1)
  return { promisedBy, expectedBy: Date.parse(promisedBy) > Date.parse(next) ? promisedBy : next }
}

function daysOnTheRoad({ fromRegion, toRegion }: Parcel): number {
  if (fromRegion.slice(0, 4) === toRegion.slice(0, 4)) return 1
  return fromRegion.slice(0, 2) === toRegion.slice(0, 2) ? 2 : 3
}

const eveningOf = (from: Date | string, daysLater: number): string =>
  `${dayOf(new Date(new Date(from).getTime() + daysLater * DAY))}T${EVENING}:00:00+08:00`

interface Hall {
  url: string | null
  secret: string
}

async function askTheHall(
  { sscc, recipientRef, toRegion }: DepartmentParcel,
  at: string,
  hall: Hall,
): Promise<string | null> {
  const reply = await callTheHall('notice-decisions', [{ sscc, recipientRef, toRegion, at }], hall)
  const { decisions } = (await reply.json()) as { decisions: { print: boolean; noticeId?: string }[] }
  return decisions[0]?.print ? (decisions[0].noticeId ?? null) : null
}

function callTheHall(what: string, parcels: object[], { url, secret }: Hall): Promise<Response> {
  const raw = JSON.stringify({ parcels })
  return fetch(`${url}/partner/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureHeaders(secret, raw) },
    body: raw,
  })
}
