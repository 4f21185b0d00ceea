import { featuresOf, GRAMS, type Features, type Gram } from '../text/features.ts'
import type { Piece } from './piece.ts'
import { createPostings, type Postings } from './postings.ts'
import { createUnitTable, type Side, type UnitTable, type Weigh } from './units.ts'

/** How a gram of a field is looked up. Asks count unit by unit, the body as one. */
export const VIEWS = [
  ...GRAMS.map((gram) => ({ field: 'asks' as const, gram, name: `asks.${gram}` })),
  ...(['char1', 'char2', 'sound2'] as const).map((gram) => ({
    field: 'body' as const,
    gram,
    name: `body.${gram}`,
  })),
].filter(({ gram }) => gram !== 'sound1') // there are few syllables: one alone says next to nothing, and is everywhere

/**
 * Compares a question that is itself a way of asking for a piece as if it had never been written: how a base's own
 * questions are scored fairly against it.
 */
export interface Without {
  piece: number
  unit: number
}

export interface SearchIndex {
  pieces: readonly Piece[]
  numberOf: ReadonlyMap<string, number>
  /** every code that some piece speaks of */
  codes: ReadonlySet<string>
  /** the units of a piece are [from, to) of the unit tables */
  unitsOf(piece: number): readonly [from: number, to: number]
  units: Record<Side, UnitTable>
  unitCount: number
  /** In how many ways of asking a gram is, of all there are. */
  unitsWith(gram: Gram, feature: number): number
  /** How telling a gram is among the asks: rare is telling, unknown is 0. */
  weightOf: Weigh
  /** Scores of all pieces in one view, and the weight of all that was asked there. */
  score(view: number, query: Features, without?: Without): { scores: Float32Array; asked: number }
  /** The same for a few pieces only, in their order. */
  scoreSome(view: number, query: Features, some: Some): { scores: Float32Array; asked: number }
}

export interface Some {
  pieces: readonly number[]
  without?: Without | undefined
}

/** Okapi BM25's saturation; a piece with more units than most needs more of them to say the same. */
const K1 = 1.2
const B = 0.5
/** In a large base, what is in more than this share of the pieces is not looked up: it costs most and says least. */
const COMMON_SHARE = 0.15
const LARGE = 1_000

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
  for (const { field, gram } of VIEWS)
    tables.push(
      yield* createPostings(
        (field === 'asks' ? units : bodies).map((list) => list.map((unit) => unit[gram])),
      ),
    )
  const sounds = yield* createPostings(units.map((list) => list.map((unit) => unit.sound1)))
  return yield* assembling(pieces, units, { tables, sounds })
}

function* assembling(
  pieces: readonly Piece[],
  units: readonly Features[][],
  { tables, sounds }: { tables: readonly Postings[]; sounds: Postings },
): Generator<void, SearchIndex> {
  const tableOf = new Map<Gram, Postings>([['sound1', sounds]])
  VIEWS.forEach(({ field, gram }, v) => field === 'asks' && tableOf.set(gram, tables[v]!))
  const weigh = (table: Postings, feature: number): number => {
    const count = table.spread(feature)
    return count === 0 || (pieces.length > LARGE && count > COMMON_SHARE * pieces.length)
      ? 0
      : Math.log(1 + pieces.length / count)
  }
  const weightOf: Weigh = (gram, feature) => weigh(tableOf.get(gram)!, feature)

  const flat = units.flat()
  const starts = new Uint32Array(pieces.length + 1)
  units.forEach((list, p) => (starts[p + 1] = starts[p]! + list.length))
  const chars = yield* createUnitTable(flat, 'chars', weightOf)
  const heard = yield* createUnitTable(flat, 'sounds', weightOf)
  const brake = brakes(units)

  return {
    pieces,
    numberOf: new Map(pieces.map((piece, i) => [piece.id, i])),
    codes: new Set(pieces.flatMap((piece) => [...piece.codes.keys()])),
    unitsOf: (piece) => [starts[piece]!, starts[piece + 1]!],
    units: { chars, sounds: heard },
    unitCount: flat.length,
    unitsWith: (gram, feature) => tableOf.get(gram)!.total(feature),
    weightOf,
    score(view, query, without) {
      const table = tables[view]!
      const brakeOf = brake[VIEWS[view]!.field]
      const left = VIEWS[view]!.field === 'asks' ? (without?.piece ?? -1) : -1
      const scores = new Float32Array(pieces.length)
      let asked = 0
      for (const feature of query[VIEWS[view]!.gram]) {
        const weight = weigh(table, feature)
        if (weight === 0) continue
        asked += weight
        const [from, to] = table.range(feature)
        for (let at = from; at < to; at++) {
          const piece = table.pieces[at]!
          const count = table.counts[at]! - (piece === left ? 1 : 0)
          scores[piece]! += (weight * count) / (count + brakeOf[piece]!)
        }
      }
      return { scores, asked }
    },
    scoreSome(view, query, { pieces: some, without }) {
      const table = tables[view]!
      const brakeOf = brake[VIEWS[view]!.field]
      const left = VIEWS[view]!.field === 'asks' ? (without?.piece ?? -1) : -1
      const scores = new Float32Array(some.length)
      let asked = 0
      for (const feature of query[VIEWS[view]!.gram]) {
        const weight = weigh(table, feature)
        if (weight === 0) continue
        asked += weight
        some.forEach((piece, i) => {
          const count = table.countIn(feature, piece) - (piece === left ? 1 : 0)
          if (count > 0) scores[i]! += (weight * count) / (count + brakeOf[piece]!)
        })
      }
      return { scores, asked }
    },
  }
}

function brakes(units: readonly Features[][]): { asks: Float32Array; body: Float32Array } {
  const mean = units.reduce((sum, list) => sum + list.length, 0) / Math.max(1, units.length)
  return {
    asks: Float32Array.from(units, (list) => K1 * (1 - B + (B * list.length) / mean)),
    body: new Float32Array(units.length).fill(K1),
  }
}
