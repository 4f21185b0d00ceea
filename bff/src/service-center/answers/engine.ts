import { decide, type Act } from './decision.policy.ts'
import type { Word } from './knowledge/word.ts'
import type { Weights } from './model/weights-shape.ts'
import { createDomain, DOMAIN_GRAMS, type Domain } from './retrieval/domain.ts'
import type { Piece, ProductInHand } from './retrieval/piece.ts'
import { buildingIndex, type SearchIndex, type Without } from './retrieval/search-index.ts'
import { readSignals, SIGNALS, type Candidate } from './retrieval/signals.ts'
import { createFindForeign } from './text/foreign.ts'
import { normalise } from './text/normalise.ts'
import { createReader, type Reader } from './text/reader.ts'

export interface Hit {
  articleId: string
  title: string
  /** 0 to 1: how likely it is the right one, among those found */
  score: number
  version: number
}

export interface Finding {
  act: Act
  /** likeliest first; of an answer only the first is given, the others are what else it may be */
  hits: Hit[]
}

/** What speaks for the base having an answer at all; the names of the numbers in `Reading.answerable`, in order. */
export const ANSWERABLE = [
  'score',
  'margin',
  'share',
  'things',
  'brands',
  'length',
  'codes',
  'spelt',
  ...DOMAIN_GRAMS.map((gram) => `domain.${gram}`),
] as const

/** A question compared with the base, before anything is decided: what the weights are fitted on. */
export interface Reading {
  candidates: Candidate[]
  foreign: { brands: number; things: number }
  length: number
  codes: number
  spelt: boolean
  domain: number[]
}

export interface Engine {
  find: (text: string, inHand?: ProductInHand) => Finding
  /** `left` takes a question of the base's own out of it, while it is compared. */
  read: (text: string, inHand?: ProductInHand, left?: Without | 'outside') => Reading
  index: SearchIndex
  reader: Reader
  /** whether a text names what is not ours */
  isForeign: (text: string) => boolean
}

/** Makes the engine of a base, in slices. Pure: it keeps all it needs in memory and changes nothing. */
export function* buildingEngine(
  pieces: readonly Piece[],
  words: readonly Word[],
  weights: Weights,
): Generator<void, Engine> {
  const of = <K extends Word['kind']>(kind: K) =>
    words.filter((word): word is Extract<Word, { kind: K }> => word.kind === kind)
  const reader = createReader({ synonyms: of('synonym'), products: of('product') })
  const findForeign = createFindForeign(of('foreign'))
  const index = yield* buildingIndex(pieces, reader.prepare)
  const outside = of('outside').flatMap((list) => list.asks.map(reader.prepare))
  const domain: Domain = createDomain(index, outside)

  const read: Engine['read'] = (text, inHand, left) => {
    const question = reader.read(text, index.codes, inHand)
    const without = left === 'outside' ? undefined : left
    return {
      candidates: readSignals(index, question, without),
      foreign: findForeign(normalise(text)),
      length: question.whole.sound1.length,
      codes: question.codes.length,
      spelt: question.spelt,
      domain: domain.lean(question.whole, question.spelt, left && (left === 'outside' ? left : 'inside')),
    }
  }
  return {
    index,
    reader,
    isForeign: (text) => Object.values(findForeign(normalise(text))).some((count) => count > 0),
    read,
    find(text, inHand) {
      const { act, shown } = judge(read(text, inHand), index.pieces, weights)
      const hits = shown.map(({ piece, share }) => {
        const { id, title, version } = index.pieces[piece]!
        return { articleId: id, title, score: Math.round(share * 1000) / 1000, version }
      })
      return { act, hits }
    },
  }
}

const OTHER_PRODUCT = SIGNALS.indexOf('product.other')

/** Decides on a question by what is learned. */
export function judge(
  reading: Reading,
  pieces: readonly Piece[],
  weights: Weights,
): { act: Act; shown: Ranking[] } {
  const ranked = rank(reading.candidates, weights.ranking)
  const elsewhere = new Set(
    reading.candidates.filter(({ signals }) => signals[OTHER_PRODUCT]! > 0).map(({ piece }) => piece),
  )
  const found = ranked.map(({ piece, share }) => ({
    share,
    danger: pieces[piece]!.danger,
    elsewhere: elsewhere.has(piece),
  }))
  const { act, shown } = decide(chance(answerableOf(reading, ranked), weights), found, weights.thresholds)
  return { act, shown: ranked.slice(0, shown) }
}

export interface Ranking {
  piece: number
  score: number
  share: number
}

/** The candidates, likeliest first; shares add up to one. */
export function rank(candidates: readonly Candidate[], weights: readonly number[]): Ranking[] {
  const scored = candidates
    .map(({ piece, signals }) => ({ piece, score: dot(signals, weights) }))
    .sort((a, b) => b.score - a.score)
  const first = scored[0]?.score ?? 0
  const sum = scored.reduce((total, { score }) => total + Math.exp(score - first), 0)
  return scored.map((one) => ({ ...one, share: Math.exp(one.score - first) / sum }))
}

/** The numbers that say whether there is an answer, in the order of ANSWERABLE. */
export function answerableOf(
  { foreign, length, codes, spelt, domain }: Reading,
  ranked: readonly Ranking[],
): number[] {
  const [first, second] = ranked
  return [
    first?.score ?? 0,
    (first?.score ?? 0) - (second?.score ?? 0),
    first?.share ?? 0,
    Math.min(1, foreign.things),
    Math.min(1, foreign.brands),
    Math.log(1 + length),
    codes > 0 ? 1 : 0,
    spelt ? 1 : 0,
    ...domain,
  ]
}

/** 0 to 1; nothing readable in a question means no. */
function chance(numbers: readonly number[], { answerable }: Weights): number {
  if (numbers[ANSWERABLE.indexOf('length')] === 0) return 0
  return 1 / (1 + Math.exp(-dot(numbers, answerable.weights) - answerable.bias))
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
