import { dayOf } from '@onehall/shared/domain/time'
import type { Clock } from '../../platform/clock.ts'
import type { DayCounts } from './day-counts.repository.ts'
import type { DayCount, Decisions } from './decisions.repository.ts'

/** Orders and printed notices since the beginning, though single decisions are forgotten after six months. */
export interface Totals {
  read(): Promise<{ orders: number; byNotice: Map<string, number> }>
}

const DAY_MS = 24 * 3_600_000
/** Counting a day anew costs a look at all its decisions: not for every page that shows the fund. */
const FRESH_MS = 2_000

export function createTotals({
  decisions,
  days,
  clock,
}: {
  decisions: Decisions
  days: DayCounts
  clock: Clock
}): Totals {
  let known: { at: number; sum: Promise<DayCount> } | null = null

  /** Counts the days since the last counted one, that one included: it was not over then. */
  const count = async (): Promise<DayCount> => {
    const today = dayOf(clock.now())
    for (let day = (await days.lastDay()) ?? today; day <= today; day = dayAfter(day)) {
      const from = new Date(`${day}T00:00:00+08:00`)
      await days.put(day, await decisions.countDay(from, new Date(from.getTime() + DAY_MS)))
    }
    return (await days.list()).reduce(plus, { orders: 0, printed: {} })
  }
  return {
    async read() {
      const now = clock.now().getTime()
      if (!known || now - known.at > FRESH_MS || now < known.at) {
        const sum = count()
        known = { at: now, sum }
        sum.catch(() => (known = null))
      }
      const { orders, printed } = await known.sum
      return { orders, byNotice: new Map(Object.entries(printed)) }
    },
  }
}

const dayAfter = (day: string): string => dayOf(new Date(Date.parse(`${day}T12:00:00+08:00`) + DAY_MS))

const plus = (a: DayCount, b: DayCount): DayCount => ({
  orders: a.orders + b.orders,
  printed: Object.entries(b.printed).reduce<Record<string, number>>(
    (sum, [id, n]) => ({ ...sum, [id]: (sum[id] ?? 0) + n }),
    a.printed,
  ),
})
