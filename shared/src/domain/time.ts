/**
 * Dates as people in China read them. The whole country keeps UTC+8 without summer time,
 * and older phones' JavaScript has no `Intl`, so the clock is shifted and read in UTC.
 */

const EIGHT_HOURS = 8 * 3_600_000
const DAY = 24 * 3_600_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const shifted = (at: Date | string): Date => new Date(new Date(at).getTime() + EIGHT_HOURS)
const two = (n: number): string => String(n).padStart(2, '0')
const dayNumber = (at: Date | string): number => Math.floor(shifted(at).getTime() / DAY)

/** 2026-11-21 */
export function dayOf(at: Date | string): string {
  return shifted(at).toISOString().slice(0, 10)
}

/** 9:00, 13:30 */
export function clock(at: Date | string): string {
  const d = shifted(at)
  return `${d.getUTCHours()}:${two(d.getUTCMinutes())}`
}

/** 9:00–11:00 */
export const clockRange = (from: Date | string, until: Date | string): string =>
  `${clock(from)}–${clock(until)}`

/** 周二 */
export const weekday = (at: Date | string): string => WEEKDAYS[shifted(at).getUTCDay()]!

/** 2026年11月21日; takes a day (2026-11-21) or an instant. */
export function longDay(at: Date | string): string {
  const [y, m, d] = (typeof at === 'string' && at.length === 10 ? at : dayOf(at)).split('-').map(Number)
  return `${y}年${m}月${d}日`
}

/** 今天, 明天, 昨天, or 11月24日 周二; the year is said only where it is another one. */
export function dayWords(at: Date | string, now: Date | string): string {
  const away = dayNumber(at) - dayNumber(now)
  if (away === 0) return '今天'
  if (away === 1) return '明天'
  if (away === -1) return '昨天'
  const d = shifted(at)
  const year = d.getUTCFullYear() === shifted(now).getUTCFullYear() ? '' : `${d.getUTCFullYear()}年`
  return `${year}${d.getUTCMonth() + 1}月${d.getUTCDate()}日 ${weekday(at)}`
}

/** 明天 9:00–11:00 */
export const visitWords = (from: string, until: string, now: Date | string): string =>
  `${dayWords(from, now)} ${clockRange(from, until)}`
