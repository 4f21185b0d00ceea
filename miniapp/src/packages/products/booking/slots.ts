import type { SlotView } from '@onehall/shared/contract/requests'
import { dayOf, dayWords, weekday } from '@onehall/shared/domain/time'

/** The free times of one day. */
export interface SlotDay {
  /** 2026-11-24 */
  day: string
  /** 今天, 明天, 24日 */
  text: string
  /** 周二 */
  weekday: string
  slots: SlotView[]
}

/** Free times by day, in order; days without any are left out. */
export function slotDays(slots: readonly SlotView[], now: Date): SlotDay[] {
  const days = new Map<string, SlotDay>()
  for (const slot of slots) {
    const day = dayOf(slot.from)
    const known = days.get(day)
    if (known) known.slots.push(slot)
    else days.set(day, { day, text: dayText(slot.from, now), weekday: weekday(slot.from), slots: [slot] })
  }
  return [...days.values()]
}

/** Short enough for four in a row. */
function dayText(at: string, now: Date): string {
  const words = dayWords(at, now)
  return words.length === 2 ? words : `${Number(dayOf(at).slice(8))}日`
}

/** How much later a visit may be for the sake of the master who knows this very machine. */
const WORTH_WAITING_MS = 24 * 3_600_000

/** The soonest time; or, within a day of it, the first of somebody who has been at this machine before. */
export function firstGoodSlot(slots: readonly SlotView[]): SlotView | null {
  const [soonest] = slots
  if (!soonest) return null
  const latest = Date.parse(soonest.from) + WORTH_WAITING_MS
  return slots.find(({ note, from }) => note !== null && Date.parse(from) <= latest) ?? soonest
}

/** 周师傅，装过这台 */
export const whoComes = ({ worker, note }: SlotView): string =>
  [worker, note].filter((word) => word !== null).join('，')
