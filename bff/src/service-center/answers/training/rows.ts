import { pinyin } from 'pinyin-pro'
import type { Content } from '../base.ts'
import type { Engine, Reading } from '../engine.ts'
import type { Piece, ProductInHand } from '../retrieval/piece.ts'

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

/** Of so many ways of asking, one is also asked with a product in hand, and one also in pinyin. */
const IN_HAND = 4
const SPELT = 4

/** The base's own ways of asking and what it cannot answer, each left out of the base while it is compared. */
export function rowsOfBase(
  { index, read }: Engine,
  { words, models }: Pick<Content, 'words' | 'models'>,
): Row[] {
  const asks = index.pieces.flatMap((piece, p) =>
    piece.units.flatMap((text, unit): Row[] => {
      if (text.length < SHORTEST_ASK) return []
      const row = (said: string, inHand?: ProductInHand): Row => ({
        source: 'asks',
        text: said,
        gold: new Set([p]),
        reading: read(said, inHand, { piece: p, unit }),
      })
      if (unit % IN_HAND === 0) return [row(text), row(text, productFor(piece, models, p + unit))]
      return unit % SPELT === 2 ? [row(text), row(spell(text, p + unit))] : [row(text)]
    }),
  )
  const outside = words.flatMap((word) =>
    word.kind === 'outside'
      ? word.asks.flatMap((text, n): Row[] => {
          const row = (said: string): Row => ({
            source: 'outside',
            text: said,
            gold: new Set(),
            reading: read(said, undefined, 'outside'),
          })
          return n % SPELT === 2 ? [row(text), row(spell(text, n))] : [row(text)]
        })
      : [],
  )
  return [...asks, ...outside]
}

/** As somebody types it who writes pinyin only: with blanks or without. */
const spell = (text: string, turn: number): string =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).join(
    turn % 2 === 0 ? ' ' : '',
  )

/** A product that somebody who asks for this may have come from; for what is about everything, any. */
function productFor({ scope }: Piece, models: Content['models'], turn: number): ProductInHand {
  const fitting = scope ? models.filter((model) => scope.gtins.has(model.gtin)) : models
  const { gtin, category } = fitting[turn % fitting.length]!
  return { gtin, category }
}

export function rowsOfQuestions({ index, read }: Engine, questions: readonly LabelledQuestion[]): Row[] {
  return questions.map(({ text, inHand, expect }) => ({
    source: 'labelled',
    text,
    gold: new Set(expect.flatMap((id) => index.numberOf.get(id) ?? [])),
    reading: read(text, inHand),
  }))
}
