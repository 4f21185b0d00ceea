import { z } from 'zod'
import { point } from '@onehall/shared/contract/places'
import { DISPOSITIONS, REWARDS, TIP_STATUSES } from '@onehall/shared/domain/tip-states'
import type { Key, Lock } from './hpke.ts'
import { pad, TEXT_SIZE, unpad } from './padding.ts'

/** What is inside: written by the BFF and by the desk, read by the other one. Stored in base64. */

/** Of a tip, all but the contact: for the desk alone. */
export const tipBody = z.object({
  noticeId: z.string(),
  text: z.string(),
  seenAt: z.string().nullable(),
  place: z.string().nullable(),
  /** as the sender's map gave it, datum and all; tips of before had none */
  point: point.nullable().default(null),
  self: z.boolean(),
  photoIds: z.array(z.string()),
  /** what the desk seals to the receipt with, in base64 */
  receiptKey: z.string(),
})
export type TipBody = z.infer<typeof tipBody>

/** Sealed for every tip, given or not, and opened only for who may read it. */
export const tipContact = z.object({ contact: z.string().nullable() })

/** How a tip stands: for the receipt. */
export const tipState = z.object({
  status: z.enum(TIP_STATUSES),
  disposition: z.enum(DISPOSITIONS).nullable(),
  reward: z.enum(REWARDS),
})
export type TipState = z.infer<typeof tipState>

/** One word between the desk and the sender: sealed twice, once for each of them. */
export const tipWord = z.object({ by: z.enum(['tipster', 'desk']), text: z.string() })

/** Where a sealed part stands: another tip's, or another part of the same tip, does not open in its place. */
export const PLACES = {
  body: (tipId: string): string => `tips/body/${tipId}`,
  contact: (tipId: string): string => `tips/contact/${tipId}`,
  state: (tipId: string): string => `tips/state/${tipId}`,
  word: (tipId: string, wordId: string): string => `tips/words/${tipId}/${wordId}`,
  photo: (photoId: string): string => `tip-photos/${photoId}`,
}

export async function sealJson(lock: Lock, place: string, content: unknown): Promise<string> {
  const plain = pad(Buffer.from(JSON.stringify(content)), TEXT_SIZE)
  return (await lock.seal(place, plain)).toString('base64')
}

export interface Opening<T extends z.ZodType> {
  place: string
  sealed: string
  schema: T
}

/** Throws where it was moved or changed, or is another's. */
export async function openJson<T extends z.ZodType>(key: Key, o: Opening<T>): Promise<z.output<T>> {
  const plain = unpad(await key.open(o.place, Buffer.from(o.sealed, 'base64')))
  return o.schema.parse(JSON.parse(plain.toString()))
}
