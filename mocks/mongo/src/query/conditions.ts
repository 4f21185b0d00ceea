import { BSONRegExp } from 'bson'
import { sortKey } from '../bson/sort-key.ts'
import { numberOf, toRegExp, typeName } from '../bson/values.ts'
import { badValue } from '../errors.ts'
import { type Positions, someValueAt } from './path.ts'

/** A condition on a field: asked of a document and a path, or of one value alone (as $elemMatch does). */
export interface Condition {
  at: (doc: unknown, path: string, positions?: Positions) => boolean
  of: (value: unknown) => boolean
}

export type Test = (value: unknown) => boolean

/** Holds where any value at the path passes; an array also stands for its elements. */
export const anyValue = (test: Test): Condition => ({
  at: (doc, path, positions) => someValueAt(doc, { path, test, opensLastArray: true, positions }),
  of: test,
})

/** Holds where the value itself passes; an array stands for itself only. */
export const wholeValue = (test: Test): Condition => ({
  at: (doc, path, positions) => someValueAt(doc, { path, test, opensLastArray: false, positions }),
  of: test,
})

export const not = (inner: Condition): Condition => ({
  at: (doc, path) => !inner.at(doc, path),
  of: (value) => !inner.of(value),
})

export const allOf = (conditions: Condition[]): Condition => ({
  at: (doc, path, positions) => conditions.every((condition) => condition.at(doc, path, positions)),
  of: (value) => conditions.every((condition) => condition.of(value)),
})

export const isPattern = (value: unknown): value is RegExp | BSONRegExp =>
  value instanceof RegExp || value instanceof BSONRegExp

/** A regular expression matches strings, and a stored regular expression that is the same. */
export function matches(pattern: RegExp | BSONRegExp): Test {
  const regex =
    pattern instanceof RegExp ? new RegExp(pattern, pattern.flags.replace(/[gy]/g, '')) : toRegExp(pattern)
  const key = sortKey(pattern)
  return (value) =>
    typeof value === 'string' ? regex.test(value) : isPattern(value) && sortKey(value) === key
}

export function equals(wanted: unknown): Test {
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted
  const key = sortKey(wanted)
  return (value) => sortKey(value) === key
}

/** What a field must be in `{field: wanted}`, `$in` and `$all`: equal, or matching where a pattern is given. */
export const equalsOrMatches = (wanted: unknown): Test =>
  isPattern(wanted) ? matches(wanted) : equals(wanted)

export function isIn(list: unknown): Test {
  if (!Array.isArray(list)) throw badValue('$in needs an array')
  const keys = new Set(list.filter((wanted) => !isPattern(wanted)).map(sortKey))
  const patterns = list.filter(isPattern).map(matches)
  return (value) => keys.has(sortKey(value)) || patterns.some((test) => test(value))
}

/** $gt and its like: only values of the operand's type compare, and NaN equals only itself. */
export function compares(wanted: unknown, holds: (order: number) => boolean): Test {
  const key = sortKey(wanted)
  const type = typeName(wanted)
  const anyType = type === 'minKey' || type === 'maxKey'
  const number = numberOf(wanted)
  return (value) => {
    const other = numberOf(value)
    if (number !== undefined && other !== undefined) {
      if (Number.isNaN(number) || Number.isNaN(other)) return Object.is(number, other) && holds(0)
      return holds(Math.sign(other - number))
    }
    const otherKey = sortKey(value)
    if (!anyType && otherKey.charAt(0) !== key.charAt(0)) return false
    return holds(otherKey < key ? -1 : otherKey > key ? 1 : 0)
  }
}

const TYPE_ALIASES = [
  ...['double', 'string', 'object', 'array', 'binData', 'objectId', 'bool', 'date', 'null', 'regex'],
  ...['int', 'timestamp', 'long', 'decimal', 'minKey', 'maxKey'],
]
const NUMBER_TYPES = ['int', 'double', 'long', 'decimal']

/** `$type` by aliases (https://www.mongodb.com/docs/manual/reference/bson-types/), one or several. */
export function hasType(operand: unknown): Test {
  const aliases: unknown[] = Array.isArray(operand) ? operand : [operand]
  const wanted = aliases.flatMap((alias) => (alias === 'number' ? NUMBER_TYPES : [String(alias)]))
  const unknown = wanted.find((alias) => !TYPE_ALIASES.includes(alias))
  if (unknown !== undefined) throw badValue(`Unknown type name alias: ${unknown}`)
  return (value) => wanted.includes(typeName(value))
}

export function hasRemainder(operand: unknown): Test {
  const [divisor, remainder] = Array.isArray(operand) ? operand.map(numberOf) : []
  if (!divisor || remainder === undefined)
    throw badValue('malformed mod, needs a divisor other than 0 and a remainder')
  return (value) => {
    const number = numberOf(value)
    return number !== undefined && Math.trunc(number) % Math.trunc(divisor) === Math.trunc(remainder)
  }
}
