import { createHash } from 'node:crypto'
import { rowKey } from '../bson/sort-key.ts'
import { type Doc, isDocument, numberOf } from '../bson/values.ts'
import { compileFilter, type Matcher } from '../query/matcher.ts'
import { parseSort, type SortField } from '../query/sorting.ts'
import { indexRows } from './index-rows.ts'
import { AFTER, type KeyValueStore, LONGEST_KEY } from './key-value-store.ts'

/** What is kept of an index in the catalogue. */
export interface StoredIndex {
  id: number
  spec: Doc
  loose: boolean
}

export interface IndexEntry {
  key: string
  values: unknown[]
}

/** One index: a range of keys in the store, each leading to the record of a document. */
export class IndexTree {
  readonly id: number
  readonly spec: Doc
  readonly fields: SortField[]
  readonly unique: boolean
  readonly sparse: boolean
  readonly partialFilter: Doc | undefined
  /** Seconds after the indexed date at which a document expires. */
  readonly expireAfter: number | undefined
  /**
   * Some document has several keys here (an array), or a key was too long and had to be cut. Then the order of the
   * index is not the order of the documents, and two bounds need not be met by the same key.
   */
  loose: boolean
  readonly prefix: string
  private readonly store: KeyValueStore
  private readonly includes: Matcher

  constructor(store: KeyValueStore, prefix: string, stored: StoredIndex) {
    const { spec } = stored
    this.store = store
    this.prefix = prefix
    this.id = stored.id
    this.loose = stored.loose
    this.spec = spec
    this.fields = parseSort(spec['key'] as Doc)
    this.unique = spec['unique'] === true || stored.id === 0
    this.sparse = spec['sparse'] === true
    this.partialFilter = isDocument(spec['partialFilterExpression'])
      ? spec['partialFilterExpression']
      : undefined
    this.expireAfter = numberOf(spec['expireAfterSeconds'])
    this.includes = compileFilter(this.partialFilter ?? {})
  }

  get name(): string {
    return String(this.spec['name'])
  }

  /** The entries a document has here, each once. */
  entriesOf(doc: Doc): IndexEntry[] {
    if (!this.includes(doc)) return []
    const rows = indexRows(
      doc,
      this.fields.map(({ path }) => path),
    )
    if (this.sparse && rows.every((row) => row.every((value) => value === undefined))) return []
    const entries = rows.map((values): [string, IndexEntry] => {
      const key = this.prefix + values.map((value, i) => directed(rowKey(value), this.fields[i]!)).join('')
      return [key, { key: shortened(key), values }]
    })
    return [...new Map(entries).values()]
  }

  /** The entry that another document already holds, where that is not allowed. */
  findClash(entries: IndexEntry[], record: string): IndexEntry | undefined {
    if (!this.unique) return undefined
    return entries.find(({ key }) => {
      const holder = this.store.get(key)
      return holder !== undefined && holder.toString('latin1') !== record
    })
  }

  /** Returns true where these entries make the index loose. */
  add(entries: IndexEntry[], record: string): boolean {
    for (const entry of entries) this.store.put(this.placeOf(entry, record), Buffer.from(record, 'latin1'))
    const wasLoose = this.loose
    this.loose ||= entries.length > 1 || entries.some(({ key }) => key.length >= LONGEST_KEY)
    return this.loose !== wasLoose
  }

  remove(entries: IndexEntry[], record: string): void {
    for (const entry of entries) this.store.remove(this.placeOf(entry, record))
  }

  private placeOf({ key }: IndexEntry, record: string): string {
    return this.unique ? key : key + record
  }
}

/** A key as a field of that direction holds it. */
export const directed = (key: string, { descending }: SortField): string => (descending ? inverted(key) : key)

/** Every byte turned, so that what was less is greater. */
export function inverted(key: string): string {
  const bytes = Buffer.from(key, 'latin1')
  for (const [i, byte] of bytes.entries()) bytes[i] = byte ^ 0xff
  return bytes.toString('latin1')
}

const HASH_LENGTH = 20

/** A key that fits into the store: a long one keeps its beginning and ends in a hash. */
export function shortened(key: string): string {
  if (key.length < LONGEST_KEY) return key
  const hash = createHash('sha1').update(key, 'latin1').digest().toString('latin1')
  return cut(key) + hash
}

/** The start of a range: cut where `shortened` cuts, so that a range never misses a long key. */
export const cut = (key: string): string => key.slice(0, LONGEST_KEY - HASH_LENGTH)

/** The end of a range: behind all the long keys that begin like it. */
export const cutEnd = (key: string): string => (cut(key) === key ? key : cut(key) + AFTER)
