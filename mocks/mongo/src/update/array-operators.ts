import { isSame, sortKey } from '../bson/sort-key.ts'
import { clone, type Doc, isDocument, isList, numberOf, typeName } from '../bson/values.ts'
import { badValue, MongoError } from '../errors.ts'
import { isPattern } from '../query/conditions.ts'
import { compileCondition, compileFilter, isOperators } from '../query/matcher.ts'
import { parseSort, sortBy } from '../query/sorting.ts'
import type { Target } from './targets.ts'

/** The array at the target; undefined where there is nothing. Throws on any other value. */
function arrayAt(target: Target, operator: string): unknown[] | undefined {
  const { value } = target
  if (value === undefined) return undefined
  if (!isList(value)) {
    throw badValue(
      `Cannot apply ${operator} to the field '${target.key}': it must be an array but is of type ${typeName(value)}`,
    )
  }
  return value
}

function eachOf(operand: unknown, operator: string): unknown[] {
  if (!isDocument(operand) || !('$each' in operand)) return [operand]
  const { $each: each } = operand
  if (!Array.isArray(each)) throw badValue(`The argument to $each in ${operator} must be an array`)
  return each
}

const PUSH_MODIFIERS = ['$each', '$position', '$slice', '$sort']

export function push(target: Target, operand: unknown): void {
  const modifiers = isDocument(operand) && '$each' in operand ? operand : {}
  const foreign = Object.keys(modifiers).find((name) => !PUSH_MODIFIERS.includes(name))
  if (foreign) throw badValue(`Unrecognized clause in $push: ${foreign}`)
  const array = [...(arrayAt(target, '$push') ?? [])]
  const position = integerOf(modifiers, '$position') ?? array.length
  // a negative position counts from the end, as splice does
  array.splice(position, 0, ...eachOf(operand, '$push').map(clone))
  const sorted = '$sort' in modifiers ? sortElements(array, modifiers['$sort']) : array
  const size = integerOf(modifiers, '$slice')
  target.set(size === undefined ? sorted : size < 0 ? sorted.slice(size) : sorted.slice(0, size))
}

function integerOf(modifiers: Doc, name: string): number | undefined {
  if (!(name in modifiers)) return undefined
  const number = numberOf(modifiers[name])
  if (number === undefined || !Number.isInteger(number))
    throw badValue(`The value for ${name} must be an integer value`)
  return number
}

/** Sorts elements by themselves ({$sort: 1}) or by their fields ({$sort: {a: -1}}). */
function sortElements(array: unknown[], sort: unknown): unknown[] {
  if (isDocument(sort)) return sortBy(array, parseSort(sort), (item) => (isDocument(item) ? item : {}))
  return sortBy(array, parseSort({ item: sort }), (item) => ({ item }))
}

export function addToSet(target: Target, operand: unknown): void {
  const array = [...(arrayAt(target, '$addToSet') ?? [])]
  const keys = new Set(array.map(sortKey))
  for (const item of eachOf(operand, '$addToSet')) {
    const key = sortKey(item)
    if (!keys.has(key)) array.push(clone(item))
    keys.add(key)
  }
  target.set(array)
}

export function pull(target: Target, operand: unknown): void {
  const goes = elementTest(operand)
  const array = arrayAt(target, '$pull')
  if (array) target.set(array.filter((item) => !goes(item)))
}

function elementTest(operand: unknown): (item: unknown) => boolean {
  const first = isDocument(operand) ? (Object.keys(operand)[0] ?? '') : ''
  if (isPattern(operand) || (isOperators(operand) && !['$and', '$or', '$nor'].includes(first))) {
    return compileCondition(operand).of
  }
  if (!isDocument(operand)) return (item) => isSame(item, operand)
  const matches = compileFilter(operand)
  return (item) => isDocument(item) && matches(item)
}

export function pullAll(target: Target, operand: unknown): void {
  if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument')
  const keys = new Set(operand.map(sortKey))
  const array = arrayAt(target, '$pullAll')
  if (array) target.set(array.filter((item) => !keys.has(sortKey(item))))
}

export function pop(target: Target, operand: unknown): void {
  const end = numberOf(operand)
  if (end !== 1 && end !== -1) throw new MongoError(9, `$pop expects 1 or -1, found: ${String(operand)}`)
  const array = arrayAt(target, '$pop')
  if (array) target.set(end === 1 ? array.slice(0, -1) : array.slice(1))
}
