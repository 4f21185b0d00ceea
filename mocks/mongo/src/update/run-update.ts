import { ObjectId } from 'bson'
import { isSame } from '../bson/sort-key.ts'
import { type Doc, encode } from '../bson/values.ts'
import { MongoError, notSupported } from '../errors.ts'
import type { Query } from '../query/planner.ts'
import { type Hit, runQuery, slice } from '../query/scan.ts'
import type { Collection, Row } from '../storage/collection.ts'
import { compileUpdate, isOperatorUpdate, type Updater } from './apply.ts'
import { documentFromFilter } from './upsert.ts'

export interface UpdateStatement {
  query: Query
  update: unknown
  arrayFilters: Doc[]
  upsert: boolean
  multi: boolean
}

export interface UpdateOutcome {
  matched: number
  modified: number
  upserted?: Row
  /** The last document matched, and what became of it. */
  before?: Hit
  after?: Doc
}

/** Runs one update statement: on the first match or all, inserting where nothing matches and it is an upsert. */
export function runUpdate(collection: Collection | undefined, statement: UpdateStatement): UpdateOutcome {
  const updater = updaterOf(statement)
  const found = runQuery(collection, statement.query)
  // all of them are found before the first is changed: a changed document must not be met again
  const hits = [...slice(found, 0, statement.multi ? 0 : 1)]
  const outcome: UpdateOutcome = { matched: hits.length, modified: 0 }
  for (const hit of hits) {
    const after = updater(hit.doc, { positions: hit.positions, inserting: false })
    if (collection!.replace(hit, after)) outcome.modified++
    Object.assign(outcome, { before: hit, after })
  }
  if (!hits.length && statement.upsert) outcome.upserted = upsert(collection!, statement, updater)
  return outcome
}

function updaterOf({ update, arrayFilters, multi }: UpdateStatement): Updater {
  if (Array.isArray(update)) throw notSupported('An update by an aggregation pipeline')
  if (isOperatorUpdate(update as Doc)) return compileUpdate(update as Doc, arrayFilters)
  if (multi) throw new MongoError(9, 'multi update is not supported for replacement-style update')
  if (arrayFilters.length)
    throw new MongoError(9, 'arrayFilters may not be specified for replacement updates')
  return (doc) => ('_id' in doc ? { _id: doc['_id'], ...(update as Doc) } : { ...(update as Doc) })
}

function upsert(collection: Collection, { query, update }: UpdateStatement, updater: Updater): Row {
  const base = documentFromFilter(query.filter)
  const start = isOperatorUpdate(update as Doc) || !('_id' in base) ? base : { _id: base['_id'] }
  const made = updater(start, { positions: new Map(), inserting: true })
  if ('_id' in base && !isSame(base['_id'], made['_id'])) {
    throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return collection.insert(encode('_id' in made ? made : { _id: new ObjectId(), ...made }))
}
