import { clone, type Doc, fieldOf, isDocument } from '../bson/values.ts'
import { isPattern } from '../query/conditions.ts'
import { isOperators } from '../query/matcher.ts'
import { Target } from './targets.ts'

/** The document an upsert starts from: what the query says its fields must equal. */
export function documentFromFilter(filter: Doc, doc: Doc = {}): Doc {
  for (const [key, condition] of Object.entries(filter)) {
    const branches = Array.isArray(condition) ? condition.filter(isDocument) : []
    if (key === '$and' || (key === '$or' && branches.length === 1))
      for (const branch of branches) documentFromFilter(branch, doc)
    else if (!key.startsWith('$')) {
      const value = valueMeant(condition)
      if (value !== undefined) setAt(doc, key.split('.'), clone(value))
    }
  }
  return doc
}

/** The one value a condition allows, where it allows just one. */
function valueMeant(condition: unknown): unknown {
  if (isPattern(condition)) return undefined
  if (!isOperators(condition)) return condition
  if ('$eq' in condition) return condition['$eq']
  const list = condition['$in'] ?? condition['$all']
  return Array.isArray(list) && list.length === 1 && !isPattern(list[0]) ? list[0] : undefined
}

function setAt(doc: Doc, parts: string[], value: unknown): void {
  const [part = '', ...rest] = parts
  if (part === '__proto__') return
  const target = new Target(doc, part)
  if (!rest.length) target.set(value)
  else {
    if (!isDocument(fieldOf(doc, part))) target.set({})
    setAt(target.value as Doc, rest, value)
  }
}
