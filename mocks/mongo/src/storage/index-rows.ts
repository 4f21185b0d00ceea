import { EMPTY_ARRAY } from '../bson/sort-key.ts'
import { fieldOf, isArrayIndex, isDocument } from '../bson/values.ts'
import { MongoError } from '../errors.ts'

/** How far one path has been walked: `value` with `rest` still to go; done when nothing opens it further. */
interface Walk {
  value: unknown
  rest: readonly string[]
  done: boolean
}

/**
 * What an index on these paths (or a sort) sees of a document: one row of values per array element. Paths through
 * the same array move through it together; two different arrays are refused, as MongoDB refuses them.
 */
export function indexRows(doc: unknown, paths: readonly string[]): unknown[][] {
  return expand(paths.map((path) => ({ value: doc, rest: path.split('.'), done: false })))
}

/** All the values at one path, arrays opened. */
export const valuesAt = (doc: unknown, path: string): unknown[] =>
  indexRows(doc, [path]).map(([value]) => value)

function expand(walks: Walk[]): unknown[][] {
  const stops = walks.map(descend)
  const arrays = new Set(stops.filter(({ done }) => !done).map(({ value }) => value as unknown[]))
  const [array, other] = arrays
  if (!array) return [stops.map(({ value }) => value)]
  if (other) throw new MongoError(171, 'cannot index parallel arrays')
  const elements = array.length ? array : [EMPTY_ARRAY]
  return elements.flatMap((element) => {
    return expand(stops.map((stop) => (!stop.done && stop.value === array ? enter(stop, element) : stop)))
  })
}

/** Walks down to the end of the path, or to the first array on it. */
function descend({ value, rest, done }: Walk): Walk {
  while (!done) {
    const [part, ...further] = rest
    if (Array.isArray(value)) {
      if (part === undefined || !isArrayIndex(part) || Number(part) >= value.length)
        return { value, rest, done }
      value = value[Number(part)]
    } else if (part === undefined) done = true
    else value = fieldOf(value, part)
    rest = further
  }
  return { value, rest, done }
}

/** A stopped walk goes on inside one element of its array. */
function enter({ rest }: Walk, element: unknown): Walk {
  const [part, ...further] = rest
  if (part === undefined) return { value: element, rest, done: true }
  if (!isDocument(element)) return { value: undefined, rest, done: true }
  return { value: fieldOf(element, part), rest: further, done: false }
}
