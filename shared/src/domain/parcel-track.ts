/** Where a parcel is, from what logistics tells of it: events come late, twice and in any order. */
import { clock, dayOf, dayWords } from './time.ts'

export const PARCEL_CODES = [
  'created',
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'exception',
  'delivered',
  'returned',
] as const
export type ParcelCode = (typeof PARCEL_CODES)[number]

export interface ParcelEvent {
  /** when it happened, not when it was told */
  at: string
  code: ParcelCode
  place: string
  text: string
}

export const isParcelOver = (code: ParcelCode): boolean => code === 'delivered' || code === 'returned'

/** Newest first by the time it happened, each once; of two at one moment the further one is the later. */
export function inOrder(events: readonly ParcelEvent[]): ParcelEvent[] {
  const once = new Map(events.map((e) => [`${Date.parse(e.at)} ${e.code} ${e.place} ${e.text}`, e]))
  const rank = (e: ParcelEvent): number => PARCEL_CODES.indexOf(e.code)
  return [...once.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || rank(b) - rank(a))
}

/** What logistics promised, and what it expects now; null where nobody can say. */
export interface Expectation {
  promisedBy: string | null
  expectedBy: string | null
}

export interface Track {
  status: ParcelCode
  /** newest first, each once */
  events: ParcelEvent[]
  expectedBy: string | null
  /** why it comes later than promised, in a sentence that is said before anybody asks */
  delay: { reason: string; sentence: string } | null
  /** the one thing: 今天 18:00 前送到 */
  headline: string
}

export function trackOf(events: readonly ParcelEvent[], plan: Expectation, now: Date): Track {
  const sorted = inOrder(events)
  const status = sorted[0]?.code ?? 'created'
  const expectedBy = isParcelOver(status) ? null : plan.expectedBy
  return {
    status,
    events: sorted,
    expectedBy,
    delay: delayOf(sorted, plan, now),
    headline: headlineOf(sorted[0], expectedBy, now),
  }
}

/** A day later than the promised one, or stopped by something: both are told. */
function delayOf(sorted: readonly ParcelEvent[], plan: Expectation, now: Date): Track['delay'] {
  const [last] = sorted
  if (!last || isParcelOver(last.code)) return null
  const promised = plan.promisedBy
  const isLate =
    promised !== null &&
    (Date.parse(promised) < now.getTime() ||
      (plan.expectedBy !== null && dayOf(plan.expectedBy) > dayOf(promised)))
  if (last.code !== 'exception' && !isLate) return null
  const reason =
    last.code === 'exception'
      ? last.text
      : (sorted.find((e) => e.code === 'exception')?.text ?? '路上比计划的慢')
  return { reason, sentence: `${lateWords(plan, isLate, now)}原因：${reason}` }
}

function lateWords({ promisedBy, expectedBy }: Expectation, isLate: boolean, now: Date): string {
  if (expectedBy === null) return '什么时候到还说不准，站点在处理。'
  const day = dayWords(expectedBy, now)
  return isLate && promisedBy !== null
    ? `会晚到，原定${dayWords(promisedBy, now)}，现在预计${day}。`
    : `路上有点情况，预计${day}到。`
}

function headlineOf(last: ParcelEvent | undefined, expectedBy: string | null, now: Date): string {
  if (last?.code === 'delivered') return `${dayWords(last.at, now)} ${clock(last.at)} 已送到`
  if (last?.code === 'returned') return '已退回'
  if (expectedBy === null) return '正在查，还没有准信'
  return last?.code === 'out_for_delivery'
    ? `${dayWords(expectedBy, now)} ${clock(expectedBy)} 前送到`
    : `预计${dayWords(expectedBy, now)} 送到`
}

/** What is in it, in a few words: 净味滤芯 2 支 · 坚果礼盒等 2 样 */
export function contentsOf(items: readonly { name: string }[]): string {
  const [first] = items
  if (!first) return '包裹'
  return items.length === 1 ? first.name : `${first.name}等 ${items.length} 样`
}

/** One tap each: what is asked of a parcel, ready to be sent with it. */
export const PARCEL_ASKS = {
  change_time: { title: '改时间', kind: 'delivery', text: '想改一下送货时间。' },
  change_address: { title: '改地址', kind: 'delivery', text: '地址不对，想改一下收货地址。' },
  late: { title: '怎么还没到', kind: 'delivery', text: '包裹比说好的晚了，麻烦查一下到哪里了。' },
  damaged: { title: '箱子破了或少了', kind: 'delivery', text: '包裹送到时箱子破了，或者少了东西。' },
} as const
export type ParcelAsk = keyof typeof PARCEL_ASKS

/** Which of them make sense now. */
export function asksFor(status: ParcelCode, isDelayed: boolean): ParcelAsk[] {
  if (status === 'created') return ['change_time', 'change_address']
  if (status === 'delivered') return ['damaged']
  if (status === 'returned') return ['late']
  return [...(isDelayed ? (['late'] as const) : []), 'change_time', 'damaged']
}
