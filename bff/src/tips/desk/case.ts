import type { Point } from '@onehall/shared/contract/places'
import type {
  ContentGrade,
  Disposition,
  Lane,
  Reward,
  SourceGrade,
  TipStatus,
} from '@onehall/shared/domain/tip-states'
import type { Envelope } from '../../platform/vault.ts'
import type { Screened } from '../screening/index.ts'

/** What the desk knows of a tip. Of what was written, only `facts` hold anything, sealed in the desk's box. */
export interface Case {
  /** the tip's */
  id: string
  notice: NoticeBrief
  status: TipStatus
  /** decided by an officer, else as screening suggests */
  lane: Lane
  decided: boolean
  /** the full hour in which the tip came */
  at: Date
  grades: { source: SourceGrade | null; content: ContentGrade | null }
  disposition: Disposition | null
  reward: Reward
  /** what the receipt can open is sealed to it, in base64 */
  receiptKey: string
  /** null once erased */
  facts: Envelope | null
  handover: Handover | null
  closedAt: Date | null
  /** when what was written is erased; null while the case is open */
  eraseAt: Date | null
  /** false until the receipt says how the case stands */
  told: boolean
  /** counts the changes: of two officers who act at once, one is asked to look again */
  version: number
}

export interface NoticeBrief {
  id: string
  name: string
  line: string
  features: string
}

/** To the police: written before it is sent, sent until they have it. */
export interface Handover {
  id: string
  state: 'pending' | 'accepted'
  /** what the officer wrote, and which pictures go with it: sealed in the desk's box; null once erased */
  content: Envelope | null
  caseRef: string | null
  tries: number
  dueAt: Date
}

export interface HandoverContent {
  text: string
  photoIds: string[]
}

/** Read out of a tip when it was taken in: what the queue shows and compares. */
export interface Facts {
  screened: Screened
  sketch: number[]
  place: string | null
  /** absent from what was taken in before tips had one */
  point?: Point | null
  seenAt: string | null
  self: boolean
  hasContact: boolean
  photoIds: string[]
}

export const FACTS_PLACE = (id: string): string => `tipdesk_cases/facts/${id}`
export const HANDOVER_PLACE = (id: string): string => `tipdesk_cases/handover/${id}`
