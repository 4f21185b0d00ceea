import { BSONRegExp } from 'bson'
import { compileExpression } from '../aggregation/expressions.ts'
import { type Doc, entryOf, isDocument, numberOf, promoteDoc } from '../bson/values.ts'
import { badValue } from '../errors.ts'
import {
  allOf,
  anyValue,
  compares,
  type Condition,
  equals,
  equalsOrMatches,
  hasRemainder,
  hasType,
  isIn,
  isPattern,
  matches,
  not,
  wholeValue,
} from './conditions.ts'
import type { Positions } from './path.ts'

/** Does a document match? Fills `positions` with the array elements that made it match. */
export type Matcher = (doc: Doc, positions?: Positions) => boolean

/** Compiles a query filter. Throws a MongoError that names any operator it does not know. */
export function compileFilter(filter: Doc): Matcher {
  const clauses = Object.entries(filter).map(([key, operand]) => compileClause(key, operand))
  return (doc, positions) => clauses.every((clause) => clause(doc, positions))
}

function compileClause(key: string, operand: unknown): Matcher {
  if (!key.startsWith('$')) {
    const condition = compileCondition(operand)
    return (doc, positions) => condition.at(doc, key, positions)
  }
  if (key === '$comment') return () => true
  if (key === '$expr') return compileCalculation(operand)
  if (key !== '$and' && key !== '$or' && key !== '$nor') throw badValue(`unknown top level operator: ${key}`)
  const branches = filtersOf(key, operand).map(compileFilter)
  if (key === '$and') return (doc, positions) => branches.every((branch) => branch(doc, positions))
  if (key === '$or') return (doc, positions) => branches.some((branch) => branch(doc, positions))
  return (doc) => !branches.some((branch) => branch(doc))
}

function filtersOf(key: string, operand: unknown): Doc[] {
  if (!Array.isArray(operand) || !operand.length || !operand.every(isDocument)) {
    throw badValue(`${key} must be a nonempty array of objects`)
  }
  return operand
}

function compileCalculation(operand: unknown): Matcher {
  const calculate = compileExpression(operand)
  return (doc) => isTruthy(calculate(promoteDoc(doc)))
}

const isTruthy = (value: unknown): boolean =>
  value !== false && value !== 0 && value !== null && value !== undefined

/** Is a document made of operators ({$gt: 1}) rather than a value? */
export const isOperators = (value: unknown): value is Doc =>
  isDocument(value) && (Object.keys(value)[0]?.startsWith('$') ?? false)

/** What a filter says of one field: a value to equal, a pattern, or operators. */
export function compileCondition(operand: unknown): Condition {
  return isOperators(operand) ? compileOperators(operand) : anyValue(equalsOrMatches(operand))
}

function compileOperators(operators: Doc): Condition {
  return allOf(
    Object.entries(operators).map(([name, operand]) => {
      const make = entryOf(OPERATORS, name)
      if (!make) throw badValue(`unknown operator: ${name}`)
      return make(operand, operators)
    }),
  )
}

const OPERATORS: Record<string, (operand: unknown, siblings: Doc) => Condition> = {
  $eq: (operand) => anyValue(equals(operand)),
  $ne: (operand) => {
    if (isPattern(operand)) throw badValue("Can't have regex as arg to $ne.")
    return not(anyValue(equals(operand)))
  },
  $gt: (operand) => anyValue(compares(operand, (order) => order > 0)),
  $gte: (operand) => anyValue(compares(operand, (order) => order >= 0)),
  $lt: (operand) => anyValue(compares(operand, (order) => order < 0)),
  $lte: (operand) => anyValue(compares(operand, (order) => order <= 0)),
  $in: (operand) => anyValue(isIn(operand)),
  $nin: (operand) => not(anyValue(isIn(operand))),
  $exists: (operand) => {
    const exists = anyValue((value) => value !== undefined)
    return operand === true || Boolean(numberOf(operand)) ? exists : not(exists)
  },
  $type: (operand) => anyValue(hasType(operand)),
  $mod: (operand) => anyValue(hasRemainder(operand)),
  $size: (operand) => wholeValue((value) => Array.isArray(value) && value.length === numberOf(operand)),
  $regex: (operand, siblings) => anyValue(matches(patternOf(operand, siblings['$options']))),
  $options: (_, siblings) => {
    if (!('$regex' in siblings)) throw badValue('$options needs a $regex')
    return allOf([])
  },
  $not: (operand) => {
    if (!isOperators(operand) && !isPattern(operand)) throw badValue('$not needs a regex or a document')
    return not(compileCondition(operand))
  },
  $all: (operand) => {
    if (!Array.isArray(operand)) throw badValue('$all needs an array')
    return operand.length ? allOf(operand.map(compileAllEntry)) : anyValue(() => false)
  },
  $elemMatch: (operand) => elementMatching(operand),
}

const compileAllEntry = (entry: unknown): Condition =>
  isDocument(entry) && '$elemMatch' in entry ? compileOperators(entry) : anyValue(equalsOrMatches(entry))

function patternOf(operand: unknown, options: unknown): BSONRegExp | RegExp {
  if (isPattern(operand) && options === undefined) return operand
  const source = operand instanceof BSONRegExp ? operand.pattern : operand
  if (typeof source !== 'string') throw badValue('$regex has to be a string')
  return new BSONRegExp(source, typeof options === 'string' ? options : '')
}

/** Is there an element that passes as a whole: as a document by a filter, or as a value by operators? */
function elementMatching(operand: unknown): Condition {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object')
  const first = Object.keys(operand)[0] ?? ''
  const byValue = isOperators(operand) && !['$and', '$or', '$nor', '$expr'].includes(first)
  const passes = byValue ? compileOperators(operand).of : byFilter(operand)
  return {
    of: (value) => Array.isArray(value) && value.some(passes),
    at: (doc, path, positions) => {
      const test = (value: unknown): boolean => {
        const index = Array.isArray(value) ? value.findIndex(passes) : -1
        if (index >= 0) positions?.set(path, index)
        return index >= 0
      }
      return wholeValue(test).at(doc, path, positions)
    },
  }
}

function byFilter(filter: Doc): (element: unknown) => boolean {
  const matcher = compileFilter(filter)
  return (element) => isDocument(element) && matcher(element)
}
