/**
 * When the desk works: several intervals a day, and days that differ. Pure; all of China keeps UTC+8.
 * Times of a day are minutes since midnight; an interval may end at 24:00 (1440).
 */
export interface Calendar {
  /** The moment when `ms` of working time have passed since `from`; with negative `ms`, the moment before. */
  add(from: Date, ms: number): Date
  /** Working milliseconds between two moments; 0 where they stand the other way round. */
  between(from: Date, until: Date): number
}

/** ['08:30', '21:30'] */
export type Interval = readonly [string, string]

export interface Hours {
  /** Monday to Sunday */
  week: readonly (readonly Interval[])[]
  /** days that differ: '2027-02-06': [] is a day off */
  days: Readonly<Record<string, readonly Interval[]>>
}

const EIGHT_HOURS = 8 * 3_600_000
const DAY = 24 * 3_600_000
/** A year without a single working minute is a mistake in the calendar, not something to search through. */
const DAYS_MAX = 400

export const roundTheClock: Calendar = {
  add: (from, ms) => new Date(from.getTime() + ms),
  between: (from, until) => Math.max(0, until.getTime() - from.getTime()),
}

export function createCalendar(hours: Hours): Calendar {
  /** The working spans of a day, counted in days since 1970 in China, as UTC milliseconds. */
  const spansOf = (day: number): [number, number][] => {
    const date = new Date(day * DAY)
    const weekday = (date.getUTCDay() + 6) % 7
    const intervals = hours.days[date.toISOString().slice(0, 10)] ?? hours.week[weekday] ?? []
    const start = day * DAY - EIGHT_HOURS
    return intervals.map(([from, until]) => [start + minutes(from) * 60_000, start + minutes(until) * 60_000])
  }
  const dayOf = (at: number): number => Math.floor((at + EIGHT_HOURS) / DAY)

  const forward = (from: number, ms: number): number => {
    let left = ms
    for (let day = dayOf(from); day < dayOf(from) + DAYS_MAX; day++) {
      for (const [start, end] of spansOf(day)) {
        const begin = Math.max(start, from)
        if (begin >= end) continue
        if (left <= end - begin) return begin + left
        left -= end - begin
      }
    }
    throw new Error('the calendar has no working time within a year')
  }
  const backward = (from: number, ms: number): number => {
    let left = ms
    for (let day = dayOf(from); day > dayOf(from) - DAYS_MAX; day--) {
      for (const [start, end] of spansOf(day).reverse()) {
        const last = Math.min(end, from)
        if (last <= start) continue
        if (left <= last - start) return last - left
        left -= last - start
      }
    }
    throw new Error('the calendar has no working time within a year')
  }

  return {
    add: (from, ms) => new Date(ms >= 0 ? forward(from.getTime(), ms) : backward(from.getTime(), -ms)),
    between(from, until) {
      let sum = 0
      for (let day = dayOf(from.getTime()); day <= dayOf(until.getTime()); day++) {
        for (const [start, end] of spansOf(day)) {
          sum += Math.max(0, Math.min(end, until.getTime()) - Math.max(start, from.getTime()))
        }
      }
      return sum
    },
  }
}

function minutes(time: string): number {
  const [h = 0, m = 0] = time.split(':').map(Number)
  return h * 60 + m
}
