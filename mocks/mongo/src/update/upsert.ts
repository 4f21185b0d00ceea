import { clone, type Doc, isDocument } from '../bson/values.ts'
import { isPattern } from '../query/conditions.ts'
import { isOperators } from '../query/matcher.ts'
import { ArrayFilters } from './array-filters.ts'
import { targetsOf } from './targets.ts'

/** The document an upsert starts from: what the query says its fields must equal. */
export function documentFromFilter(filter: Doc, doc: Doc = {}): Doc {
  for (const [path, condition] of Object.entries(filter)) {
    const branches = Array.isArray(condition) ? condition.filter(isDocument) : []
    const holdsAll = path === '$and' || (path === '$or' && branches.length === 1)
    if (holdsAll) for (const branch of branches) documentFromFilter(branch, doc)
    const value = path.startsWith('$') ? undefined : valueMeant(condition)
    if (value === undefined) continue
    const context = {
      path,
      creates: true,
      positions: new Map<string, number>(),
      filters: new ArrayFilters([]),
    }
    for (const target of targetsOf(doc, context)) target.set(clone(value))
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
