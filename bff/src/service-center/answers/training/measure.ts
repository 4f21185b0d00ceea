import { judge } from '../engine.ts'
import type { Weights } from '../model/weights-shape.ts'
import type { Piece } from '../retrieval/piece.ts'
import { fit } from './fit.ts'
import type { Row } from './rows.ts'

/** Shares between 0 and 1: top1 and top3 of the answerable, where a decline is no answer; declines of either kind. */
export interface Figures {
  n: number
  top1: number
  top3: number
  declinedRight: number
  declinedWrong: number
}

export interface Outcome {
  row: Row
  /** numbers of the pieces that were shown or, behind them, likely; none where it declined */
  found: readonly number[]
}

/** What people would have been shown. Behind an answer stand the next likely: they count for top3. */
export function answerAll(rows: readonly Row[], pieces: readonly Piece[], weights: Weights): Outcome[] {
  return rows.map((row) => {
    const { decision, ranked } = judge(row.reading, pieces, weights)
    return { row, found: decision.act === 'decline' ? [] : ranked.slice(0, 3).map(({ piece }) => piece) }
  })
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const ours = outcomes.filter(({ row }) => row.gold.size > 0)
  const others = outcomes.filter(({ row }) => row.gold.size === 0)
  const share = (list: readonly Outcome[], test: (one: Outcome) => boolean): number =>
    list.length === 0 ? 0 : Math.round((list.filter(test).length / list.length) * 10_000) / 10_000
  return {
    n: outcomes.length,
    top1: share(ours, ({ row, found }) => row.gold.has(found[0] ?? -1)),
    top3: share(ours, ({ row, found }) => found.some((piece) => row.gold.has(piece))),
    declinedRight: share(others, ({ found }) => found.length === 0),
    declinedWrong: share(ours, ({ found }) => found.length === 0),
  }
}

/** Fits on four fifths and answers the fifth left out, five times: nothing is scored on what it was fitted on. */
export function crossValidate(
  base: readonly Row[],
  labelled: readonly Row[],
  pieces: readonly Piece[],
): Outcome[] {
  const folds = 5
  return Array.from({ length: folds }, (_, fold) => {
    const weights = fit([...base, ...labelled.filter((_row, i) => i % folds !== fold)])
    return answerAll(
      labelled.filter((_row, i) => i % folds === fold),
      pieces,
      weights,
    )
  }).flat()
}
