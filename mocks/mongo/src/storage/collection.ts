import { type Binary, ObjectId } from 'bson'
import { LRUCache } from 'lru-cache'
import { isSame, uint } from '../bson/sort-key.ts'
import { decode, type Doc, encode, isDocument, typeName, without } from '../bson/values.ts'
import { badValue, MongoError } from '../errors.ts'
import { type IndexEntry, IndexTree, type StoredIndex } from './index-tree.ts'
import { AFTER, type KeyValueStore } from './key-value-store.ts'

/** A stored document, its bytes as the client sent them, and the number it is stored under. */
export interface Row {
  record: string
  doc: Doc
  raw: Buffer
}

/** What is kept of a collection in the catalogue. */
export interface StoredCollection {
  id: number
  namespace: string
  uuid: Binary
  nextIndex: number
  indexes: StoredIndex[]
}

/** Rows that were read of late: the same few are asked for again and again, and decoding is what reading costs. */
export type RecentRows = LRUCache<string, Row>

const RECENT_BYTES = 16 * 1024 * 1024

export const createRecentRows = (): RecentRows =>
  new LRUCache({ maxSize: RECENT_BYTES, sizeCalculation: ({ raw }) => raw.length })

const RECORD_BYTES = 6
const LARGEST_DOCUMENT = 16 * 1024 * 1024

/** The documents of one collection and their indexes, kept in step. */
export class Collection {
  readonly namespace: string
  readonly uuid: Binary
  readonly prefix: string
  indexes: IndexTree[]
  private readonly store: KeyValueStore
  private readonly recent: RecentRows
  private readonly id: number
  private nextIndex: number
  private nextRecord: number

  constructor(store: KeyValueStore, recent: RecentRows, stored: StoredCollection) {
    this.store = store
    this.recent = recent
    this.id = stored.id
    this.namespace = stored.namespace
    this.uuid = stored.uuid
    this.nextIndex = stored.nextIndex
    this.prefix = `c${uint(stored.id, 4)}`
    this.indexes = stored.indexes.map((index) => this.treeOf(index))
    this.nextRecord = this.lastRecord() + 1
  }

  toStored(): StoredCollection {
    const { id, namespace, uuid, nextIndex } = this
    return {
      id,
      namespace,
      uuid,
      nextIndex,
      indexes: this.indexes.map(({ id, spec, loose }) => ({ id, spec, loose })),
    }
  }

  /** Stores a document, with an `_id` in front. Throws on a duplicate key; then nothing is stored. */
  insert(raw: Buffer): Row {
    const given = decode(raw)
    const doc = '_id' in given ? given : { _id: new ObjectId(), ...given }
    checkId(doc['_id'])
    const row = {
      record: uint(this.nextRecord, RECORD_BYTES),
      doc,
      raw: Object.keys(given)[0] === '_id' ? raw : encode({ _id: doc['_id'], ...without(doc, '_id') }),
    }
    this.write(row)
    this.nextRecord++
    return row
  }

  /** Puts another document in a row's place. Returns false where nothing changes. */
  replace(row: Row, after: Doc): boolean {
    if (!isSame(row.doc['_id'], after['_id'])) {
      throw new MongoError(
        66,
        "Performing an update on the path '_id' would modify the immutable field '_id'",
      )
    }
    const raw = encode(after)
    if (raw.equals(row.raw)) return false
    this.write({ record: row.record, doc: after, raw }, row.doc)
    return true
  }

  remove({ record, doc }: Row): void {
    for (const index of this.indexes) index.remove(index.entriesOf(doc), record)
    this.recent.delete(this.placeOf(record))
    this.store.remove(this.placeOf(record))
  }

  /** Whoever reads a row leaves its document as it is: others get the same. */
  find(record: string): Row | undefined {
    const place = this.placeOf(record)
    const known = this.recent.get(place)
    if (known) return known
    const raw = this.store.get(place)
    if (!raw) return undefined
    const row = { record, raw, doc: decode(raw) }
    this.recent.set(place, row)
    return row
  }

  /** All documents, in the order of their insertion. */
  *rows(): Generator<Row> {
    const from = this.placeOf('')
    for (const [key, raw] of this.store.range(from, from + AFTER)) {
      yield { record: key.slice(-RECORD_BYTES), raw, doc: decode(raw) }
    }
  }

