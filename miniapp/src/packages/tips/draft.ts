import { TEXT_MAX } from '@onehall/shared/domain/limits'
import type { Proof } from '@onehall/shared/domain/proof-of-work'
import type { TipInput } from '../../api/tips.ts'
import { keep, type Keep } from '../../platform/storage.ts'
import type { KeptMedia } from '../../state/use-uploads.ts'

export type TipPoint = NonNullable<TipInput['point']>

type When = 'today' | 'lately' | 'earlier' | 'unsure'

/** What a person writes. */
export interface TipWords {
  text: string
  when: When | null
  /** of `earlier`, where she remembers: 前年夏天 */
  earlier: string
  place: string
  /** the district that the list wrote, while its words stand in `place` */
  district: { code: string; words: string } | null
  /** shown on a map */
  point: TipPoint | null
  contact: string
}

/** What the device keeps of a tip until the server has it; and nothing of it then. */
export interface TipDraft extends TipWords {
  /** names this tip to the server, whatever is tried and however often; made with the first word */
  secret: string | null
  /** was sent, and nobody said whether it came: until somebody does, exactly this is sent again */
  unsure: TipInput | null
}

export const BLANK: TipDraft = {
  text: '',
  when: null,
  earlier: '',
  place: '',
  district: null,
  point: null,
  contact: '',
  secret: null,
  unsure: null,
}

export type Subject = { noticeId: string; self: boolean }

/** Where a tip about this child lies on the device; what somebody says of themselves lies apart. */
const placeOf = ({ noticeId, self }: Subject): string => `tip.${noticeId}${self ? '.self' : ''}`
export const draftPlace = (of: Subject): Keep<TipDraft> => keep(placeOf(of), 1)
export const photosPlace = (of: Subject): Keep<KeptMedia> => keep(`${placeOf(of)}.photos`, 1)

/** Where a map of what she wrote is opened; null where only words say it. */
export const districtOf = ({ place, district }: TipWords): string | null =>
  district && place.startsWith(district.words) ? district.code : null

export const isBlank = ({ text, when, earlier, place, point, contact }: TipWords): boolean =>
  !when && !point && [text, earlier, place, contact].every((words) => words.trim() === '')

/** How to mend what is wrong with the words; null where nothing is. */
export function wrongWith({ text }: TipWords): string | null {
  if (text.trim() === '') return '写一句就行，比如在哪儿看到、什么样'
  return text.length > TEXT_MAX ? `最多 ${TEXT_MAX} 个字，多的可以凭回执号再补` : null
}

/**
 * When it was, as far as the person knows: a day where there is one, so that tips of one time find each other.
 * @param today 2026-11-22
 */
export function seenAtOf({ when, earlier }: TipWords, today: string): string | undefined {
  switch (when) {
    case 'today':
      return today
    case 'lately':
      return `${today} 前几天`
    case 'earlier':
      return earlier.trim() || '更早'
    case 'unsure':
      return '记不清'
    default:
      return undefined
  }
}

/** Some ten metres: what is finer does not leave the phone. */
function rounded({ lat, lng, datum }: TipPoint): TipPoint {
  const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4
  return { lat: round(lat), lng: round(lng), datum }
}

interface Rest extends Subject {
  mediaIds: string[]
  proof: Proof
  today: string
}

/** What is sent. What was not said is left out. */
export function toInput(words: TipWords, { noticeId, self, mediaIds, proof, today }: Rest): TipInput {
  const [seenAt, place, contact] = [seenAtOf(words, today), words.place.trim(), words.contact.trim()]
  return {
    noticeId,
    text: words.text.trim(),
    ...(seenAt && !self && { seenAt }),
    ...(place && { place }),
    ...(words.point && !self && { point: rounded(words.point) }),
    ...(mediaIds.length > 0 && { mediaIds }),
    ...(contact && { contact }),
    ...(self && { self }),
    proof,
  }
}
