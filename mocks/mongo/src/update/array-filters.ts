import { type Doc, isDocument } from '../bson/values.ts'
import { badValue, MongoError } from '../errors.ts'
import { compileFilter, type Matcher } from '../query/matcher.ts'

/** The conditions behind the `$[id]` of an update. */
export class ArrayFilters {
  private readonly matchers = new Map<string, Matcher>()

  constructor(filters: Doc[]) {
    for (const filter of filters) {
      const id = identifierOf(filter)
      if (this.matchers.has(id))
        throw new MongoError(9, `Found multiple array filters with the same top-level field name ${id}`)
      this.matchers.set(id, compileFilter(filter))
    }
  }

  /** Throws where a path names a filter that is not there, or a filter is named by no path. */
  checkUse(paths: string[]): void {
    const named = new Set(
      paths.flatMap((path) => [...path.matchAll(/\$\[([^\]]+)\]/g)].map((match) => match[1])),
    )
    for (const id of this.matchers.keys()) {
      if (!named.has(id))
        throw new MongoError(9, `The array filter for identifier '${id}' was not used in the update`)
    }
  }

  matches(id: string, element: unknown, path: string): boolean {
    const matcher = this.matchers.get(id)
    if (!matcher) throw badValue(`No array filter found for identifier '${id}' in path '${path}'`)
    return matcher({ [id]: element })
  }
}

/** All the fields of one filter start with the same identifier. */
function identifierOf(filter: Doc): string {
  const names = new Set(fieldNames(filter).map((name) => name.split('.')[0]))
  const [id] = names
  if (names.size !== 1 || id === undefined || !/^[a-z][a-zA-Z0-9]*$/.test(id)) {
    throw badValue(
      `Error parsing array filter :: caused by :: Expected a single top-level field name beginning with a lowercase letter, found '${[...names].join("', '")}'`,
    )
  }
  return id
}

const fieldNames = (filter: Doc): string[] =>
  Object.entries(filter).flatMap(([key, operand]) =>
    key.startsWith('$') && Array.isArray(operand) ? operand.filter(isDocument).flatMap(fieldNames) : [key],
  )
