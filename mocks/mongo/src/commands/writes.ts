import { type Doc, encode } from '../bson/values.ts'
import { MongoError, toMongoError } from '../errors.ts'
import { compileProjection } from '../query/projection.ts'
import { type Hit, runQuery, slice } from '../query/scan.ts'
import { runUpdate, type UpdateOutcome, type UpdateStatement } from '../update/run-update.ts'
import { Arguments } from './arguments.ts'
import type { Call, Command } from './command.ts'

/**
 * Runs the statements of a bulk write one by one. One that fails leaves nothing behind; an ordered write ends there,
 * an unordered one goes on.
 */
function runStatements<T>(call: Call, statements: T[], run: (statement: T, index: number) => void): Doc {
  const writeErrors: Doc[] = []
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index)
    } catch (thrown) {
      const { code, message, details } = toMongoError(thrown)
      writeErrors.push({ index, code, errmsg: message, ...details })
      if (call.args.flag('ordered', true)) break
    }
  }
  return writeErrors.length ? { writeErrors } : {}
}

function insert(call: Call): Doc {
  const collection = call.place.catalogue.findOrCreate(call.namespace())
  let n = 0
  const errors = runStatements(call, call.args.value('documents') as (Buffer | Doc)[], (given) => {
    collection.insert(Buffer.isBuffer(given) ? given : encode(given))
    n++
  })
  return { n, ...errors, ok: 1 }
}

const UPDATE_FIELDS = ['q', 'u', 'upsert', 'multi', 'arrayFilters', 'hint']

function update(call: Call): Doc {
  let n = 0
  let nModified = 0
  const upserted: Doc[] = []
  const errors = runStatements(call, call.args.documents('updates'), (statement, index) => {
    const args = new Arguments('update.updates', statement, UPDATE_FIELDS)
    const query = { filter: args.document('q'), sort: [], hint: args.value('hint'), deadline: call.deadline }
    const outcome = updateWith(call, args, { query, update: args.value('u'), multi: args.flag('multi') })
    n += outcome.matched + (outcome.upserted ? 1 : 0)
    nModified += outcome.modified
    if (outcome.upserted) upserted.push({ index, _id: outcome.upserted.doc['_id'] })
  })
  return { n, nModified, ...(upserted.length ? { upserted } : {}), ...errors, ok: 1 }
}

/** Runs an update whose options are fields of the command (findAndModify) or of one statement (update). */
function updateWith(
  call: Call,
  options: Arguments,
  what: Pick<UpdateStatement, 'query' | 'update' | 'multi'>,
): UpdateOutcome {
  const upsert = options.flag('upsert')
  const { catalogue } = call.place
  const collection = upsert ? catalogue.findOrCreate(call.namespace()) : call.collection()
  return runUpdate(collection, { ...what, upsert, arrayFilters: options.documents('arrayFilters') })
}

function remove(call: Call): Doc {
  const collection = call.collection()
  let n = 0
  const errors = runStatements(call, call.args.documents('deletes'), (statement) => {
    const args = new Arguments('delete.deletes', statement, ['q', 'limit', 'hint'])
    const query = { filter: args.document('q'), sort: [], hint: args.value('hint'), deadline: call.deadline }
    const hits = [...slice(runQuery(collection, query), 0, args.count('limit') ?? 0)]
    for (const hit of hits) collection!.remove(hit)
    n += hits.length
  })
  return { n, ...errors, ok: 1 }
}

function findAndModify(call: Call): Doc {
  const { args } = call
  const removes = args.flag('remove')
  const change = args.value('update')
  if (removes === (change !== undefined))
    throw new MongoError(9, 'Either an update or remove=true must be specified')
  if (removes) return findAndRemove(call)
  const outcome = updateWith(call, args, { query: call.query('query'), update: change, multi: false })
  const { before, after, upserted } = outcome
  const found = args.flag('new') ? (after ?? upserted?.doc) : before?.doc
  return {
    lastErrorObject: {
      n: outcome.matched + (upserted ? 1 : 0),
      updatedExisting: outcome.matched > 0,
      ...(upserted ? { upserted: upserted.doc['_id'] } : {}),
    },
    value: found
      ? projected(args, { doc: found, positions: before?.positions ?? new Map<string, number>() })
      : null,
    ok: 1,
  }
}

function findAndRemove(call: Call): Doc {
  const collection = call.collection()
  const [hit] = slice(runQuery(collection, call.query('query')), 0, 1)
  if (!hit) return { lastErrorObject: { n: 0 }, value: null, ok: 1 }
  collection!.remove(hit)
  return { lastErrorObject: { n: 1 }, value: projected(call.args, hit), ok: 1 }
}

function projected(args: Arguments, hit: Pick<Hit, 'doc' | 'positions'>): Doc {
  const fields = args.document('fields')
  return Object.keys(fields).length ? compileProjection(fields)(hit) : hit.doc
}

/** There are no validators, so `bypassDocumentValidation` asks for what is so anyway. */
const BULK_FIELDS = ['ordered', 'bypassDocumentValidation']

const findAndModifyCommand: Command = {
  accepts: [
    ...['findAndModify', 'findandmodify', 'query', 'sort', 'hint', 'fields', 'bypassDocumentValidation'],
    ...['update', 'remove', 'new', 'upsert', 'arrayFilters'],
  ],
  writes: true,
  run: findAndModify,
}

export const WRITE_COMMANDS: Record<string, Command> = {
  insert: { accepts: ['insert', 'documents', ...BULK_FIELDS], writes: true, run: insert },
  update: { accepts: ['update', 'updates', ...BULK_FIELDS], writes: true, run: update },
  delete: { accepts: ['delete', 'deletes', ...BULK_FIELDS], writes: true, run: remove },
  findAndModify: findAndModifyCommand,
  findandmodify: findAndModifyCommand,
}
