import type { DeskClockView, QueueItem } from '@onehall/shared/contract/desk'

/** How urgent it is: over its time, less than a quarter of it left, or neither. Said in words as well. */
type Urgency = 'over' | 'soon' | 'none'

export interface ClockWords {
  text: string
  urgency: Urgency
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Of the target, how little of it is urgent. */
const SOON = 0.25

/** 0:38, 26:40, 1 小时 20 分, 1 天 22 小时; what is shorter than its unit is cut off. */
export function spanWords(ms: number): string {
  const left = Math.max(0, ms)
  if (left >= DAY) return `${Math.floor(left / DAY)} 天 ${Math.floor((left % DAY) / HOUR)} 小时`
  if (left >= HOUR) return `${Math.floor(left / HOUR)} 小时 ${Math.floor((left % HOUR) / MINUTE)} 分`
  return `${Math.floor(left / MINUTE)}:${String(Math.floor((left % MINUTE) / 1000)).padStart(2, '0')}`
}

/** How long there is, `since` ms after the server said it: the agent's own clock may be wrong. */
export function leftWords(clock: DeskClockView, since: number): ClockWords {
  if (clock.state === 'paused') return { text: '等客户', urgency: 'none' }
  const left = (clock.leftMs ?? 0) - since
  if (left < 0) return { text: `超 ${spanWords(-left)}`, urgency: 'over' }
  return { text: `还剩 ${spanWords(left)}`, urgency: left < clock.targetMs * SOON ? 'soon' : 'none' }
}

/** What stands at the right of a row of the queue. */
export function queueWords(item: QueueItem, { at, now }: { at: number; now: number }): ClockWords {
  if (item.group === 'danger' && item.waitingSince)
    return { text: `已等 ${spanWords(now - new Date(item.waitingSince).getTime())}`, urgency: 'over' }
  if (item.status === 'waiting_customer') return { text: '等客户', urgency: 'none' }
  return item.clock ? leftWords(item.clock, now - at) : { text: '已回复', urgency: 'none' }
}

const NAMES: Record<DeskClockView['kind'], string> = {
  first_response: '首次回复',
  next_response: '下次回复',
  resolution: '办结',
}

const ORDER: readonly DeskClockView['kind'][] = ['first_response', 'next_response', 'resolution']

export interface ClockLine extends ClockWords {
  kind: DeskClockView['kind']
  /** the one that runs out next */
  running: boolean
}

/** 首次回复 0:48 · 下次回复还剩 4:12 · 办结还剩 1 天 22 小时: of each kind the last one. */
export function clockLines(clocks: readonly DeskClockView[], since: number): ClockLine[] {
  const last = ORDER.flatMap((kind) => clocks.filter((clock) => clock.kind === kind).slice(-1))
  const next = last.find(({ kind, state }) => state === 'running' && kind !== 'resolution')
  return last
    .filter(({ state }) => state !== 'stopped')
    .filter(({ kind, state }) => state !== 'met' || kind === 'first_response')
    .map((one) => ({ kind: one.kind, running: one === next, ...lineOf(one, since) }))
}

function lineOf(clock: DeskClockView, since: number): ClockWords {
  const name = NAMES[clock.kind]
  if (clock.state === 'met' && clock.metAt) {
    const took = new Date(clock.metAt).getTime() - new Date(clock.startedAt).getTime()
    return { text: `${name} ${spanWords(took)}${clock.breached ? '，超时' : ''}`, urgency: 'none' }
  }
  const { text, urgency } = leftWords(clock, since)
  return clock.state === 'paused' ? { text: `${name}停着，等客户`, urgency } : { text: name + text, urgency }
}
