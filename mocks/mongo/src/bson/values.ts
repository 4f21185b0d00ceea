import { Binary, BSON, BSONRegExp, Double, Int32, Long } from 'bson'
import { notSupported } from '../errors.ts'

/** A document as the store holds it: typed, so that an int64 stays an int64 when it is written back. */
export type Doc = Record<string, unknown>

const TYPED = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true }

/** BSON bytes to values; numbers stay Int32, Double and Long objects. */
export const decode = (bytes: Uint8Array): Doc => BSON.deserialize(bytes, TYPED)

/** Values to BSON bytes. A field that is undefined is left out. */
export function encode(doc: Doc): Buffer {
  const bytes = BSON.serialize(doc, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A plain (sub)document: neither an array nor one of BSON's own types. */
export function isDocument(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** `Array.isArray` for elements whose type is not known. */
export const isList = (value: unknown): value is unknown[] => Array.isArray(value)

/** A field of a document, or undefined. Never what an object inherits: clients send names like `__proto__`. */
export const fieldOf = (value: unknown, name: string): unknown =>
  isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** An entry of a table by a name that a client sent. */
export const entryOf = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

export const without = (doc: Doc, name: string): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([key]) => key !== name))

export const isArrayIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

const WRAPPED: Record<string, string> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
}

/** The alias that `$type` uses for a value's type; 'missing' for undefined; BSON's rarer types by their class. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Object.is(value, value | 0) ? 'int' : 'double'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (isDocument(value)) return 'object'
  const wrapper = String((value as { _bsontype?: unknown })._bsontype)
  return WRAPPED[wrapper] ?? wrapper
}

/** A number of any BSON type as JavaScript's; undefined for what is no number or does not fit exactly. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (!(value instanceof Long)) return undefined
  const number = value.toNumber()
  return Number.isSafeInteger(number) ? number : undefined
}

/** mingo tells values of classes it does not know apart by toString(), and Binary's own loses bytes. */
class ComparableBinary extends Binary {
  override toString(): string {
    return `${this.sub_type}:${super.toString('hex')}`
  }
}

/** Typed values to the plain JavaScript ones that mingo computes with. */
export function promote(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(promote)
  if (isDocument(value)) return promoteDoc(value)
  if (value instanceof BSONRegExp) return toRegExp(value)
  if (value instanceof Binary) return new ComparableBinary(value.buffer, value.sub_type)
  return numberOf(value) ?? value
}

export const promoteDoc = (doc: Doc): Doc =>
  Object.fromEntries(Object.entries(doc).map(([key, value]) => [key, promote(value)]))

export function toRegExp({ pattern, options }: BSONRegExp): RegExp {
  if (/[^ims]/.test(options)) throw notSupported(`A regular expression with the options '${options}'`)
  return new RegExp(pattern, options)
}

/** A copy that shares no array or document with the original. */
export function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone)
  if (!isDocument(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clone(inner)]))
}
