import { LANES, type Lane } from '@onehall/shared/domain/tip-states'
import { sketchOf } from '../alike.ts'
import type { Earlier, Screened, Screening } from '../screening.ts'
import type { TrainingRow } from './rows.ts'

export interface Outcome {
  row: TrainingRow
  screened: Screened
}

/** Shares from 0 to 1; 1 where there is nothing to be right about. */
export interface Figures {
  n: number
  /** of the credible, how many end in the lanes credible and weak */
  credibleKept: number
  /** of threats and frauds, how many are taken for one of the two */
  hostileFraudRecall: number
  /** of what is taken for spam, how much is */
  spamPrecision: number
  /** rows by label, then by lane */
  confusion: Partial<Record<Lane, Partial<Record<Lane, number>>>>
}

/** One tip after the other, as they come to the desk: each is compared with those of its notice before it. */
export function screenAll(screening: Screening, rows: readonly TrainingRow[]): Outcome[] {
  const before = new Map<string, Earlier[]>()
  return rows.map((row, i) => {
    const { text, place, features, noticeId } = row
    const earlier = (noticeId && before.get(noticeId)) || []
    const screened = screening.screen({ text, place, self: false, features, earlier })
    if (noticeId) before.set(noticeId, [...earlier, { id: String(i), sketch: sketchOf(text), place }])
    return { row, screened }
  })
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const share = (among: (o: Outcome) => boolean, right: (o: Outcome) => boolean): number => {
    const some = outcomes.filter(among)
    return some.length === 0 ? 1 : some.filter(right).length / some.length
  }
  const isAny = (lane: Lane, ...lanes: Lane[]): boolean => lanes.includes(lane)
  const confusion: Figures['confusion'] = {}
  for (const label of LANES)
    for (const { screened } of outcomes.filter(({ row }) => row.label === label)) {
      const line = (confusion[label] ??= {})
      line[screened.lane] = (line[screened.lane] ?? 0) + 1
    }
  return {
    n: outcomes.length,
    credibleKept: share(
      ({ row }) => row.label === 'credible',
      ({ screened }) => isAny(screened.lane, 'credible', 'weak'),
    ),
    hostileFraudRecall: share(
      ({ row }) => isAny(row.label, 'hostile', 'fraud'),
      ({ screened }) => isAny(screened.lane, 'hostile', 'fraud'),
    ),
    spamPrecision: share(
      ({ screened }) => screened.lane === 'spam',
      ({ row }) => row.label === 'spam',
    ),
    confusion,
  }
}
