import { isSame, NULL_KEY } from '../bson/sort-key.ts'
import { type Doc, isDocument } from '../bson/values.ts'
import { badValue } from '../errors.ts'
import type { Collection } from '../storage/collection.ts'
import { cut, cutEnd, directed, type IndexTree, inverted } from '../storage/index-tree.ts'
import { AFTER } from '../storage/key-value-store.ts'
import { type Bound, type Bounds, boundsOf } from './bounds.ts'
import { implies } from './partial.ts'
import type { SortField } from './sorting.ts'

export interface Query {
  filter: Doc
  sort: SortField[]
  /** The name or key of the index to use; {$natural: 1} for none. */
  hint?: unknown
  /** When the query has to be given up, in ms since the epoch. */
  deadline?: number | undefined
}

/** How a query reads an index: these ranges of keys, in this direction. */
export interface Plan {
  index: IndexTree
  ranges: { from: string; to: string }[]
  reverse: boolean
  /** The rows come in the order asked for. */
  sorted: boolean
}

interface Candidate extends Plan {
  score: number
}

const MOST_RANGES = 2000

/** The index that serves a query best, or null where only a scan of everything can answer it. */
export function choosePlan(collection: Collection, query: Query): Plan | null {
  if (isDocument(query.hint) && '$natural' in query.hint) return null
  const bounds = boundsOf(query.filter)
  const indexes = query.hint === undefined ? collection.indexes : [hintedIndex(collection, query.hint)]
  let best: Candidate | null = null
  for (const index of indexes) {
    const candidate = candidateFor(index, bounds, query)
    if (candidate && candidate.score > (best?.score ?? 0)) best = candidate
  }
  return best
}

function hintedIndex(collection: Collection, hint: unknown): IndexTree {
  const found = collection.indexes.find(
    ({ name, spec }) => name === hint || (isDocument(hint) && isSame(hint, spec['key'])),
  )
  if (!found)
    throw badValue(
      'planner returned error :: caused by :: hint provided does not correspond to an existing index',
    )
  return found
}

/** Equality on leading fields counts most, then a range, then an order that saves the sorting. */
function candidateFor(index: IndexTree, bounds: Bounds, query: Query): Candidate | null {
  const used = usableBounds(index, bounds)
  const equalities = used.filter(({ points }) => points)
  const range = used.length > equalities.length ? used.at(-1) : undefined
  const hinted = query.hint !== undefined
  if (!hinted && !covers(index, used, query.filter)) return null
  const ranges = keyRanges(index, equalities, range)
  const inOrder = ranges.length === 1 && !index.loose
  const order = inOrder
    ? orderGiven(index, { bounds, equalities: equalities.length, sort: query.sort })
    : null
  const exact = index.unique && equalities.length === index.fields.length
  const score =
    equalities.length * 10 + (range ? 4 : 0) + (order ? 5 : 0) + (exact ? 100 : 0) + (hinted ? 1 : 0)
  return { index, ranges, reverse: order === 'reverse', sorted: order !== null, score }
}

/**
 * The bounds on the index's leading fields: equalities, then at most one range. In a loose index, fields of one
 * array can be bounded together only where one $elemMatch says that the same element meets both.
 */
function usableBounds(index: IndexTree, bounds: Bounds): Bound[] {
  const used: Bound[] = []
  const roots = new Map<string, Bound>()
  let count = 1
  for (const { path } of index.fields) {
    const bound = bounds.get(path)
    if (!bound) break
    const root = path.split('.')[0]!
    const sibling = roots.get(root)
    if (index.loose && sibling && !(bound.element && bound.element === sibling.element)) break
    roots.set(root, bound)
    count *= bound.points?.length ?? 1
    if (bound.points && count > MOST_RANGES) break
    used.push(bound)
    if (!bound.points) break
  }
  return used
}

/** Does the index hold every document that can match? */
function covers(index: IndexTree, used: Bound[], filter: Doc): boolean {
  if (index.sparse && used.every(admitsNull)) return false
  return !index.partialFilter || implies(filter, index.partialFilter)
}

/** A field that is missing counts as null. */
const admitsNull = ({ points, low, end }: Bound): boolean =>
  points ? points.includes(NULL_KEY) : low <= NULL_KEY && NULL_KEY < end

function keyRanges(index: IndexTree, equalities: Bound[], range: Bound | undefined): Plan['ranges'] {
  const prefixes = equalities.reduce(
    (soFar, { points = [] }, i) =>
      soFar.flatMap((prefix) => points.map((point) => prefix + directed(point, index.fields[i]!))),
    [index.prefix],
  )
  const [from, to] = range ? rangeEnds(range, index.fields[equalities.length]!, index.loose) : ['', AFTER]
  return prefixes
    .map((prefix) => ({ from: cut(prefix + from), to: cutEnd(prefix + to) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** In a loose index the ends of a range may be met by different elements, so only one end can be used. */
function rangeEnds({ low, end, twoSided }: Bound, field: SortField, loose: boolean): [string, string] {
  const usable = loose && twoSided ? `\xff${AFTER}` : end
  return field.descending ? [turned(usable), turned(low)] : [low, usable]
}

/** The end of a range as the other end of a descending one: what lay before a key lies behind it. */
function turned(end: string): string {
  return end.endsWith(AFTER) ? inverted(end.slice(0, -AFTER.length)) : inverted(end) + AFTER
}

/** Does the index, behind its equalities, run in the order of the sort or in the reverse of it? */
function orderGiven(
  index: IndexTree,
  { bounds, equalities, sort }: { bounds: Bounds; equalities: number; sort: SortField[] },
): 'forward' | 'reverse' | null {
  const fixed = index.fields.slice(0, equalities).filter(({ path }) => bounds.get(path)?.points?.length === 1)
  const open = sort.filter(({ path }) => !fixed.some((field) => field.path === path))
  const behind = index.fields.slice(equalities, equalities + open.length)
  if (!sort.length || behind.length < open.length) return null
  if (!open.every(({ path }, i) => path === behind[i]?.path)) return null
  const turns = open.map(({ descending }, i) => descending !== behind[i]?.descending)
  if (turns.some((turn) => turn !== turns[0])) return null
  return turns[0] ? 'reverse' : 'forward'
}
