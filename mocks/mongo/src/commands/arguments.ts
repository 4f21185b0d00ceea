import { type Doc, isDocument, numberOf, typeName } from '../bson/values.ts'
import { MongoError } from '../errors.ts'

/** The fields of a command or of one statement in it, each read with its type. What is not expected is refused. */
export class Arguments {
  private readonly owner: string
  private readonly doc: Doc

  /** `owner` is the command's name as error messages give it, e.g. 'find' or 'update.updates'. */
  constructor(owner: string, doc: Doc, accepted: readonly string[]) {
    this.owner = owner
    this.doc = doc
    const foreign = Object.keys(doc).find((name) => !accepted.includes(name))
    if (foreign)
      throw new MongoError(40415, `BSON field '${owner}.${foreign}' is not supported by the embedded store`)
  }

  value(name: string): unknown {
    return this.doc[name]
  }

  string(name: string): string {
    const value = this.doc[name]
    return typeof value === 'string' ? value : this.wrongType(name, 'string')
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.doc[name] ?? otherwise
    if (typeof value === 'boolean') return value
    return numberOf(value) === undefined ? this.wrongType(name, 'bool') : numberOf(value) !== 0
  }

  /** A whole number, not negative; undefined where there is none. */
  count(name: string): number | undefined {
    if (this.doc[name] === undefined) return undefined
    const number = numberOf(this.doc[name])
    if (number === undefined) return this.wrongType(name, 'number')
    if (number >= 0 && Number.isInteger(number)) return number
    throw new MongoError(
      51024,
      `BSON field '${this.owner}.${name}' value must be a whole number >= 0, actual value '${number}'`,
    )
  }

  /** A document; an empty one where there is none. */
  document(name: string): Doc {
    const value = this.doc[name] ?? {}
    return isDocument(value) ? value : this.wrongType(name, 'object')
  }

  /** A list of documents; an empty one where there is none. */
  documents(name: string): Doc[] {
    const value = this.doc[name] ?? []
    return Array.isArray(value) && value.every(isDocument) ? value : this.wrongType(name, 'array')
  }

  private wrongType(name: string, wanted: string): never {
    const actual = typeName(this.doc[name])
    throw new MongoError(
      14,
      `BSON field '${this.owner}.${name}' is the wrong type '${actual}', expected type '${wanted}'`,
    )
  }
}
