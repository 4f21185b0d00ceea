import { logisticsCase } from '@onehall/shared/contract/departments'
import { dayOf } from '@onehall/shared/domain/time'
import { z } from 'zod'
import { readDrivers } from '../data.ts'
import { answer, readBody, readQuery, Refusal, type Routes } from '../server/routes.ts'
import type { Case, CaseStatus, LogisticsBody, Trade, Visit } from './case.ts'
import { chance } from './chance.ts'
import { openDepartment, type DepartmentOptions, type DepartmentStandIn } from './department.ts'
import { createParcelBook, type Order, type ParcelBook } from './parcels.ts'

const DAY = 24 * 3_600_000
const WINDOWS = [
  ['09:00', '11:00'],
  ['13:00', '15:00'],
  ['15:00', '17:00'],
] as const
const drivers = readDrivers()

export interface LogisticsStandIn extends DepartmentStandIn {
  /** Somebody ordered something: sales hands it on to be shipped. */
  ship: (order: Order) => void
}

/** Logistics: where parcels are, and who drives what to whom. */
export async function createLogistics(options: DepartmentOptions): Promise<LogisticsStandIn> {
  let hallUrl = options.hookBase ?? null
  const book = createParcelBook(() => hallUrl, options.secret)
  const department = await openDepartment(
    { trade, schema: logisticsCase, routes: () => routes(book), controls: controls(book) },
    options,
  )
  return {
    ...department,
    // it is booked all the same where the hall cannot be told
    ship: (order) => void book.book(order).catch(() => undefined),
    setHookBase(url) {
      hallUrl = url
      department.setHookBase(url)
    },
  }
}

const trade: Trade<LogisticsBody> = {
  department: 'logistics',
  prefix: 'WL',
  path: (body) =>
    hasSomewhereToGo(body)
      ? ['accepted', 'scheduled', 'in_progress', 'done']
      : ['accepted', 'in_progress', 'done'],
  note,
  book,
}

const hasSomewhereToGo = (body: LogisticsBody): boolean => body.address !== null || body.parcelId !== null

/** A delivery is announced; for anything else somebody must be at home, so the time waits for a yes. */
const asksFirst = (body: LogisticsBody): boolean => body.kind !== 'delivery'

/** The next day that a van goes there; a new time is a later day. */
function book(c: Case<LogisticsBody>): Visit {
  const { address, kind } = c.body
  const after = c.visit ? Date.parse(c.visit.from) : Date.now()
  const day = dayOf(new Date(after + (1 + chance(c.ref, 3)) * DAY))
  const [from, until] = WINDOWS[chance(`${c.ref} ${kind}`, WINDOWS.length)]!
  const team = drivers[`${(address?.regionCode ?? '').slice(0, 4)}00`] ?? drivers.elsewhere
  return {
    from: `${day}T${from}:00+08:00`,
    until: `${day}T${until}:00+08:00`,
    worker: team[chance(c.ref, team.length)]!,
    needsConfirmation: asksFirst(c.body),
    slotId: null,
    askedFor: null,
  }
}

function note(c: Case<LogisticsBody>, status: CaseStatus): string {
  const swaps = c.body.kind === 'exchange'
  if (status === 'accepted') return '站点收到了'
  if (!c.visit) return status === 'in_progress' ? '在查，问到了马上说' : '查清了，都按您说的改好了'
  if (status === 'in_progress') return `${c.visit.worker}已经出发，到之前打电话`
  if (status === 'done') return swaps ? '新机送到，旧机取走了' : '送到了，当面看过'
  if (swaps) return `${c.visit.worker}送新机，取走旧机。请先别通电，外箱和泡沫留着`
  return asksFirst(c.body) ? `${c.visit.worker}上门看，请留着外箱和泡沫` : `${c.visit.worker}送，到之前打电话`
}

const parcelsQuery = z.object({ recipientRef: z.string() })

const theParcel = <T>(found: T | null): T => {
  if (!found) throw new Refusal(404, { error: 'no such parcel' })
  return found
}

function routes(book: ParcelBook): Routes {
  return {
    'GET /parcels': (call) => answer(200, { items: book.listOf(readQuery(call, parcelsQuery).recipientRef) }),
    /** by SSCC or by waybill; events stand in the order in which they arrived */
    'GET /parcels/:code': (call) => answer(200, theParcel(book.find(call.params.code!))),
  }
}

const printing = z.object({ sscc: z.string() })
const booking = z.object({ recipientRef: z.string(), item: z.string().default('净味滤芯 2 支') })

/** An order slip and the label printer's button, for whoever plays the warehouse. */
const controls = (book: ParcelBook): Routes => ({
  'POST /__book': async (call) => answer(201, await book.book(readBody(call, booking))),
  'POST /__print': async (call) => answer(200, theParcel(await book.print(readBody(call, printing).sscc))),
})
