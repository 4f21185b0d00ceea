import { jobCodeOf } from '@onehall/shared/domain/job-states'
import { readDay, readFieldCustomers, readProducts, type DayItem } from '../data.ts'
import { called, listMasters, slotAt } from './calendar.ts'
import type { Case, CaseStatus, InstallationBody, WorkState } from './case.ts'
import { placeOf, relayOf } from './field-places.ts'
import { finding } from './findings.ts'

/** A full day of two installers, agreed before the hall knew of it: installation has the cases, the hall imports the requests. */

const products = new Map(readProducts().map((product) => [product.gtin, product]))
const STATUS: Record<WorkState, CaseStatus> = {
  assigned: 'scheduled',
  accepted: 'scheduled',
  en_route: 'scheduled',
  arrived: 'in_progress',
  started: 'in_progress',
  done: 'done',
  unable: 'failed',
}

const refOf = ({ id }: DayItem, date: string): string => `AZ${date.slice(2).replaceAll('-', '')}-${id}`
const instant = (date: string, clock: string): string => `${date}T${clock}:00+08:00`
const stateOf = ({ moves }: DayItem): WorkState =>
  (Object.keys(moves).at(-1) as WorkState | undefined) ?? 'assigned'

function bodyOf(item: DayItem, date: string): InstallationBody {
  const customer = readFieldCustomers().find(({ phone }) => phone === item.phone)
  const home = customer?.addresses.find((address) => address.isDefault)
  const product = products.get(item.gtin)
  if (!customer || !home || !product) throw new Error(`the day names what there is not: ${item.id}`)
  const { gtin, model, name } = product
  return {
    legId: `demo-${refOf(item, date)}`,
    requestNumber: numberOf(item, date),
    kind: item.kind,
    priority: 'normal',
    text: item.text,
    openedAt: instant(date, '00:00'),
    product: { gtin, model, name, serial: item.serial },
    fault: item.fault === null ? null : { code: item.fault, meaning: null },
    warrantyUntil: null,
    slotId: null,
    address: { regionCode: home.regionCode, regionText: home.regionText, detail: home.detail },
    contact: { name: customer.name, phone: customer.phone },
    care: null,
    media: [],
  }
}

/** Sixteen digits that begin with the day, as the hall's numbers do. */
function numberOf({ id }: DayItem, date: string): string {
  const digits = [...id].map((sign) => (/\d/.test(sign) ? sign : sign.charCodeAt(0) % 10)).join('')
  return `${date.slice(2).replaceAll('-', '')}${digits.padStart(8, '0').slice(-8)}`
}

/** The cases as installation keeps them. */
export const demoCases = (date: string): Case<InstallationBody>[] =>
  readDay().map((item) => {
    const master = listMasters().find(({ id }) => id === item.installerRef)
    const from = instant(date, item.from)
    const clientIds = Object.keys(item.moves).map((to) => `demo-${to}`)
    return {
      ref: refOf(item, date),
      key: `demo-${refOf(item, date)}`,
      body: bodyOf(item, date),
      status: STATUS[stateOf(item)],
      visit: {
        from,
        until: instant(date, item.until),
        worker: master ? called(master) : null,
        needsConfirmation: false,
        slotId: master ? slotAt(master, from) : null,
        askedFor: null,
        master: item.installerRef,
      },
      messages: [],
      told: [],
      ahead: [],
      due: null,
      work: { state: stateOf(item), clientIds },
      ...(item.hint === null ? {} : { hint: item.hint }),
    }
  })

/** The same day as records that the hall imports. */
export const demoRequests = (date: string) =>
  readDay().map((item) => {
    const master = listMasters().find(({ id }) => id === item.installerRef)
    const ref = refOf(item, date)
    const body = bodyOf(item, date)
    return {
      ref,
      number: body.requestNumber,
      phone: item.phone,
      kind: item.kind,
      title: item.title,
      text: item.text,
      product: { gtin: item.gtin, serial: item.serial },
      faultCode: item.fault,
      openedAt: body.openedAt,
      installer: master ? { ref: master.id, name: master.name, called: called(master) } : null,
      from: instant(date, item.from),
      until: instant(date, item.until),
      hint: item.hint,
      place: placeOf(body),
      relay: relayOf(ref),
      moves: Object.entries(item.moves).map(([to, clock]) => ({ to, at: instant(date, clock) })),
      result: stateOf(item) === 'done' ? finding(body) : null,
    }
  })

/** What stands on the work sheets of that day. */
export const demoJobCodes = (
  date: string,
): { code: string; title: string; installer: string | null; from: string }[] =>
  readDay().map((item) => ({
    code: jobCodeOf(refOf(item, date)),
    title: item.title,
    installer: listMasters().find(({ id }) => id === item.installerRef)?.name ?? null,
    from: instant(date, item.from),
  }))
