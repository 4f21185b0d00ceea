import type { Features, Gram } from '../text/features.ts'
import type { Piece, ProductInHand } from './piece.ts'
import { CHARS, SOUNDS, VIEWS, type SearchIndex, type Without } from './search-index.ts'

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

/** The views by which clauses are compared and candidates are chosen. */
const QUICK = VIEWS.flatMap(({ field, gram }, v) =>
  field === 'asks' && ['char1', 'char2', 'sound2'].includes(gram) ? [v] : [],
)
const DEPTH = 15

/** The likeliest pieces with what speaks for each; `without` leaves out a unit of the base that is the question itself. */
export function readSignals(index: SearchIndex, question: Question, without?: Without): Candidate[] {
  const views = VIEWS.map((_, v) => scaled(index, v, question.whole, without))
  const clause = bestClause(index, question, without)
  const rough = Float32Array.from(clause, (score, p) => {
    const piece = index.pieces[p]!
    const told = question.codes.some((code) => piece.codes.has(code)) ? 2 : 0
    return score + views.reduce((sum, view) => sum + view[p]!, 0) + told + 4 * fit(piece, question.categories)
  })
  const compare = comparer(index, question.whole, without)
  return highest(rough, DEPTH).map((p) => ({
    piece: p,
    signals: [
      ...views.map((view) => view[p]!),
      clause[p]!,
      ...compare(p),
      ...productSignals(index.pieces[p]!, question),
      ...codeSignals(index.pieces[p]!, question.codes),
    ],
  }))
}

/** A view's scores by the root of what was asked: long questions say more, but not so much more as they are longer. */
function scaled(index: SearchIndex, view: number, query: Features, without?: Without): Float32Array {
  const { scores, asked } = index.score(view, query, without)
  const scale = asked > 0 ? 1 / Math.sqrt(asked) : 0
  return scores.map((score) => score * scale)
}

/** For each piece the clause that fits it best: in a long story one clause asks, the others tell. */
function bestClause(index: SearchIndex, { whole, clauses }: Question, without?: Without): Float32Array {
  const best = new Float32Array(index.pieces.length)
  for (const clause of clauses.length > 0 ? clauses : [whole]) {
    const sums = new Float32Array(index.pieces.length)
    for (const view of QUICK) scaled(index, view, clause, without).forEach((score, p) => (sums[p]! += score))
    sums.forEach((sum, p) => {
      if (sum > best[p]!) best[p] = sum
    })
  }
  return best
}

/** Compares a question with each single way of asking for a piece. */
function comparer(index: SearchIndex, query: Features, without?: Without) {
  const chars = sideOf(index, query, CHARS)
  const sounds = sideOf(index, query, SOUNDS)
  return (p: number): number[] => {
    const likeness: number[] = []
    let contained = 0
    let sound = 0
    index.units[p]!.forEach((unit, u) => {
      if (without?.piece === p && without.unit === u) return
      const shared = sharedWith(chars, unit.features)
      likeness.push(cosine(shared, unit.chars, chars.weight))
      contained = Math.max(contained, (shared / (unit.chars + 1)) * Math.min(1, shared / ENOUGH))
      sound = Math.max(sound, cosine(sharedWith(sounds, unit.features), unit.sounds, sounds.weight))
    })
    likeness.sort((a, b) => b - a)
    const best3 = ((likeness[0] ?? 0) + (likeness[1] ?? 0) + (likeness[2] ?? 0)) / 3
    return [likeness[0] ?? 0, best3, contained, sound]
  }
}

/** What a way of asking must weigh so that finding all of it in a question says something. */
const ENOUGH = 20

/** A question's features of some grams, with what each weighs. */
interface Side {
  grams: readonly { features: Uint32Array; weights: Float32Array; gram: Gram }[]
  weight: number
}

function sideOf(index: SearchIndex, query: Features, names: readonly Gram[]): Side {
  let weight = 0
  const grams = names.map((gram) => {
    const weights = Float32Array.from(query[gram], (feature) => index.weightOf(gram, feature))
    for (const one of weights) weight += one
    return { gram, features: query[gram], weights }
  })
  return { grams, weight }
}

/** The weight of what both have: one walk along two sorted arrays. */
function sharedWith({ grams }: Side, unit: Features): number {
  let shared = 0
  for (const { gram, features, weights } of grams) {
    const theirs = unit[gram]
    for (let a = 0, b = 0; a < features.length && b < theirs.length;) {
      const mine = features[a]!
      const other = theirs[b]!
      if (mine === other) shared += weights[a]!
      if (mine <= other) a++
      if (other <= mine) b++
    }
  }
  return shared
}

const cosine = (shared: number, one: number, other: number): number =>
  one > 0 && other > 0 ? shared / Math.sqrt(one * other) : 0

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
