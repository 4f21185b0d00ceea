import { fieldOf, isArrayIndex, isDocument } from '../bson/values.ts'

/** Which element of an array made a query match, by the array's path: what `$` in an update stands for. */
export type Positions = Map<string, number>

export interface PathVisit {
  path: string
  test: (value: unknown) => boolean
  /** Does an array at the end of the path also stand for each of its elements? */
  opensLastArray: boolean
  positions: Positions | undefined
}

/** Does any value that the path stands for pass the test? An array on the way stands for each document in it. */
export function someValueAt(root: unknown, visit: PathVisit): boolean {
  const parts = visit.path.split('.')

  const someElement = (array: unknown[], depth: number, test: (element: unknown) => boolean): boolean => {
    const index = array.findIndex(test)
    if (index >= 0) visit.positions?.set(parts.slice(0, depth).join('.'), index)
    return index >= 0
  }

  const walk = (value: unknown, depth: number): boolean => {
    const part = parts[depth]
    if (part === undefined) {
      if (visit.test(value)) return true
      return visit.opensLastArray && Array.isArray(value) && someElement(value, depth, visit.test)
    }
    if (!Array.isArray(value)) return walk(fieldOf(value, part), depth + 1)
    if (isArrayIndex(part) && Number(part) < value.length && walk(value[Number(part)], depth + 1)) return true
    return someElement(
      value,
      depth,
      (element) => isDocument(element) && walk(fieldOf(element, part), depth + 1),
    )
  }

  return walk(root, 0)
}
