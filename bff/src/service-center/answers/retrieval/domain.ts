import { featuresOf, type Features, type Gram } from '../text/features.ts'
import type { SearchIndex } from './search-index.ts'

export const DOMAIN_GRAMS = ['char1', 'char2', 'char3', 'sound1', 'sound2'] as const satisfies readonly Gram[]

/** Tells questions that the base is about from those it is not, by the words they are made of. */
export interface Domain {
  /**
   * For each gram the log-odds that a question is ours, by the root of its length. `left` says from which side
   * the question itself was taken, where it is one of the base's own.
   */
  lean(query: Features, left?: 'inside' | 'outside'): number[]
}

const LITTLE = 0.3

export function createDomain(index: SearchIndex, outside: readonly string[]): Domain {
  const counts = new Map<Gram, Map<number, number>>(DOMAIN_GRAMS.map((gram) => [gram, new Map()]))
  for (const text of outside) {
    const features = featuresOf(text)
    for (const [gram, table] of counts)
      for (const feature of features[gram]) table.set(feature, (table.get(feature) ?? 0) + 1)
  }
  const inside = index.unitCount + 1
  const beyond = outside.length + 1
  const floor = (LITTLE * beyond) / inside + 0.02

  return {
    lean: (query, left) =>
      DOMAIN_GRAMS.map((gram) => {
        let sum = 0
        for (const feature of query[gram]) {
          const ours = index.unitsWith(gram, feature) - (left === 'inside' ? 1 : 0)
          const theirs = (counts.get(gram)!.get(feature) ?? 0) - (left === 'outside' ? 1 : 0)
          sum += Math.log(((ours + LITTLE) / inside) * (beyond / (theirs + floor)))
        }
        return query[gram].length > 0 ? sum / Math.sqrt(query[gram].length) : 0
      }),
  }
}
