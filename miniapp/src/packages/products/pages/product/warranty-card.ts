import type { RegistrationView, WarrantyView } from '@onehall/shared/contract/products'
import { longDay } from '@onehall/shared/domain/time'
import type { Pair } from '../../../../ui/pairs/pairs.tsx'

const DAY = 86_400_000
/** days of an average month */
const MONTH = 30.44

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** 36 months from 2026-03-20 end on 2029-03-19: the end itself is still covered. */
function wholeMonths(from: string, until: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = until.split('-').map(Number)
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0)
}

const dayAfter = (day: string): string => new Date(at(day) + DAY).toISOString().slice(0, 10)

/** How far a warranty has run on a day (2026-11-21), in words and for the bar. */
export function runOf(
  { from, until, active }: Pick<WarrantyView, 'from' | 'until' | 'active'>,
  today: string,
) {
  const total = wholeMonths(from, dayAfter(until))
  const used = Math.min(total, Math.max(0, wholeMonths(from, today)))
  return {
    percent: Math.round((used / total) * 100),
    label: `${total} 个月里用了 ${used} 个月`,
    left: active ? leftWords((at(until) - at(today)) / DAY + 1) : '已经过了',
  }
}

function leftWords(days: number): string {
  if (days < 60) return `还有 ${days} 天`
  const months = Math.round(days / MONTH)
  const years = Math.floor(months / 12)
  const rest = months % 12
  return `还有${years > 0 ? ` ${years} 年` : ''}${rest > 0 ? ` ${rest} 个月` : ''}`
}

/** 2029年3月 */
const monthOf = (day: string): string => {
  const [year, month] = day.split('-').map(Number)
  return `${year}年${month}月`
}

/** The parts and until when, the longest first; parts of one day share a line. */
export function partLines(parts: WarrantyView['parts']): Pair[] {
  const days = [...new Set(parts.map(({ until }) => until))].sort().reverse()
  return days.map((day) => {
    const ofDay = parts.filter(({ until }) => until === day)
    const over = ofDay.some(({ active }) => !active)
    return {
      name: ofDay.map(({ name }) => name).join('、'),
      value: `到 ${monthOf(day)}${over ? '，过了' : ''}`,
    }
  })
}

/** What the first day was taken from, where it is not the order's: it may be wrong, and a receipt can mend it. */
export const basisWords: Record<WarrantyView['basis'], string | null> = {
  order: null,
  declared: '按购买凭证上的日子算',
  registered: '按登记那天算',
  produced: '按生产日期加 90 天算',
}

/** 每月一次，下次 12月1日 */
export function careWords({ everyMonths, next }: RegistrationView['care'][number], today: string): string {
  return `${every(everyMonths)}，下次 ${nextWords(next, today)}`
}

function every(months: number): string {
  if (months === 1) return '每月一次'
  if (months === 12) return '每年一次'
  return months > 24 && months % 12 === 0 ? `每 ${months / 12} 年` : `每 ${months} 个月`
}

/** The day where it is near; the month is enough where it is more than a year away. */
function nextWords(next: string, today: string): string {
  if (wholeMonths(today, next) >= 12) return monthOf(next)
  const said = longDay(next)
  return next.slice(0, 4) === today.slice(0, 4) ? said.slice(5) : said
}
