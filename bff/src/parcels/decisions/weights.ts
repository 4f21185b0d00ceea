import { readFileSync } from 'node:fs'
import { z } from 'zod'

const weight = z.number().min(0).max(1000)

/** How much speaks for showing a notice at a place: data, not code, so that it can be tuned and reviewed as such. */
const weights = z.strictObject({
  /** the child is missing from there: people who knew it live there still */
  origin: z.strictObject({ province: weight }),
  /** the person may live there now */
  likely: z.strictObject({ city: weight, province: weight }),
  /** what is fresh is remembered: `most` for today, half of it after each half-life */
  recency: z.strictObject({ most: weight, halfLifeYears: z.number().positive() }),
  /** each so many-th print goes to the notice that was seen least, wherever it is */
  spreadEvery: z.int().min(2),
})
export type Weights = z.infer<typeof weights>

/** Beside the source: the compiler copies no data. */
export const readWeights = (): Weights =>
  weights.parse(
    JSON.parse(readFileSync(new URL('../../../src/parcels/decisions/weights.json', import.meta.url), 'utf8')),
  )