  /** The keys of a part of an index, each with the record it leads to. */
  keys(from: string, to: string, reverse: boolean): Iterable<[string, Buffer]> {
    return this.store.range(from, to, reverse)
  }

  count(): number {
    return this.store.count(this.placeOf(''), this.placeOf('') + AFTER)
  }

  /** Builds an index over what is there. Throws on a duplicate key; the caller's transaction undoes the rest. */
  addIndex(spec: Doc): void {
    const index = this.treeOf({ id: this.nextIndex++, spec, loose: false })
    for (const { record, doc } of this.rows()) {
      const entries = index.entriesOf(doc)
      this.refuseClash(index, entries, record)
      index.add(entries, record)
    }
    this.indexes.push(index)
    this.save()
  }

  removeIndex(index: IndexTree): void {
    this.removeRange(index.prefix)
    this.indexes = this.indexes.filter((other) => other !== index)
    this.save()
  }

  save(): void {
    this.store.put(catalogueKey(this.namespace), encode({ ...this.toStored() }))
  }

  removeAll(): void {
    this.removeRange(this.prefix)
    this.recent.clear()
    this.store.remove(catalogueKey(this.namespace))
  }

  private removeRange(prefix: string): void {
    for (const [key] of this.store.range(prefix, prefix + AFTER)) this.store.remove(key)
  }

  /** Every clash is found before the first write, so that a refused document leaves nothing behind. */
  private write(row: Row, before?: Doc): void {
    if (row.raw.length > LARGEST_DOCUMENT) {
      const limit = 'Size must be between 0 and 16777216(16MB)'
      throw new MongoError(10334, `BSONObj size: ${row.raw.length} is invalid. ${limit}`)
    }
    const changes = this.indexes
      .map((index) => ({
        index,
        gone: before ? index.entriesOf(before) : [],
        made: index.entriesOf(row.doc),
      }))
      .filter(({ gone, made }) => !haveSameKeys(gone, made))
    for (const { index, made } of changes) this.refuseClash(index, made, row.record)
    for (const { index, gone } of changes) index.remove(gone, row.record)
    const loosened = changes.filter(({ index, made }) => index.add(made, row.record))
    if (loosened.length) this.save()
    this.recent.delete(this.placeOf(row.record))
    this.store.put(this.placeOf(row.record), row.raw)
  }

  private refuseClash(index: IndexTree, entries: IndexEntry[], record: string): void {
    const clash = index.findClash(entries, record)
    if (clash) throw duplicateKey(this.namespace, index, clash)
  }

  private treeOf(stored: StoredIndex): IndexTree {
    return new IndexTree(this.store, `${this.prefix}i${uint(stored.id, 2)}`, stored)
  }

  private placeOf(record: string): string {
    return `${this.prefix}d${record}`
  }

  private lastRecord(): number {
    for (const [key] of this.store.range(this.placeOf(''), this.placeOf('') + AFTER, true)) {
      return Buffer.from(key.slice(-RECORD_BYTES), 'latin1').readUIntBE(0, RECORD_BYTES)
    }
    return 0
  }
}

export const catalogueKey = (namespace: string): string => `m${Buffer.from(namespace).toString('latin1')}`

const haveSameKeys = (a: IndexEntry[], b: IndexEntry[]): boolean =>
  a.length === b.length && a.every(({ key }, i) => key === b[i]?.key)

function checkId(id: unknown): void {
  const type = typeName(id)
  if (['array', 'regex', 'missing'].includes(type))
    throw badValue(`The '_id' value cannot be of type ${type}`)
  const dollar = isDocument(id) && Object.keys(id).find((key) => key.startsWith('$'))
  if (dollar)
    throw new MongoError(
      52,
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    )
}

function duplicateKey(namespace: string, index: IndexTree, clash: IndexEntry): MongoError {
  const pairs = index.fields.map(({ path }, i): [string, unknown] => {
    const value = clash.values[i]
    return [path, value === undefined || typeof value === 'symbol' ? null : value]
  })
  const shown = pairs.map(
    ([path, value]) => `${path}: ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`,
  )
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.spec['key'], keyValue: Object.fromEntries(pairs) },
  )
}
