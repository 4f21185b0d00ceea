import { clone, type Doc, entryOf, isDocument, typeName } from '../bson/values.ts'
import { MongoError } from '../errors.ts'
import { isOperators } from '../query/matcher.ts'
import type { Positions } from '../query/path.ts'
import { ArrayFilters } from './array-filters.ts'
import { UPDATE_OPERATORS } from './operators.ts'
import { targetsOf } from './targets.ts'

/** One operator at one path, e.g. {$inc: {'a.b': 1}}. */
interface Change {
  operator: string
  path: string
  operand: unknown
}

export interface UpdateContext {
  positions: Positions
  /** The document is being made by an upsert: $setOnInsert counts. */
  inserting: boolean
}

export type Updater = (doc: Doc, context: UpdateContext) => Doc

/** Compiles update operators. Throws a MongoError that names what it does not know or what contradicts itself. */
export function compileUpdate(update: Doc, arrayFilters: Doc[]): Updater {
  const changes = Object.entries(update)
    .flatMap(([operator, fields]) => changesOf(operator, fields))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const paths = changes.flatMap(({ operator, path, operand }) =>
    operator === '$rename' ? [path, String(operand)] : [path],
  )
  refuseConflicts(paths)
  const filters = new ArrayFilters(arrayFilters)
  filters.checkUse(paths)
  return (doc, context) => {
    const copy = clone(doc) as Doc
    for (const change of changes) {
      if (change.operator === '$rename') rename(copy, change, filters)
      else if (change.operator !== '$setOnInsert' || context.inserting)
        applyChange(copy, change, { ...context, filters })
    }
    return copy
  }
}

/** Is it operators rather than a whole new document? Throws where it is a mixture. */
export function isOperatorUpdate(update: Doc): boolean {
  if (isOperators(update)) return true
  const dollar = Object.keys(update).find((key) => key.startsWith('$'))
  if (dollar === undefined) return false
  throw new MongoError(
    52,
    `The dollar ($) prefixed field '${dollar}' is not allowed in the context of an update's replacement document.`,
  )
}

function changesOf(operator: string, fields: unknown): Change[] {
  if (!entryOf(UPDATE_OPERATORS, operator) && operator !== '$rename') {
    throw new MongoError(9, `Unknown modifier: ${operator}. Expected a valid update modifier`)
  }
  if (!isDocument(fields)) {
    throw new MongoError(
      9,
      `Modifiers operate on fields but we found type ${typeName(fields)} instead in ${operator}`,
    )
  }
  return Object.entries(fields).map(([path, operand]) => ({ operator, path, operand }))
}

function refuseConflicts(paths: string[]): void {
  paths.forEach((path, i) => {
    const other = paths.find(
      (earlier, j) => j < i && (`${path}.`.startsWith(`${earlier}.`) || `${earlier}.`.startsWith(`${path}.`)),
    )
    if (other !== undefined)
      throw new MongoError(40, `Updating the path '${path}' would create a conflict at '${other}'`)
  })
}

function applyChange(doc: Doc, change: Change, context: UpdateContext & { filters: ArrayFilters }): void {
  const { apply, creates } = UPDATE_OPERATORS[change.operator]!
  for (const target of targetsOf(doc, { ...context, path: change.path, creates }))
    apply(target, change.operand)
}

function rename(doc: Doc, { path, operand }: Change, filters: ArrayFilters): void {
  if (typeof operand !== 'string')
    throw new MongoError(2, `The 'to' field for $rename must be a string: ${path}`)
  const nowhere = { positions: new Map<string, number>(), filters }
  const [from] = targetsOf(doc, { ...nowhere, path, creates: false })
  if (from?.value === undefined) return
  if (Array.isArray(from.container))
    throw new MongoError(2, `The source field of $rename cannot be an array element: ${path}`)
  const [to] = targetsOf(doc, { ...nowhere, path: operand, creates: true })
  if (Array.isArray(to!.container))
    throw new MongoError(2, `The destination field of $rename cannot be an array element: ${operand}`)
  const { value } = from
  from.remove()
  to!.set(value)
}
