import type { Engine, Reading } from '../engine.ts'
import type { Word } from '../knowledge/word.ts'
import type { ProductInHand } from '../retrieval/piece.ts'

/** A question with the articles that answer it; none where the base cannot. */
export interface LabelledQuestion {
  id: string
  text: string
  inHand?: ProductInHand | undefined
  expect: readonly string[]
}

/** A question as it is learned from: compared with the base as if the base did not hold it. */
export interface Row {
  source: 'asks' | 'outside' | 'labelled'
  text: string
  /** numbers of the pieces that answer it */
  gold: ReadonlySet<number>
  reading: Reading
}

/** Single words teach little about sentences. */
const SHORTEST_ASK = 7

/** The base's own ways of asking and what it cannot answer, each left out of the base while it is compared. */
export function rowsOfBase({ index, read }: Engine, words: readonly Word[]): Row[] {
  const asks = index.pieces.flatMap((piece, p) =>
    piece.units.flatMap((text, unit): Row[] =>
      text.length < SHORTEST_ASK
        ? []
        : [{ source: 'asks', text, gold: new Set([p]), reading: read(text, undefined, { piece: p, unit }) }],
    ),
  )
  const outside = words.flatMap((word) =>
    word.kind === 'outside'
      ? word.asks.map((text): Row => ({
          source: 'outside',
          text,
          gold: new Set(),
          reading: read(text, undefined, 'outside'),
        }))
      : [],
  )
  return [...asks, ...outside]
}

export function rowsOfQuestions({ index, read }: Engine, questions: readonly LabelledQuestion[]): Row[] {
  return questions.map(({ text, inHand, expect }) => ({
    source: 'labelled',
    text,
    gold: new Set(expect.flatMap((id) => index.numberOf.get(id) ?? [])),
    reading: read(text, inHand),
  }))
}
