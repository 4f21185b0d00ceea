import type { Features } from '../text/features.ts'
import type { Piece, ProductInHand } from './piece.ts'
import { VIEWS, type SearchIndex, type Without } from './search-index.ts'
import { sharedWeight, weighFeatures, type Side } from './units.ts'

/** A question as it is looked up: read once, compared many times. */
export interface Question {
  whole: Features
  /** its clauses, where it has several */
  clauses: readonly Features[]
  /** product categories that it names */
  categories: readonly string[]
  /** fault codes that it names */
  codes: readonly string[]
  inHand: ProductInHand | null
}

/** What speaks for and against a piece, in the order of the numbers that `readSignals` gives. */
export const SIGNALS = [
  ...VIEWS.map((view) => view.name),
  'clause.best',
  'unit.best',
  'unit.best3',
  'unit.contained',
  'unit.sound',
  'product.named',
  'product.other',
  'product.unsaid',
  'hand.own',
  'hand.other',
  'code.told',
  'code.other',
] as const

export interface Candidate {
  piece: number
  signals: number[]
}

/** The views by which clauses are compared. */
const QUICK = VIEWS.flatMap(({ field, gram }, v) =>
  field === 'asks' && ['char1', 'char2', 'sound2'].includes(gram) ? [v] : [],
)
/** how many are looked at clause by clause, and how many of these sentence by sentence */
const WIDE = 60
const DEPTH = 15

/** The likeliest pieces with what speaks for each; `without` leaves out a unit of the base that is the question itself. */
export function readSignals(index: SearchIndex, question: Question, without?: Without): Candidate[] {
  const views = VIEWS.map((_, v) => scaled(index.score(v, question.whole, without)))
  const rough = new Float32Array(index.pieces.length)
  for (const view of views) for (let p = 0; p < rough.length; p++) rough[p]! += view[p]!
  for (let p = 0; p < rough.length; p++) rough[p]! += hint(index.pieces[p]!, question)

  const wide = highest(rough, WIDE)
  const clause = bestClause(index, question, { pieces: wide, without })
  const near = highest(
    clause.map((score, i) => score + rough[wide[i]!]!),
    DEPTH,
  )
  const compare = comparer(index, question.whole, without)
  return near.map((i) => {
    const p = wide[i]!
    return {
      piece: p,
      signals: [
        ...views.map((view) => view[p]!),
        clause[i]!,
        ...compare(p),
        ...productSignals(index.pieces[p]!, question),
        ...codeSignals(index.pieces[p]!, question.codes),
      ],
    }
  })
}

const FIT = 4
const TOLD = 2

/** What product and code say for or against looking closer at a piece. */
function hint(piece: Piece, { categories, codes }: Question): number {
  const told = codes.length > 0 && codes.some((code) => piece.codes.has(code))
  return (told ? TOLD : 0) + FIT * fit(piece, categories)
}

/** A view's scores by the root of what was asked: long questions say more, but not so much more as they are longer. */
function scaled({ scores, asked }: { scores: Float32Array; asked: number }): Float32Array {
  const scale = asked > 0 ? 1 / Math.sqrt(asked) : 0
  for (let i = 0; i < scores.length; i++) scores[i]! *= scale
  return scores
}

/** For each of some pieces the clause that fits it best: in a long story one clause asks, the others tell. */
function bestClause(
  index: SearchIndex,
  { whole, clauses }: Question,
  some: { pieces: readonly number[]; without: Without | undefined },
): Float32Array {
  const best = new Float32Array(some.pieces.length)
  for (const clause of clauses.length > 0 ? clauses : [whole]) {
    const views = QUICK.map((view) => scaled(index.scoreSome(view, clause, some)))
    for (let i = 0; i < best.length; i++)
      best[i] = Math.max(
        best[i]!,
        views.reduce((sum, view) => sum + view[i]!, 0),
      )
  }
  return best
}

/** What a way of asking must weigh so that finding all of it in a question says something. */
const ENOUGH = 20

/** Compares a question with each single way of asking for a piece. */
function comparer(index: SearchIndex, query: Features, without?: Without) {
  const chars = side(index, query, 'chars')
  const sounds = side(index, query, 'sounds')
  return (piece: number): number[] => {
    const [from, to] = index.unitsOf(piece)
    const likeness: number[] = []
    let contained = 0
    let sound = 0
    for (let unit = from; unit < to; unit++) {
      if (without?.piece === piece && without.unit === unit - from) continue
      const { shared, own, cosine } = chars(unit)
      likeness.push(cosine)
      contained = Math.max(contained, (shared / (own + 1)) * Math.min(1, shared / ENOUGH))
      sound = Math.max(sound, sounds(unit).cosine)
    }
    likeness.sort((a, b) => b - a)
    const [first = 0, second = 0, third = 0] = likeness
    return [first, (first + second + third) / 3, contained, sound]
  }
}

function side(index: SearchIndex, query: Features, name: Side) {
  const weighed = weighFeatures(query, name, index.weightOf)
  const table = index.units[name]
  return (unit: number) => {
    const shared = sharedWeight(weighed, table, unit)
    const own = table.weights[unit]!
    return { shared, own, cosine: shared > 0 ? shared / Math.sqrt(own * weighed.total) : 0 }
  }
}

/** 1 where a piece is about one of the categories, -1 where it is about others, 0 where either says nothing. */
function fit({ scope }: Piece, categories: readonly string[]): number {
  if (!scope || categories.length === 0) return 0
  return categories.some((category) => scope.categories.has(category)) ? 1 : -1
}

function productSignals(piece: Piece, { categories, inHand }: Question): number[] {
  const named = fit(piece, categories)
  const unsaid = piece.scope && categories.length === 0 && !inHand ? 1 : 0
  const hand = inHand && piece.scope ? (isInHand(piece, inHand) ? 1 : -1) : 0
  return [Math.max(0, named), Math.max(0, -named), unsaid, Math.max(0, hand), Math.max(0, -hand)]
}

function isInHand({ scope }: Piece, { gtin, category }: ProductInHand): boolean {
  return (
    (gtin !== undefined && scope!.gtins.has(gtin)) ||
    (category !== undefined && scope!.categories.has(category))
  )
}

function codeSignals(piece: Piece, codes: readonly string[]): number[] {
  if (codes.length === 0) return [0, 0]
  const told = Math.max(0, ...codes.map((code) => piece.codes.get(code) ?? 0))
  return [told, told === 0 && piece.codes.size > 0 ? 1 : 0]
}

/** The places of the highest numbers, highest first. */
export function highest(scores: Float32Array, count: number): number[] {
  const top: number[] = []
  scores.forEach((score, p) => {
    if (top.length === count && score <= scores[top[count - 1]!]!) return
    let at = top.length
    while (at > 0 && scores[top[at - 1]!]! < score) at--
    top.splice(at, 0, p)
    if (top.length > count) top.pop()
  })
  return top
}
