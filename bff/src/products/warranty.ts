import { Temporal } from 'temporal-polyfill'
import type { Product } from './product.ts'

/** What the first day of a warranty was taken from, in the order of article kb-130. */
export type Basis = 'order' | 'declared' | 'registered' | 'produced'

export interface Start {
  /** 2026-03-20 */
  on: string
  basis: Basis
}

export interface Warranty {
  from: string
  until: string
  basis: Basis
  active: boolean
  parts: { name: string; until: string; active: boolean }[]
  notCovered: string[]
}

/** Days after production from which the warranty counts where nothing else is known (kb-130, 3.). */
const DAYS_AFTER_PRODUCTION = 90

export const startFromProduction = (producedOn: string): Start => ({
  on: Temporal.PlainDate.from(producedOn).add({ days: DAYS_AFTER_PRODUCTION }).toString(),
  basis: 'produced',
})

/** The last covered day: 36 months from 2026-03-20 end on 2029-03-19. */
const lastDay = (from: string, months: number): string =>
  Temporal.PlainDate.from(from).add({ months }).subtract({ days: 1 }).toString()

/** The card of a unit, by its model's terms. Null for what carries no warranty. Days are those of China. */
export function warrantyOf(product: Pick<Product, 'warranty'>, start: Start, today: string): Warranty | null {
  const { wholeMonths, partsMonths, notCovered } = product.warranty
  if (wholeMonths === 0) return null
  const until = lastDay(start.on, wholeMonths)
  return {
    from: start.on,
    until,
    basis: start.basis,
    active: until >= today,
    parts: Object.entries(partsMonths).map(([name, months]) => {
      const partUntil = lastDay(start.on, months)
      return { name, until: partUntil, active: partUntil >= today }
    }),
    notCovered,
  }
}

/** The next day each consumable is due, counted from the first day of use. */
export function careOf(product: Pick<Product, 'consumables'>, since: string, today: string) {
  return product.consumables.map(({ name, everyMonths }) => ({
    name,
    everyMonths,
    next: nextDue(since, everyMonths, today),
  }))
}

function nextDue(since: string, everyMonths: number, today: string): string {
  const first = Temporal.PlainDate.from(since)
  const dueAfter = (times: number): string => first.add({ months: everyMonths * times }).toString()
  const passed = first.until(today, { largestUnit: 'months' }).months
  const times = Math.max(1, Math.floor(passed / everyMonths))
  return dueAfter(times) >= today ? dueAfter(times) : dueAfter(times + 1)
}
