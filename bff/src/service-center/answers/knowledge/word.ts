import { z } from 'zod'

const words = z.array(z.string().min(1).max(60)).min(1)

/**
 * What the base knows about words, as data that ops import: how people say what the articles say, how they name
 * products, what is not ours, and what people ask that no article answers.
 */
export const wordRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('synonym'), word: z.string().min(1), means: words }),
  z.strictObject({ kind: z.literal('product'), name: z.string().min(1), names: words, categories: words }),
  z.strictObject({ kind: z.literal('foreign'), of: z.enum(['brands', 'things']), names: words }),
  z.strictObject({ kind: z.literal('outside'), topic: z.string().min(1), asks: z.array(z.string().min(1)) }),
])
export type Word = z.infer<typeof wordRecord>

export const keyOf = (word: Word): string => {
  if (word.kind === 'synonym') return `synonym ${word.word}`
  if (word.kind === 'product') return `product ${word.name}`
  return word.kind === 'foreign' ? `foreign ${word.of}` : `outside ${word.topic}`
}
