import { isSame } from '../bson/sort-key.ts'
import { type Doc, isArrayIndex, isDocument, numberOf } from '../bson/values.ts'
import { MongoError, notSupported } from '../errors.ts'
import { checkPartialFilter } from '../query/partial.ts'
import type { Collection } from '../storage/collection.ts'
import type { IndexTree } from '../storage/index-tree.ts'
import { Arguments } from './arguments.ts'
import type { Call, Command } from './command.ts'

function createIndexes(call: Call): Doc {
  const { catalogue } = call.place
  const existed = catalogue.find(call.namespace()) !== undefined
  const collection = catalogue.findOrCreate(call.namespace())
  const before = collection.indexes.length
  for (const spec of call.args.documents('indexes')) {
    const wanted = specOf(spec)
    if (!alreadyThere(collection, wanted)) collection.addIndex(wanted)
  }
  return {
    numIndexesBefore: before,
    numIndexesAfter: collection.indexes.length,
    createdCollectionAutomatically: !existed,
    ...(collection.indexes.length === before ? { note: 'all indexes already exist' } : {}),
    ok: 1,
  }
}

const OPTIONS = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds']

/** Checks an index specification and gives it the form it is stored in. */
function specOf(given: Doc): Doc {
  // `background` has meant nothing since MongoDB 4.2
  const args = new Arguments('createIndexes.indexes', given, ['v', 'key', 'name', 'background', ...OPTIONS])
  const key = args.document('key')
  checkKey(key)
  const kept = OPTIONS.filter((option) => given[option] !== undefined && given[option] !== false)
  if (kept.includes('partialFilterExpression')) checkPartialFilter(given['partialFilterExpression'])
  if (kept.includes('partialFilterExpression') && kept.includes('sparse')) {
    throw new MongoError(67, 'cannot mix "partialFilterExpression" and "sparse" options')
  }
  if (kept.includes('expireAfterSeconds') && Object.keys(key).length > 1) {
    throw new MongoError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL')
  }
  args.count('expireAfterSeconds')
  return {
    v: 2,
    key,
    name: args.string('name'),
    ...Object.fromEntries(kept.map((option) => [option, given[option]])),
  }
}

function checkKey(key: Doc): void {
  if (!Object.keys(key).length) throw new MongoError(67, 'Index keys cannot be an empty object')
  for (const [path, direction] of Object.entries(key)) {
    const number = numberOf(direction)
    if (typeof direction === 'string') throw notSupported(`An index of type '${direction}'`)
    if (number !== 1 && number !== -1)
      throw new MongoError(67, `Values in the index key pattern must be 1 or -1: ${path}`)
    const parts = path.split('.')
    if (parts.includes('$**')) throw notSupported('A wildcard index')
    if (parts.includes('') || path.startsWith('$'))
      throw new MongoError(67, `Index key contains an illegal field name: ${path}`)
    if (parts.some(isArrayIndex)) throw notSupported(`An index on an array position (${path})`)
  }
}

/** Is the same index there? Throws where another one stands in its way. */
function alreadyThere(collection: Collection, wanted: Doc): boolean {
  for (const { spec } of collection.indexes) {
    const sameName = spec['name'] === wanted['name']
    const sameKey = isSame(Object.entries(spec['key'] as Doc), Object.entries(wanted['key'] as Doc))
    const sameOptions = OPTIONS.every((option) => isSame(spec[option], wanted[option]))
    if (sameKey && sameOptions && (sameName || spec['name'] === '_id_')) return true
    if (sameName)
      throw new MongoError(
        86,
        `An existing index has the same name as the requested index: ${String(spec['name'])}`,
      )
    const samePart = isSame(spec['partialFilterExpression'], wanted['partialFilterExpression'])
    if (sameKey && samePart)
      throw new MongoError(
        85,
        `An equivalent index already exists with a different name or other options: ${String(spec['name'])}`,
      )
  }
  return false
}

function dropIndexes(call: Call): Doc {
  const collection = existing(call)
  const before = collection.indexes.length
  for (const index of chosenIndexes(collection, call.args.value('index'))) {
    if (index.id === 0) throw new MongoError(72, 'cannot drop _id index')
    collection.removeIndex(index)
  }
  return { nIndexesWas: before, ok: 1 }
}

function chosenIndexes(collection: Collection, chosen: unknown): IndexTree[] {
  if (chosen === '*') return collection.indexes.filter(({ id }) => id !== 0)
  return (Array.isArray(chosen) ? (chosen as unknown[]) : [chosen]).map((wanted) => {
    const found = collection.indexes.find(
      ({ name, spec }) => name === wanted || (isDocument(wanted) && isSame(spec['key'], wanted)),
    )
    if (!found)
      throw new MongoError(
        27,
        `index not found with name [${isDocument(wanted) ? JSON.stringify(wanted) : String(wanted)}]`,
      )
    return found
  })
}

function listIndexes(call: Call): Buffer {
  const { namespace, indexes } = existing(call)
  return call.place.cursors.start(
    namespace,
    indexes.map(({ spec }) => spec),
    { size: indexes.length },
  )
}

function existing(call: Call): Collection {
  const collection = call.collection()
  if (!collection) throw new MongoError(26, `ns does not exist: ${call.namespace()}`)
  return collection
}

/** Making, dropping and listing indexes. */
export const INDEX_COMMANDS: Record<string, Command> = {
  createIndexes: { accepts: ['createIndexes', 'indexes'], writes: true, run: createIndexes },
  dropIndexes: { accepts: ['dropIndexes', 'index'], writes: true, run: dropIndexes },
  listIndexes: { accepts: ['listIndexes', 'cursor'], run: listIndexes },
}
