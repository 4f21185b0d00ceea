import { runAggregation } from '../aggregation/pipeline.ts'
import { EMPTY_ARRAY, sortKey } from '../bson/sort-key.ts'
import { type Doc, numberOf } from '../bson/values.ts'
import { MongoError } from '../errors.ts'
import { compileProjection } from '../query/projection.ts'
import { runQuery, slice } from '../query/scan.ts'
import { valuesAt } from '../storage/index-rows.ts'
import { Arguments } from './arguments.ts'
import type { Call, Command } from './command.ts'

/** What MongoDB gives in a first batch when the client does not say. */
const FIRST_BATCH = 101

function find(call: Call): Buffer {
  const { args, place } = call
  const limit = args.count('limit') ?? 0
  const hits = slice(runQuery(call.collection(), call.query('filter')), args.count('skip') ?? 0, limit)
  const projection = args.document('projection')
  const project = Object.keys(projection).length ? compileProjection(projection) : null
  const results = (function* () {
    for (const hit of hits) yield project ? project(hit) : hit.raw
  })()
  const size = args.count('batchSize') ?? FIRST_BATCH
  return place.cursors.start(call.namespace(), results, { size, single: args.flag('singleBatch') })
}

function aggregate(call: Call): Buffer {
  const { args, place, deadline } = call
  if (args.value('cursor') === undefined) throw new MongoError(9, "The 'cursor' option is required")
  const cursor = new Arguments('aggregate.cursor', args.document('cursor'), ['batchSize'])
  const results = runAggregation({
    collection: call.collection(),
    pipeline: args.documents('pipeline'),
    hint: args.value('hint'),
    deadline,
  })
  return place.cursors.start(call.namespace(), results, { size: cursor.count('batchSize') ?? FIRST_BATCH })
}

function getMore({ args, place, database }: Call): Buffer {
  const size = args.count('batchSize') || Infinity
  return place.cursors.next(String(args.value('getMore')), `${database}.${args.string('collection')}`, size)
}

function killCursors({ args, place }: Call): Doc {
  const ids = (args.value('cursors') as unknown[]).map((id) => ({
    id,
    known: place.cursors.kill(String(id)),
  }))
  const withState = (wanted: boolean): unknown[] =>
    ids.filter(({ known }) => known === wanted).map(({ id }) => id)
  return {
    cursorsKilled: withState(true),
    cursorsNotFound: withState(false),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  }
}

function count(call: Call): Doc {
  const { args } = call
  const skip = args.count('skip') ?? 0
  // a negative limit means the same as a positive one here
  const limit = Math.abs(numberOf(args.value('limit')) ?? 0)
  const query = call.query('query')
  const isEverything = !Object.keys(query.filter).length && !skip && !limit
  if (isEverything) return { n: call.collection()?.count() ?? 0, ok: 1 }
  return { n: [...slice(runQuery(call.collection(), query), skip, limit)].length, ok: 1 }
}

function distinct(call: Call): Doc {
  const path = call.args.string('key')
  const found = new Map<string, unknown>()
  for (const { doc } of runQuery(call.collection(), call.query('query'))) {
    for (const value of valuesAt(doc, path)) {
      if (value !== undefined && value !== EMPTY_ARRAY)
        found.set(sortKey(value), found.get(sortKey(value)) ?? value)
    }
  }
  return { values: [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value), ok: 1 }
}

/** Reading. `allowDiskUse` is a permission, and nothing here needs it. */
export const READ_COMMANDS: Record<string, Command> = {
  find: {
    accepts: [
      'find',
      'filter',
      'sort',
      'projection',
      'hint',
      'skip',
      'limit',
      'batchSize',
      'singleBatch',
      'allowDiskUse',
    ],
    run: find,
  },
  aggregate: { accepts: ['aggregate', 'pipeline', 'cursor', 'hint', 'allowDiskUse'], run: aggregate },
  getMore: { accepts: ['getMore', 'collection', 'batchSize'], run: getMore },
  killCursors: { accepts: ['killCursors', 'cursors'], run: killCursors },
  count: { accepts: ['count', 'query', 'skip', 'limit', 'hint'], run: count },
  distinct: { accepts: ['distinct', 'key', 'query', 'hint'], run: distinct },
}
