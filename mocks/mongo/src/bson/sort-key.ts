import { Binary, BSONRegExp, Double, Int32, Long, ObjectId, Timestamp } from 'bson'
import { notSupported } from '../errors.ts'
import { type Doc, typeName } from './values.ts'

/**
 * Values as strings of bytes (latin1) that compare as MongoDB compares the values:
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 * The first byte is the type's rank. No key is a prefix of another, so keys of several fields may be joined.
 */
export function sortKey(value: unknown): string {
  const type = typeName(value)
  const write = WRITERS[type]
  if (!write) throw notSupported(`Comparing or indexing a value of type ${type}`)
  return write(value as never)
}

const RANK = {
  minKey: '\x01',
  emptyArray: '\x04',
  null: '\x05',
  number: '\x10',
  string: '\x20',
  maxKey: '\xff',
}

/** Stands for what an index holds where an array is empty: below null, above MinKey. */
export const EMPTY_ARRAY = Symbol('empty array')

/** The key of what an index row or a sort sees. */
export const rowKey = (value: unknown): string => (value === EMPTY_ARRAY ? RANK.emptyArray : sortKey(value))

export const NULL_KEY = RANK.null
export const STRING_RANK = RANK.string

/** Do two values compare as equal, whatever their number types? */
export const isSame = (a: unknown, b: unknown): boolean => sortKey(a) === sortKey(b)

const scratch = new DataView(new ArrayBuffer(8))
const scratchBytes = Buffer.from(scratch.buffer)

/** A double's bits, turned so that they sort as unsigned bytes; NaN below all. */
function doubleBits(value: number): string {
  if (Number.isNaN(value)) return '\0'.repeat(8)
  scratch.setFloat64(0, value === 0 ? 0 : value)
  const bits = scratch.getBigUint64(0)
  scratch.setBigUint64(0, bits >> 63n ? ~bits : bits | (1n << 63n))
  return scratchBytes.toString('latin1')
}

/** The nearest double, then how far an int64 is from it (at most 512 either way). */
function numberKey(value: number | bigint): string {
  const nearest = Number(value)
  const distance = typeof value === 'bigint' ? Number(value - BigInt(nearest)) : 0
  return RANK.number + doubleBits(nearest) + uint(distance + 0x8000, 2)
}

/** UTF-8 sorts as code points do. A zero byte is escaped, because the end of a string is one. */
function text(value: string): string {
  const bytes = Buffer.from(value, 'utf8').toString('latin1')
  return bytes.replaceAll('\0', '\0\xff') + '\0\x01'
}

/** An unsigned number of that many bytes, most significant first. */
export function uint(value: number, bytes: number): string {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer.toString('latin1')
}

function documentKey(doc: Doc): string {
  const fields = Object.entries(doc).map(([name, value]) => {
    const key = sortKey(value)
    return key.charAt(0) + text(name) + key.slice(1)
  })
  return `\x30${fields.join('')}\0`
}

function binaryKey(value: Binary): string {
  const bytes = Buffer.from(value.value())
  return `\x40${uint(bytes.length, 4)}${String.fromCharCode(value.sub_type)}${bytes.toString('latin1')}`
}

const regexKey = (value: RegExp | BSONRegExp): string =>
  value instanceof RegExp
    ? `\x68${text(value.source)}${text(value.flags)}`
    : `\x68${text(value.pattern)}${text(value.options)}`

const WRITERS: Record<string, (value: never) => string> = {
  minKey: () => RANK.minKey,
  missing: () => RANK.null,
  null: () => RANK.null,
  int: (value: number | Int32) => numberKey(Number(value)),
  double: (value: number | Double) => numberKey(Number(value)),
  long: (value: Long) => numberKey(value.toBigInt()),
  string: (value: string) => RANK.string + text(value),
  object: documentKey,
  array: (value: unknown[]) => `\x38${value.map(sortKey).join('')}\0`,
  binData: binaryKey,
  objectId: (value: ObjectId) => `\x48${Buffer.from(value.id).toString('latin1')}`,
  bool: (value: boolean) => (value ? '\x50\x01' : '\x50\x00'),
  date: (value: Date) => `\x58${doubleBits(value.getTime())}`,
  timestamp: (value: Timestamp) => `\x60${uint(value.t, 4)}${uint(value.i, 4)}`,
  regex: regexKey,
  maxKey: () => RANK.maxKey,
}
