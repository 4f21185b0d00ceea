import type { Recommendation, RecommendationsView } from '@onehall/shared/contract/recommendations'
import type { Clock } from '../platform/clock.ts'
import type { Product } from '../products/index.ts'
import { generalOrder, personalOrder, type Owned } from './order.policy.ts'

/** Things that may be of use. What a person owns is read only after her yes, and nothing of it is stored. */
export interface Recommendations {
  for(personId: string | null): Promise<RecommendationsView>
}

interface Parts {
  listModels(): Promise<Product[]>
  /** Whether this person lets us order by what she owns. */
  allows(personId: string): Promise<boolean>
  /** What a no means, in the words of the consent's text. */
  refusal(): Promise<string>
  listOwned(personId: string): Promise<Owned[]>
  clock: Clock
}

/** The home page of everybody asks for it: the catalogue is read so often, and no oftener. */
const KEEP_MS = 30_000

const SENTENCE = '您同意过：按您登记的产品来排，最近要用的在前。'

export function createRecommendations({
  listModels,
  allows,
  refusal,
  listOwned,
  clock,
}: Parts): Recommendations {
  let kept: { at: number; models: Product[]; general: Recommendation[] } | null = null
  const read = async () => {
    const now = clock.now().getTime()
    if (kept && now - kept.at < KEEP_MS) return kept
    const models = await listModels()
    kept = { at: now, models, general: generalOrder(models) }
    return kept
  }
  return {
    async for(personId) {
      const { models, general } = await read()
      if (personId === null || !(await allows(personId)))
        return { items: general, personal: false, sentence: await refusal() }
      return { items: personalOrder(models, await listOwned(personId)), personal: true, sentence: SENTENCE }
    },
  }
}
