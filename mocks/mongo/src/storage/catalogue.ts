import { type Binary, UUID } from 'bson'
import { decode, type Doc, numberOf } from '../bson/values.ts'
import { MongoError } from '../errors.ts'
import { catalogueKey, Collection, createRecentRows, type StoredCollection } from './collection.ts'
import { AFTER, type KeyValueStore } from './key-value-store.ts'

/** The collections there are. What it holds in memory is a copy of what is stored; `load` makes it true again. */
export class Catalogue {
  readonly store: KeyValueStore
  private collections = new Map<string, Collection>()
  private readonly recent = createRecentRows()
  private nextId = 1

  constructor(store: KeyValueStore) {
    this.store = store
    this.load()
  }

  load(): void {
    this.collections = new Map()
    this.recent.clear()
    for (const [, bytes] of this.store.range(catalogueKey(''), catalogueKey('') + AFTER)) {
      const stored = storedCollection(bytes)
      this.collections.set(stored.namespace, new Collection(this.store, this.recent, stored))
      this.nextId = Math.max(this.nextId, stored.id + 1)
    }
  }

  find(namespace: string): Collection | undefined {
    return this.collections.get(namespace)
  }

  /** A write makes the collection it names. */
  findOrCreate(namespace: string): Collection {
    const found = this.find(namespace)
    if (found) return found
    const [database = '', ...name] = namespace.split('.')
    if (!database || !name.join('.') || /[\0$]/.test(namespace) || name[0] === 'system') {
      throw new MongoError(73, `Invalid namespace specified '${namespace}'`)
    }
    const idIndex = { id: 0, spec: { v: 2, key: { _id: 1 }, name: '_id_' }, loose: false }
    const stored = { id: this.nextId++, namespace, uuid: new UUID(), nextIndex: 1, indexes: [idIndex] }
    const collection = new Collection(this.store, this.recent, stored)
    this.collections.set(namespace, collection)
    collection.save()
    return collection
  }

  remove(collection: Collection): void {
    collection.removeAll()
    this.collections.delete(collection.namespace)
  }

  /** The collections of one database, or of all. */
  list(database?: string): Collection[] {
    const all = [...this.collections.values()]
    return database === undefined ? all : all.filter(({ namespace }) => namespace.startsWith(`${database}.`))
  }
}

/** Reads what `Collection.save` wrote; nobody else writes it. */
function storedCollection(bytes: Buffer): StoredCollection {
  const doc = decode(bytes)
  const indexes = (doc['indexes'] as Doc[]).map(({ id, spec, loose }) => ({
    id: numberOf(id)!,
    spec: spec as Doc,
    loose: loose as boolean,
  }))
  return {
    id: numberOf(doc['id'])!,
    namespace: doc['namespace'] as string,
    uuid: doc['uuid'] as Binary,
    nextIndex: numberOf(doc['nextIndex'])!,
    indexes,
  }
}
