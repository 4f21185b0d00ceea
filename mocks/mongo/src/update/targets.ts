import { type Doc, fieldOf, isArrayIndex, isDocument } from '../bson/values.ts'
import { badValue, MongoError } from '../errors.ts'
import type { Positions } from '../query/path.ts'
import type { ArrayFilters } from './array-filters.ts'

/** A place in a document that an update operator reads and changes. */
export class Target {
  readonly container: Doc | unknown[]
  readonly key: string

  constructor(container: Doc | unknown[], key: string) {
    this.container = container
    this.key = key
  }

  get value(): unknown {
    return Array.isArray(this.container)
      ? this.container[Number(this.key)]
      : fieldOf(this.container, this.key)
  }

  set(value: unknown): void {
    if (Array.isArray(this.container)) this.container[Number(this.key)] = value
    else this.container[this.key] = value
  }

  /** Removes a field; an array element becomes null, so that the others keep their places. */
  remove(): void {
    if (Array.isArray(this.container)) this.container[Number(this.key)] = null
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- documents are plain objects with client-made names
    else delete this.container[this.key]
  }
}

export interface PathContext {
  path: string
  /** Makes what is missing on the way ($set does, $unset does not). */
  creates: boolean
  positions: Positions
  filters: ArrayFilters
}

/** The places a path of an update stands for; `$`, `$[]` and `$[id]` stand for array elements. */
export function targetsOf(root: Doc, context: PathContext): Target[] {
  const parts = context.path.split('.')
  checkParts(context.path, parts)

  const walk = (container: unknown, depth: number): Target[] => {
    const part = parts[depth]!
    const here = { container, part, parent: parts.slice(0, depth), context }
    const found = part.startsWith('$') ? elementTargets(here) : namedTargets(here)
    if (depth === parts.length - 1) return found
    return found.flatMap((target) => {
      const createsDocument =
        context.creates && target.value === undefined && !parts[depth + 1]!.startsWith('$')
      if (createsDocument) target.set({})
      const isLost = target.value === undefined && !context.creates
      return isLost ? [] : walk(target.value, depth + 1)
    })
  }

  return walk(root, 0)
}

function checkParts(path: string, parts: string[]): void {
  if (parts.includes(''))
    throw new MongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`)
  // plain objects cannot hold it as a field of their own by assignment
  if (parts.includes('__proto__'))
    throw badValue(`The update path '${path}' contains the name '__proto__', which is not allowed.`)
}

interface Here {
  container: unknown
  part: string
  parent: string[]
  context: PathContext
}

const MOST_PADDING = 1_500_000

function namedTargets({ container, part, parent, context }: Here): Target[] {
  if (isDocument(container)) return [new Target(container, part)]
  if (Array.isArray(container) && isArrayIndex(part)) {
    const missing = Number(part) - container.length
    if (missing > MOST_PADDING) throw badValue(`Cannot fill an array with more than ${MOST_PADDING} elements`)
    if (missing >= 0 && !context.creates) return []
    for (let i = 0; i < missing; i++) container.push(null)
    return [new Target(container as unknown[], part)]
  }
  if (!context.creates) return []
  throw new MongoError(28, `Cannot create field '${part}' in element {${parent.at(-1)}}`)
}

function elementTargets({ container, part, parent, context }: Here): Target[] {
  const path = parent.join('.')
  if (!Array.isArray(container)) {
    if (container === undefined && !context.creates) return []
    throw badValue(`The path '${path}' must exist in the document in order to apply array updates.`)
  }
  const elements = container as unknown[]
  const targets = elements.map((_, i) => new Target(elements, String(i)))
  if (part === '$[]') return targets
  if (part === '$') return [new Target(elements, String(positionOf(path, context.positions)))]
  const id = /^\$\[(.+)\]$/.exec(part)?.[1]
  if (id === undefined)
    throw new MongoError(52, `The dollar ($) prefixed field '${part}' is not valid in the path of an update.`)
  return targets.filter(({ value }) => context.filters.matches(id, value, context.path))
}

/** The element of that array that made the query match; where the query names another array, that one's. */
function positionOf(path: string, positions: Positions): number {
  const index = positions.get(path) ?? [...positions.values()].at(-1)
  if (index === undefined)
    throw badValue('The positional operator did not find the match needed from the query.')
  return index
}
