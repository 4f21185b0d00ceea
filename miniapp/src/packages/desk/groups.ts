import type { QueueItem } from '@onehall/shared/contract/desk'

type Group = QueueItem['group']
export type Counts = Record<Group, number>

const TITLES: Record<Group, string> = { danger: '危险，马上接', mine: '我在办', claim: '等认领' }
const ORDER: readonly Group[] = ['danger', 'mine', 'claim']

export interface QueueGroup {
  group: Group
  title: string
  /** how many there are, shown or not */
  count: number
  items: QueueItem[]
}

/** The queue in its three parts, as the server ordered them; a part with nothing in it is left out. */
export const groupsOf = (items: readonly QueueItem[], counts: Counts): QueueGroup[] =>
  ORDER.map((group) => ({
    group,
    title: TITLES[group],
    count: counts[group],
    items: items.filter((item) => item.group === group),
  })).filter(({ items: rows }) => rows.length > 0)

/** The row above or below; the first one where the chosen one is gone. */
export function neighbour(ids: readonly string[], chosen: string | null, step: 1 | -1): string | null {
  const at = chosen === null ? -1 : ids.indexOf(chosen)
  if (at < 0) return ids[0] ?? null
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null
}

/** What a reader of the screen is told when the queue has changed while one worked. */
export function newsOf(before: readonly QueueItem[], after: readonly QueueItem[]): string | null {
  const known = new Set(before.map(({ id }) => id))
  const came = after.filter(({ id, group }) => group !== 'mine' && !known.has(id))
  const danger = came.find(({ group }) => group === 'danger')
  if (danger) return `来了一件危险：${danger.text || danger.title}`
  return came.length > 0 ? `队列里新来 ${came.length} 件` : null
}
