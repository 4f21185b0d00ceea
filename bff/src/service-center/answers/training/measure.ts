import type { Base } from '../base.ts'
import { judge } from '../engine.ts'
import type { Piece } from '../retrieval/piece.ts'
import { fit } from './fit.ts'
import type { LabelledQuestion, Row } from './rows.ts'

/** Shares between 0 and 1: top1 and top3 of the answerable, where a decline is no answer; declines of either kind. */
export interface Figures {
  n: number
  top1: number
  top3: number
  declinedRight: number
  declinedWrong: number
}

export interface Outcome {
  text: string
  /** ids of the articles that answer it; none where the base cannot */
  expect: readonly string[]
  /** ids of what was found, likeliest first; none where it declined */
  found: readonly string[]
}

/** What people are given: the same code as the one that serves them. */
export const answerAll = (base: Base, questions: readonly LabelledQuestion[]): Outcome[] =>
  questions.map(({ text, expect, inHand }) => ({
    text,
    expect,
    found: base.find(text, inHand).hits.map((hit) => hit.articleId),
  }))

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const ours = outcomes.filter(({ expect }) => expect.length > 0)
  const others = outcomes.filter(({ expect }) => expect.length === 0)
  const share = (list: readonly Outcome[], test: (one: Outcome) => boolean): number =>
    list.length === 0 ? 0 : Math.round((list.filter(test).length / list.length) * 10_000) / 10_000
  return {
    n: outcomes.length,
    top1: share(ours, isRight),
    top3: share(ours, ({ expect, found }) => found.some((id) => expect.includes(id))),
    declinedRight: share(others, ({ found }) => found.length === 0),
    declinedWrong: share(ours, ({ found }) => found.length === 0),
  }
}

export const isRight = ({ expect, found: [first] }: Outcome): boolean =>
  expect.length === 0 ? first === undefined : first !== undefined && expect.includes(first)

/** Fits on four fifths and answers the fifth left out, five times: nothing is scored on what it was fitted on. */
export function crossValidate(
  base: readonly Row[],
  labelled: readonly Row[],
  pieces: readonly Piece[],
): Outcome[] {
  const folds = 5
  return Array.from({ length: folds }, (_, fold) => {
    const weights = fit([...base, ...labelled.filter((_row, i) => i % folds !== fold)])
    const idOf = (piece: number): string => pieces[piece]!.id
    return labelled
      .filter((_row, i) => i % folds === fold)
      .map(({ text, gold, reading }) => ({
        text,
        expect: [...gold].map(idOf),
        found: judge(reading, pieces, weights).shown.map(({ piece }) => idOf(piece)),
      }))
  }).flat()
}
