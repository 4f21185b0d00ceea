import { isSame } from '../bson/sort-key.ts'
import { type Doc, isDocument } from '../bson/values.ts'
import { MongoError } from '../errors.ts'
import { compileCondition, isOperators } from './matcher.ts'

const ALLOWED = ['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$type', '$exists']

/** Throws where MongoDB would not take the filter for a partial index. */
export function checkPartialFilter(filter: unknown): void {
  if (!isDocument(filter)) throw new MongoError(67, 'partialFilterExpression has to be a document')
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' || key === '$or') (condition as unknown[]).forEach(checkPartialFilter)
    const operators = key.startsWith('$') ? [key] : isOperators(condition) ? Object.keys(condition) : []
    const foreign = operators.find((name) => !['$and', '$or', ...ALLOWED].includes(name))
    if (foreign) throw new MongoError(67, `Expression not supported in partial index: ${foreign}`)
    if (isDocument(condition) && condition['$exists'] === false) {
      throw new MongoError(67, 'Expression not supported in partial index: $exists: false')
    }
  }
}

/** Does every document that matches the filter also match the partial index's own? False where it is not plain. */
export function implies(filter: Doc, partial: Doc): boolean {
  const clauses = clausesOf(filter)
  return Object.entries(partial).every(([path, wanted]) => {
    if (path === '$and') return (wanted as Doc[]).every((part) => implies(filter, part))
    return clauses.some(([other, given]) => other === path && conditionImplies(given, wanted))
  })
}

const clausesOf = (filter: Doc): [string, unknown][] =>
  Object.entries(filter).flatMap(([key, condition]) =>
    key === '$and' ? (condition as Doc[]).flatMap(clausesOf) : [[key, condition] as [string, unknown]],
  )

function conditionImplies(given: unknown, wanted: unknown): boolean {
  if (isSame(given, wanted)) return true
  if (isOperators(given) && isOperators(wanted)) {
    const saysAsMuch = Object.entries(wanted).every(([name, operand]) => isSame(given[name], operand))
    if (saysAsMuch) return true
  }
  const values = valuesMeant(given)
  if (values) return values.every((value) => value !== null && compileCondition(wanted).of(value))
  const range =
    isDocument(given) && Object.keys(given).some((name) => /^\$[gl]te?$/.test(name) && given[name] !== null)
  return range && isDocument(wanted) && isSame(wanted, { $exists: true })
}

/** The values one of which a document must hold, where the condition names them. */
function valuesMeant(condition: unknown): unknown[] | undefined {
  if (!isOperators(condition)) return [condition]
  if ('$eq' in condition) return [condition['$eq']]
  return Array.isArray(condition['$in']) ? (condition['$in'] as unknown[]) : undefined
}
