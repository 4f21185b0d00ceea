import type { Reply } from '../../../../api/contract.ts'
import type { getTrace } from '@onehall/shared/contract/products'
import { clock, longDay } from '@onehall/shared/domain/time'

type Item = Reply<typeof getTrace>['items'][number]

export interface Stage {
  id: string
  name: string
  /** 2026年3月4日, or 3月4日–3月11日 where it took longer */
  days: string
  items: { id: string; what: string; value: string; at: string }[]
}

/** The way of one unit, stage by stage, as it went. A stage that is come back to is told where it is come back to. */
export function stagesOf(items: readonly Item[]): Stage[] {
  const runs: Item[][] = []
  for (const item of items) {
    const last = runs[runs.length - 1]
    if (last?.[0]?.stage === item.stage) last.push(item)
    else runs.push([item])
  }
  return runs.map((run, n) => ({
    id: String(n),
    name: run[0]?.stage ?? '',
    days: daysOf(run),
    items: run.map(({ at, what, value }, i) => ({ id: `${at} ${i}`, what, value, at: momentOf(at, run) })),
  }))
}

const dayAndMonth = (at: string): string => longDay(at).slice(5)

function daysOf(run: readonly Item[]): string {
  const [first, last] = [run[0]!.at, run[run.length - 1]!.at].map(dayAndMonth)
  return first === last ? first! : `${first}–${last}`
}

/** The day is said once above, where all of the stage was on it. */
const momentOf = (at: string, run: readonly Item[]): string =>
  run.every((one) => dayAndMonth(one.at) === dayAndMonth(at)) ? clock(at) : `${dayAndMonth(at)} ${clock(at)}`
