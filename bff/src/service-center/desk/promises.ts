import type { Priority } from '@onehall/shared/domain/request-states'
import type { Clock } from '../request/index.ts'
import { createCalendar, roundTheClock, type Calendar, type Hours, type Interval } from './calendar.ts'

/** What the desk promises, by priority, in working minutes. Danger is answered around the clock. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const TARGETS: Record<Priority, Record<Clock['kind'], number>> = {
  danger: { first_response: 1 * MINUTE, next_response: 3 * MINUTE, resolution: 24 * HOUR },
  gold: { first_response: 3 * MINUTE, next_response: 10 * MINUTE, resolution: 26 * HOUR },
  silver: { first_response: 10 * MINUTE, next_response: 20 * MINUTE, resolution: 39 * HOUR },
  normal: { first_response: 30 * MINUTE, next_response: 60 * MINUTE, resolution: 65 * HOUR },
}

/** Agents are there from 8:30 to 21:30, every day (article kb-158). */
const DAILY: readonly Interval[] = [['08:30', '21:30']]
export const HOURS: Hours = { week: Array.from({ length: 7 }, () => DAILY), days: {} }

/** What the clocks of requests run by. */
export interface Promises {
  targetOf(priority: Priority, kind: Clock['kind']): number
  calendarOf(priority: Priority): Calendar
}

export function createPromises(hours: Hours = HOURS): Promises {
  const calendar = createCalendar(hours)
  return {
    targetOf: (priority, kind) => TARGETS[priority][kind],
    calendarOf: (priority) => (priority === 'danger' ? roundTheClock : calendar),
  }
}
