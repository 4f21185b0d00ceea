import { installationCase } from '@onehall/shared/contract/departments'
import { day } from '@onehall/shared/contract/endpoint'
import { dayOf } from '@onehall/shared/domain/time'
import { z } from 'zod'
import { readProducts } from '../data.ts'
import { answer, readQuery, Refusal, type Routes } from '../server/routes.ts'
import { findFreeSlot, listSlots } from './calendar.ts'
import type { Case, CaseStatus, InstallationBody, Trade, Visit } from './case.ts'
import type { Cases } from './cases.ts'
import { demoCases } from './demo-day.ts'
import { openDepartment, type DepartmentOptions, type DepartmentStandIn } from './department.ts'
import { finding } from './findings.ts'
import { placeOf, relayOf } from './field-places.ts'
import { findPrices, isSentIn } from './price-list.ts'
import { masterOf } from './work-assignment.ts'
import { workOrderRoutes } from './work-orders.ts'

const DAYS_AHEAD = 14
const WEEK = 7 * 24 * 3_600_000
const categories = new Map(readProducts().map((product) => [product.gtin, product.category]))

/** Installation: the calendar of the masters, what a visit costs, and the visits themselves. */
export const createInstallation = ({
  demoDay,
  ...options
}: InstallationOptions): Promise<DepartmentStandIn> =>
  openDepartment(
    { trade, schema: installationCase, routes, known: demoDay ? () => demoCases(demoDay) : undefined },
    options,
  )

export interface InstallationOptions extends DepartmentOptions {
  /** the day that the demo's installers have a full day; none where it is left out */
  demoDay?: string | undefined
}

const trade: Trade<InstallationBody> = {
  department: 'installation',
  prefix: 'AZ',
  path: (body) =>
    goesByParcel(body)
      ? ['accepted', 'in_progress', 'done']
      : ['accepted', 'scheduled', 'in_progress', 'done'],
  note,
  book,
  directions: (c) => ({
    installerRef: masterOf(c),
    place: placeOf(c.body),
    hint: c.hint ?? null,
    relay: relayOf(c.ref),
  }),
}

const goesByParcel = (body: InstallationBody): boolean => isSentIn(body.product?.gtin ?? '')

/**
 * The time asked for where it is free; else the soonest one, which waits for the person's yes.
 * Only in danger somebody comes without asking first.
 */
function book(c: Case<InstallationBody>, askedFor: string | null, taken: ReadonlySet<string>): Visit {
  const now = new Date()
  if (askedFor !== null && askedFor === c.visit?.slotId) return { ...c.visit, needsConfirmation: false }
  const wanted = askedFor === null ? null : findFreeSlot(askedFor, now, taken)
  const slot = wanted ?? findSoonest(c.body, now, taken)
  return {
    from: slot?.from ?? `${inAWeek(now)}T09:00:00+08:00`,
    until: slot?.until ?? `${inAWeek(now)}T11:00:00+08:00`,
    worker: slot?.worker ?? null,
    slotId: slot?.id ?? null,
    askedFor,
    needsConfirmation: wanted === null && (askedFor !== null || c.body.priority !== 'danger'),
  }
}

/** Who comes is settled later where no master of the city has an hour left. */
const inAWeek = (now: Date): string => dayOf(new Date(now.getTime() + WEEK))

const findSoonest = ({ address, product }: InstallationBody, now: Date, taken: ReadonlySet<string>) =>
  listSlots({
    regionCode: address?.regionCode ?? null,
    category: categories.get(product?.gtin ?? '') ?? null,
    unit: product?.serial ? { gtin: product.gtin, serial: product.serial } : null,
    days: DAYS_AHEAD,
    now,
    taken,
  })[0]

function note(c: Case<InstallationBody>, status: CaseStatus): string {
  const who = c.visit?.worker ?? '师傅'
  if (goesByParcel(c.body)) return SENT_IN[status] ?? finding(c.body)
  if (status === 'accepted') return c.visit?.needsConfirmation ? '收到了，在排师傅' : `${who}已接单`
  if (status === 'scheduled') return scheduledNote(c)
  return status === 'in_progress' ? `${who}到了，正在检查` : finding(c.body)
}

function scheduledNote({ visit }: Case<InstallationBody>): string {
  if (!visit?.needsConfirmation) return '已约好'
  return visit.askedFor === null ? '这个时间可以吗' : '您选的时间刚被约走，这个时间可以吗'
}

const SENT_IN: Partial<Record<CaseStatus, string>> = {
  accepted: '收到了，这款走寄修，来回运费我们出',
  in_progress: '快递员来取件，外包装别扔',
}

const kind = z.enum(['repair', 'install', 'maintain'])
const slotsQuery = z.object({
  kind,
  gtin: z.string().optional(),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  serial: z.string().optional(),
  from: day.optional(),
  days: z.coerce.number().int().min(1).max(DAYS_AHEAD).default(7),
})
const pricesQuery = z.object({
  gtin: z.string(),
  kind: kind.default('repair'),
  faultCode: z.string().optional(),
})

function routes(cases: Cases<InstallationBody>, save: () => Promise<void>): Routes {
  return {
    'GET /slots': (call) => {
      const { gtin, regionCode, serial, from, days } = readQuery(call, slotsQuery)
      if (isSentIn(gtin ?? '')) return answer(200, { items: [] })
      const items = listSlots({
        regionCode: regionCode ?? null,
        category: categories.get(gtin ?? '') ?? null,
        unit: gtin && serial ? { gtin, serial } : null,
        from,
        days,
        now: new Date(),
        taken: cases.takenSlots(),
      })
      return answer(200, { items })
    },
    'GET /prices': (call) => {
      const prices = findPrices(readQuery(call, pricesQuery))
      if (!prices) throw new Refusal(404, { error: 'no prices for this product' })
      return answer(200, prices)
    },
    ...workOrderRoutes(cases, save),
  }
}
