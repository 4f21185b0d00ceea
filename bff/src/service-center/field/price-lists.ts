import { LRUCache } from 'lru-cache'
import { departmentPrices } from '@onehall/shared/contract/departments'
import type { RequestKind } from '@onehall/shared/domain/request-states'
import type { DepartmentClient } from '../departments/index.ts'

export interface PriceItem {
  name: string
  unit: string
  /** fen */
  price: number
}

/** What may be charged on a visit, as installation lists it; null while it cannot be asked. */
export interface PriceLists {
  find(gtin: string | null, kind: RequestKind): Promise<PriceItem[] | null>
}

const FOR_MS = 10 * 60_000

export function createPriceLists(client: DepartmentClient): PriceLists {
  const known = new LRUCache<string, PriceItem[]>({ max: 500, ttl: FOR_MS })
  return {
    async find(gtin, kind) {
      if (gtin === null) return []
      const query = new URLSearchParams({ gtin, kind: kind === 'install' ? 'install' : 'repair' }).toString()
      const kept = known.get(query)
      if (kept) return kept
      try {
        const { parts, extras } = await client.ask('prices', `/prices?${query}`, departmentPrices)
        const items = [...extras, ...parts.map(({ name, price }) => ({ name, price, unit: '件' }))]
        known.set(query, items)
        return items
      } catch {
        return null
      }
    },
  }
}
