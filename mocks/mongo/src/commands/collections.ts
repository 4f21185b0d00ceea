import { type Doc, isDocument } from '../bson/values.ts'
import { compileFilter } from '../query/matcher.ts'
import type { Collection } from '../storage/collection.ts'
import type { Call, Command } from './command.ts'

/** Every option of `create` (capped, timeseries, viewOn, validator, collation...) is refused, as all unknown fields are. */
function create(call: Call): Doc {
  call.place.catalogue.findOrCreate(call.namespace())
  return { ok: 1 }
}

function drop(call: Call): Doc {
  const collection = call.collection()
  if (!collection) return { ok: 1 }
  call.place.catalogue.remove(collection)
  return { nIndexesWas: collection.indexes.length, ns: collection.namespace, ok: 1 }
}

function dropDatabase({ place, database }: Call): Doc {
  for (const collection of place.catalogue.list(database)) place.catalogue.remove(collection)
  return { dropped: database, ok: 1 }
}

function listCollections({ args, place, database }: Call): Buffer {
  const matches = compileFilter(args.document('filter'))
  const describe = ({ namespace, uuid }: Collection): Doc => ({
    name: namespace.slice(database.length + 1),
    type: 'collection',
    ...(args.flag('nameOnly')
      ? {}
      : { options: {}, info: { readOnly: false, uuid }, idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } }),
  })
  const found = place.catalogue
    .list(database)
    .map(describe)
    .filter((doc) => matches(doc))
  return place.cursors.start(`${database}.$cmd.listCollections`, found, { size: found.length })
}

function listDatabases({ args, place }: Call): Doc {
  const matches = compileFilter(args.document('filter'))
  const names = new Set(place.catalogue.list().map(({ namespace }) => namespace.split('.')[0]!))
  const described = [...names]
    .sort()
    .map((name): Doc => (args.flag('nameOnly') ? { name } : { name, empty: false }))
  return { databases: described.filter((doc) => isDocument(doc) && matches(doc)), ok: 1 }
}

/** Collections and databases. */
export const COLLECTION_COMMANDS: Record<string, Command> = {
  create: { accepts: ['create'], writes: true, run: create },
  drop: { accepts: ['drop'], writes: true, run: drop },
  dropDatabase: { accepts: ['dropDatabase'], writes: true, run: dropDatabase },
  listCollections: {
    accepts: ['listCollections', 'filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run: listCollections,
  },
  listDatabases: {
    accepts: ['listDatabases', 'filter', 'nameOnly', 'authorizedDatabases'],
    run: listDatabases,
  },
}
