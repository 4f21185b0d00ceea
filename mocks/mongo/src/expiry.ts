import type { Catalogue } from './storage/catalogue.ts'
import { runQuery } from './query/scan.ts'

/** Removes the documents whose date in a TTL index is old enough. */
export function removeExpired(catalogue: Catalogue): void {
  for (const collection of catalogue.list()) {
    for (const { name, fields, expireAfter } of collection.indexes) {
      const [field] = fields
      if (expireAfter === undefined || !field) continue
      const filter = { [field.path]: { $lte: new Date(Date.now() - expireAfter * 1000) } }
      for (const row of [...runQuery(collection, { filter, sort: [], hint: name })]) collection.remove(row)
    }
  }
}
