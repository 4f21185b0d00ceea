import type { Doc } from '../bson/values.ts'
import { parseSort } from '../query/sorting.ts'
import type { Query } from '../query/planner.ts'
import type { Catalogue } from '../storage/catalogue.ts'
import type { Collection } from '../storage/collection.ts'
import type { Arguments } from './arguments.ts'
import type { Cursors } from './cursors.ts'

/** The fields that every command takes. */
export const COMMON_FIELDS = [
  ...['$db', 'lsid', 'txnNumber', '$clusterTime', '$readPreference'],
  ...['readConcern', 'writeConcern', 'maxTimeMS', 'comment'],
]

/** What commands work on. */
export interface Workplace {
  catalogue: Catalogue
  cursors: Cursors
  /** host:port, as hello tells it to clients. */
  address: string
}

/** One command as it came in. */
export class Call {
  readonly name: string
  readonly args: Arguments
  readonly database: string
  readonly deadline: number | undefined
  readonly place: Workplace

  constructor(name: string, args: Arguments, place: Workplace) {
    this.name = name
    this.args = args
    this.place = place
    this.database = args.string('$db')
    const maxTimeMS = args.count('maxTimeMS')
    this.deadline = maxTimeMS ? Date.now() + maxTimeMS : undefined
  }

  /** The namespace a field of the command names; by default the one that carries the command's name. */
  namespace(field = this.name): string {
    return `${this.database}.${this.args.string(field)}`
  }

  collection(field = this.name): Collection | undefined {
    return this.place.catalogue.find(this.namespace(field))
  }

  /** The query in the command's fields: the filter is called `filter` in some commands and `query` in others. */
  query(filterField: 'filter' | 'query'): Query {
    const { args, deadline } = this
    return {
      filter: args.document(filterField),
      sort: parseSort(args.document('sort')),
      hint: args.value('hint'),
      deadline,
    }
  }
}

/** A command: the fields it takes beside those that all take, and what it does. */
export interface Command {
  accepts: readonly string[]
  /** It changes something stored: it runs in a transaction, and is acknowledged when that is durable. */
  writes?: true
  run: (call: Call) => Doc | Buffer
}
