import { featuresOf, GRAMS, type Features, type Gram } from '../text/features.ts'
import { createPostings, placeOf, type Postings } from './postings.ts'
import type { Piece } from './piece.ts'

/** How a gram of a field is looked up. Asks are kept unit by unit, the body as one. */
export const VIEWS = [
  ...GRAMS.map((gram) => ({ field: 'asks' as const, gram, name: `asks.${gram}` })),
  ...(['char1', 'char2', 'sound2'] as const).map((gram) => ({
    field: 'body' as const,
    gram,
    name: `body.${gram}`,
  })),
] as const

/** Leaves a unit out, as if it had never been written: how a question of the base is scored fairly against it. */
export interface Without {
  piece: number
  unit: number
}

/** The grams by which single ways of asking are compared: as written, and as heard. */
export const CHARS = ['char1', 'char2'] as const
export const SOUNDS = ['sound1', 'sound2'] as const

/** One way of asking for a piece, and what its features weigh. */
export interface Unit {
  features: Features
  chars: number
  sounds: number
}

export interface SearchIndex {
  pieces: readonly Piece[]
  numberOf: ReadonlyMap<string, number>
  /** every code that some piece speaks of */
  codes: ReadonlySet<string>
  units: readonly (readonly Unit[])[]
  /** Scores of all pieces in one view, and the weight of all that was asked there. */
  score(view: number, query: Features, without?: Without): { scores: Float32Array; asked: number }
  /** In how many ways of asking a gram is, of all there are. */
  unitsWith(gram: Gram, feature: number): number
  unitCount: number
  /** How telling a gram is among the asks: rare is telling, unknown is 0. */
  weightOf(gram: Gram, feature: number): number
}

/** Okapi BM25's saturation; a piece with more units than most needs more of them to say the same. */
const K1 = 1.2
const B = 0.5

/**
 * Builds the index, piece by piece, so that who builds it can let others have the thread in between.
 * `prepare` brings a text into the form in which texts are compared.
 */
export function* buildingIndex(
  pieces: readonly Piece[],
  prepare: (text: string) => string,
): Generator<void, SearchIndex> {
  const units: Features[][] = []
  const bodies: Features[][] = []
  for (const piece of pieces) {
    units.push(piece.units.map((unit) => featuresOf(prepare(unit))))
    bodies.push([featuresOf(prepare(piece.body))])
    yield
  }
  const tables: Postings[] = []
  for (const { field, gram } of VIEWS) {
    tables.push(
      createPostings((field === 'asks' ? units : bodies).map((list) => list.map((unit) => unit[gram]))),
    )
    yield
  }
  return assemble(pieces, units, tables)
}

function assemble(
  pieces: readonly Piece[],
  units: readonly Features[][],
  tables: readonly Postings[],
): SearchIndex {
  const meanUnits = units.reduce((sum, list) => sum + list.length, 0) / Math.max(1, pieces.length)
  const brakes = {
    asks: Float32Array.from(units, (list) => K1 * (1 - B + (B * list.length) / meanUnits)),
    body: new Float32Array(pieces.length).fill(K1),
  }
  const telling = (table: Postings, feature: number): number => {
    const [from, to] = table.range(feature)
    return from === to ? 0 : Math.log(1 + pieces.length / (to - from))
  }

  const weightOf = (gram: Gram, feature: number): number => telling(tables[GRAMS.indexOf(gram)]!, feature)
  const weigh = (features: Features, grams: readonly Gram[]): number => {
    let sum = 0
    for (const gram of grams) for (const feature of features[gram]) sum += weightOf(gram, feature)
    return sum
  }

  return {
    pieces,
    units: units.map((list) =>
      list.map((features) => ({ features, chars: weigh(features, CHARS), sounds: weigh(features, SOUNDS) })),
    ),
    numberOf: new Map(pieces.map((piece, i) => [piece.id, i])),
    codes: new Set(pieces.flatMap((piece) => [...piece.codes.keys()])),
    weightOf,
    unitsWith: (gram, feature) => tables[GRAMS.indexOf(gram)]!.total(feature),
    unitCount: units.reduce((sum, list) => sum + list.length, 0),
    score(view, query, without) {
      const { field, gram } = VIEWS[view]!
      const table = tables[view]!
      const brake = brakes[field]
      const left = field === 'asks' && without ? units[without.piece]![without.unit]![gram] : null
      const scores = new Float32Array(pieces.length)
      let asked = 0
      for (const feature of query[gram]) {
        const [from, to] = table.range(feature)
        if (from === to) continue
        const weight = Math.log(1 + pieces.length / (to - from))
        asked += weight
        const removed = left !== null && placeOf(left, feature) >= 0
        for (let at = from; at < to; at++) {
          const piece = table.pieces[at]!
          const count = table.counts[at]! - (removed && piece === without!.piece ? 1 : 0)
          scores[piece]! += (weight * count) / (count + brake[piece]!)
        }
      }
      return { scores, asked }
    },
  }
}
