import { sortKey } from '../bson/sort-key.ts'
import { type Doc, entryOf, isDocument, typeName } from '../bson/values.ts'
import { AFTER } from '../storage/key-value-store.ts'
import { isOperators } from './matcher.ts'

/**
 * Where the keys of every matching document lie on one path, as sort keys: from `low` up to, not including, `end`; or
 * at one of the points. A bound may be wider than its condition, because each document is tested again.
 */
export interface Bound {
  low: string
  end: string
  points?: string[]
  /** Both ends were given by the query. An array may meet each with another of its elements. */
  twoSided: boolean
  /** The $elemMatch this came from: its bounds are met by one and the same array element. */
  element?: Doc
}

export type Bounds = Map<string, Bound>

/** The bounds that a filter puts on each path. */
export function boundsOf(filter: Doc): Bounds {
  const bounds: Bounds = new Map()
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and') for (const part of condition as Doc[]) narrowAll(bounds, boundsOf(part))
    else if (key === '$or') narrowAll(bounds, unionOf((condition as Doc[]).map(boundsOf)))
    else if (!key.startsWith('$')) narrowAll(bounds, fieldBounds(key, condition))
  }
  return bounds
}

function narrowAll(bounds: Bounds, more: Bounds): void {
  for (const [path, bound] of more) {
    const known = bounds.get(path)
    bounds.set(path, known ? narrowed(known, bound) : bound)
  }
}

function narrowed(a: Bound, b: Bound): Bound {
  if (a.points) return a
  if (b.points) return b
  return { low: a.low > b.low ? a.low : b.low, end: a.end < b.end ? a.end : b.end, twoSided: true }
}

/** What bounds every branch of an $or. */
function unionOf(branches: Bounds[]): Bounds {
  const [first = new Map<string, Bound>(), ...rest] = branches
  const union: Bounds = new Map()
  for (const [path, bound] of first) {
    const all = rest.map((branch) => branch.get(path))
    if (all.every((other) => other !== undefined)) union.set(path, [bound, ...all].reduce(widened))
  }
  return union
}

function widened(a: Bound, b: Bound): Bound {
  const hull = { low: a.low < b.low ? a.low : b.low, end: a.end > b.end ? a.end : b.end, twoSided: true }
  return a.points && b.points ? { ...hull, points: [...new Set([...a.points, ...b.points])] } : hull
}

function fieldBounds(path: string, condition: unknown): Bounds {
  const bounds: Bounds = new Map()
  const operators = isOperators(condition) ? condition : { $eq: condition }
  for (const [name, operand] of Object.entries(operators)) {
    if (name === '$elemMatch') narrowAll(bounds, elementBounds(path, operand))
    const bound = entryOf(OPERATOR_BOUNDS, name)?.(operand)
    if (bound) narrowAll(bounds, new Map([[path, bound]]))
  }
  return bounds
}

/** Bounds on the fields of one array element: only plain ones, since arrays inside it open again. */
function elementBounds(path: string, operand: unknown): Bounds {
  const inner = isDocument(operand) && !isOperators(operand) ? operand : {}
  const plain = Object.entries(inner).filter(([field]) => !field.includes('.') && !field.startsWith('$'))
  const found = plain.flatMap(([field, condition]) => [...fieldBounds(field, condition)])
  return new Map(
    found
      .filter(([field]) => !field.includes('.'))
      .map(([field, bound]) => [`${path}.${field}`, { ...bound, element: inner }]),
  )
}

const OPERATOR_BOUNDS: Record<string, (operand: unknown) => Bound | undefined> = {
  $eq: (operand) => pointsAt([operand]),
  $in: (operand) => (Array.isArray(operand) ? pointsAt(operand) : undefined),
  $gt: (operand) => rangeOf(operand, (key, ofType) => ({ ...ofType, low: key + AFTER })),
  $gte: (operand) => rangeOf(operand, (key, ofType) => ({ ...ofType, low: key })),
  $lt: (operand) => rangeOf(operand, (key, ofType) => ({ ...ofType, end: key })),
  $lte: (operand) => rangeOf(operand, (key, ofType) => ({ ...ofType, end: key + AFTER })),
}

/** An array may be equal as a whole or hold an equal element, and an index has only its elements. */
const isPoint = (value: unknown): boolean =>
  !['array', 'regex', 'missing', 'decimal'].includes(typeName(value))

function pointsAt(values: unknown[]): Bound | undefined {
  if (!values.every(isPoint)) return undefined
  const points = [...new Set(values.map(sortKey))].sort()
  return { low: points[0] ?? '', end: points.length ? points.at(-1)! + AFTER : '', points, twoSided: false }
}

const RANGE_TYPES = ['int', 'long', 'double', 'string', 'objectId', 'bool', 'date', 'timestamp', 'binData']

/** A comparison holds only within the type of its operand, and a key starts with its type's rank. */
function rangeOf(operand: unknown, limit: (key: string, ofType: Bound) => Bound): Bound | undefined {
  if (!RANGE_TYPES.includes(typeName(operand))) return undefined
  const key = sortKey(operand)
  const rank = key.charAt(0)
  return limit(key, { low: rank, end: rank + AFTER, twoSided: false })
}
