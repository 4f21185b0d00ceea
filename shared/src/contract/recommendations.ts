import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const RECOMMENDED_MAX = 4

/** Something one buys for a machine from time to time. No price: it is the same for everybody, and sales names it. */
export const recommendation = z.object({
  /** of the machine it is for */
  gtin: z.string(),
  category: z.string(),
  name: z.string(),
  /** why it is here, in words: 您有净蓬洗烘一体机，每月一次 */
  reason: z.string(),
})
export type Recommendation = z.infer<typeof recommendation>

export const recommendations = z.object({
  items: z.array(recommendation).max(RECOMMENDED_MAX),
  /** true only where her own products were looked at, with her consent */
  personal: z.boolean(),
  /** how it is ordered, in words; where she did not consent, what her consent's text says of it */
  sentence: z.string(),
})
export type RecommendationsView = z.infer<typeof recommendations>

export const listRecommendations = endpoint({
  id: 'listRecommendations',
  tag: 'recommendations',
  method: 'GET',
  path: '/recommendations',
  summary:
    'A few things that may be of use: by what I own only where I consent to it, else the same for everybody',
  who: 'anyone',
  replies: { 200: recommendations },
})
