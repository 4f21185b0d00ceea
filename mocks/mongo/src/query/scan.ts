import { MongoError } from '../errors.ts'
import type { Collection, Row } from '../storage/collection.ts'
import { compileFilter, type Matcher } from './matcher.ts'
import type { Positions } from './path.ts'
import { choosePlan, type Plan, type Query } from './planner.ts'
import { sortBy } from './sorting.ts'

/** A row that matched, and the array elements that made it match. */
export interface Hit extends Row {
  positions: Positions
}

/** What a query looked at, for explain. */
export interface ScanStatistics {
  plan: Plan | null
  keysExamined: number
  docsExamined: number
}

export const newStatistics = (): ScanStatistics => ({ plan: null, keysExamined: 0, docsExamined: 0 })

/** The documents that match, in the order asked for. Read as they are taken, unless they have to be sorted. */
export function runQuery(
  collection: Collection | undefined,
  query: Query,
  statistics = newStatistics(),
): Iterable<Hit> {
  const matches = compileFilter(query.filter)
  if (!collection) return []
  const plan = choosePlan(collection, query)
  statistics.plan = plan
  const hits = scan(collection, { query, plan, matches, statistics })
  if (!query.sort.length || plan?.sorted) return hits
  return sortBy([...hits], query.sort, ({ doc }) => doc)
}

interface Scan {
  query: Query
  plan: Plan | null
  matches: Matcher
  statistics: ScanStatistics
}

function* scan(collection: Collection, { query, plan, matches, statistics }: Scan): Generator<Hit> {
  const rows = plan ? rowsByIndex(collection, plan, statistics) : collection.rows()
  for (const row of rows) {
    checkDeadline(query)
    statistics.docsExamined++
    const positions: Positions = new Map()
    if (matches(row.doc, positions)) yield { ...row, positions }
  }
}

function* rowsByIndex(collection: Collection, plan: Plan, statistics: ScanStatistics): Generator<Row> {
  const seen = new Set<string>()
  const mayRepeat = plan.index.loose
  for (const { from, to } of plan.reverse ? plan.ranges.toReversed() : plan.ranges) {
    for (const [, value] of collection.keys(from, to, plan.reverse)) {
      statistics.keysExamined++
      const record = value.toString('latin1')
      if (mayRepeat && seen.has(record)) continue
      if (mayRepeat) seen.add(record)
      const row = collection.find(record)
      if (row) yield row
    }
  }
}

function checkDeadline({ deadline }: Query): void {
  if (deadline !== undefined && Date.now() > deadline)
    throw new MongoError(50, 'operation exceeded time limit')
}

/** Leaves out the first `skip` items and ends after `limit`; 0 is no limit. */
export function* slice<T>(items: Iterable<T>, skip: number, limit: number): Generator<T> {
  let place = 0
  for (const item of items) {
    if (place++ < skip) continue
    yield item
    if (limit && place - skip >= limit) return
  }
}
