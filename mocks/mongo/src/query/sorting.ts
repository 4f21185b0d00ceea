import { rowKey } from '../bson/sort-key.ts'
import { type Doc, numberOf } from '../bson/values.ts'
import { badValue } from '../errors.ts'
import { valuesAt } from '../storage/index-rows.ts'

export interface SortField {
  path: string
  descending: boolean
}

/** Reads a sort document. Throws on everything but 1 and -1 ($meta and $natural are not supported). */
export function parseSort(sort: Doc): SortField[] {
  return Object.entries(sort).map(([path, direction]) => {
    const number = numberOf(direction)
    if (path.startsWith('$') || (number !== 1 && number !== -1)) {
      throw badValue(`Illegal sort { ${path}: ${String(direction)} }: a direction must be 1 or -1`)
    }
    return { path, descending: number === -1 }
  })
}

/** Sorts stably, as MongoDB orders values; an array counts by its least element, descending by its greatest. */
export function sortBy<T>(items: T[], fields: SortField[], docOf: (item: T) => Doc): T[] {
  const decorated = items.map((item) => ({
    item,
    keys: fields.map((field) => extremeKey(docOf(item), field)),
  }))
  decorated.sort((a, b) => {
    for (const [i, { descending }] of fields.entries()) {
      const left = a.keys[i]!
      const right = b.keys[i]!
      if (left !== right) return left < right === descending ? 1 : -1
    }
    return 0
  })
  return decorated.map(({ item }) => item)
}

function extremeKey(doc: Doc, { path, descending }: SortField): string {
  const keys = valuesAt(doc, path).map(rowKey)
  return keys.reduce((best, key) => (key > best === descending ? key : best))
}
