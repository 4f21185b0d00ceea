import { Aggregator } from 'mingo/aggregator'
import { isSame } from '../bson/sort-key.ts'
import { type Doc, isDocument, numberOf, promote, promoteDoc } from '../bson/values.ts'
import { badValue, MongoError } from '../errors.ts'
import type { Query } from '../query/planner.ts'
import { runQuery, slice } from '../query/scan.ts'
import { parseSort } from '../query/sorting.ts'
import type { Collection } from '../storage/collection.ts'
import { CONTEXT, STAGES } from './stages.ts'

export interface PipelineQuery {
  pipeline: Doc[]
  hint?: unknown
  deadline?: number | undefined
}

export interface Aggregation extends PipelineQuery {
  collection: Collection | undefined
}

/** The leading stages that indexes can serve, and the stages behind them. */
export interface SplitPipeline {
  query: Query
  skip: number
  limit: number
  rest: Doc[]
}

/** Checks every stage, and takes the leading $match, $sort, $skip and $limit off as a query. */
export function splitPipeline({ pipeline, hint, deadline }: PipelineQuery): SplitPipeline {
  checkStages(pipeline)
  const rest = [...pipeline]
  const take = (name: string): unknown => (rest[0] && name in rest[0] ? rest.shift()![name] : undefined)
  const filters: unknown[] = []
  for (let filter = take('$match'); filter !== undefined; filter = take('$match')) filters.push(filter)
  const [filter = {}] = filters
  const sort = parseSort((take('$sort') ?? {}) as Doc)
  const query = { filter: filters.length > 1 ? { $and: filters } : (filter as Doc), sort, hint, deadline }
  return { query, skip: numberOf(take('$skip')) ?? 0, limit: numberOf(take('$limit')) ?? 0, rest }
}

/** What countDocuments() sends behind its filter. */
const COUNT = { $group: { _id: 1, n: { $sum: 1 } } }

/** The results of a pipeline: stored bytes as they are, or documents that the stages made. */
export function runAggregation(aggregation: Aggregation): Iterable<Buffer | Doc> {
  const { query, skip, limit, rest } = splitPipeline(aggregation)
  if (rest.length === 1 && isSame(rest[0], COUNT) && isEverything(query, skip, limit))
    return countOf(aggregation.collection)
  const hits = slice(runQuery(aggregation.collection, query), skip, limit)
  if (!rest.length) return mapped(hits, ({ raw }) => raw)
  const aggregator = new Aggregator(promote(rest) as Doc[], { context: CONTEXT, scriptEnabled: false })
  return resultsOf(
    aggregator,
    mapped(hits, ({ doc }) => promoteDoc(doc)),
  )
}

const isEverything = ({ filter }: Query, skip: number, limit: number): boolean =>
  Object.keys(filter).length === 0 && skip === 0 && limit === 0

function countOf(collection: Collection | undefined): Doc[] {
  const n = collection?.count() ?? 0
  return n ? [{ _id: 1, n }] : []
}

function* mapped<From, To>(items: Iterable<From>, change: (item: From) => To): Generator<To> {
  for (const item of items) yield change(item)
}

function* resultsOf(aggregator: Aggregator, docs: Iterable<Doc>): Generator<Doc> {
  const stream = aggregator.stream(docs)
  for (let next = stream.next(); !next.done; next = stream.next()) yield next.value as Doc
}

/** Refuses by its name every stage that the store does not have, in sub-pipelines too. */
function checkStages(pipeline: Doc[]): void {
  for (const stage of pipeline) {
    const [name = '', ...others] = isDocument(stage) ? Object.keys(stage) : []
    if (!name || others.length) {
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.')
    }
    if (!STAGES.includes(name)) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`)
    if (name === '$limit' && !((numberOf(stage[name]) ?? 0) > 0)) throw badValue('the limit must be positive')
    if (name === '$facet') for (const inner of Object.values(stage[name] as Doc)) checkStages(inner as Doc[])
  }
}
