import { createHash, randomInt } from 'node:crypto'
import { searchProof, type Proof } from '@onehall/shared/domain/proof-of-work'
import type { Answer, Caller } from './caller.ts'

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()

/** A network of one's own, so that nobody's limit is anybody else's. */
export const anywhere = (): Record<string, string> => ({
  'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.3`,
})

export function solve({ challenge, bits }: { challenge: string; bits: number }): Proof {
  return { challenge, nonce: searchProof({ challenge, bits }, { from: 0, tries: 2 ** 24 }, sha256)! }
}

export const newProof = async (api: Caller): Promise<Proof> =>
  solve((await api.get('tips/challenge', anywhere())).body)

export const aTip = (proof: Proof, more: Record<string, unknown> = {}) => ({
  noticeId: 'n-023',
  text: '上周六下午在汽车站候车室，一个女孩十五六岁，右手腕内侧有块褐色胎记，像一条小鱼。',
  seenAt: '2026-11-14',
  place: '山东省德州市',
  proof,
  ...more,
})

/** Sends a tip as a stranger does; gives its receipt. */
export async function newTip(api: Caller, more: Record<string, unknown> = {}): Promise<string> {
  const sent = await api.post('tips', aTip(await newProof(api), more), anywhere())
  return sent.body.receipt
}

/** One picture for a tip that will be sent with the same proof. */
export async function uploadPhoto(
  api: Caller,
  proof: Proof,
  file: Blob,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const query = new URLSearchParams({ ...proof }).toString()
  return api.upload(file, 'a.jpg', { ...anywhere(), ...headers }, `tips/photos?${query}`)
}
