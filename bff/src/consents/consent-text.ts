import { createHash } from 'node:crypto'
import type { Purpose } from '@onehall/shared/domain/purposes'

/** The words that are agreed to. */
export interface Wording {
  purpose: Purpose
  tier: number
  sensitive: boolean
  title: string
  brief: string
  text: string
  facts: { label: string; text: string }[]
  refusal: string
}

/** One version of them: a version is never changed, other words are the next one. */
export interface ConsentText extends Wording {
  version: number
  /** the day it holds from, as 2026-11-21 */
  since: string
  /** SHA-256 of the wording, in hex */
  hash: string
}

export const hashOfWording = (w: Wording): string =>
  createHash('sha256')
    .update(JSON.stringify([w.purpose, w.tier, w.sensitive, w.title, w.brief, w.text, w.facts, w.refusal]))
    .digest('hex')
