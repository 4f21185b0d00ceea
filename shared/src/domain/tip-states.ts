/** The life of a tip, as its sender reads it by the receipt and as the tip desk moves it. */

export const TIP_STATUSES = [
  'received',
  'screened',
  'verifying',
  'handed_over',
  'disposition',
  'closed',
] as const
export type TipStatus = (typeof TIP_STATUSES)[number]

export type TipMove = 'screen' | 'ask' | 'hand_over' | 'dispose' | 'close'

/** This table is the whole rule. What the police say may come after the desk has closed: it is heard all the same. */
export const TIP_MOVES: Record<TipStatus, Partial<Record<TipMove, TipStatus>>> = {
  received: { screen: 'screened', ask: 'verifying' },
  screened: { screen: 'screened', ask: 'verifying', hand_over: 'handed_over', close: 'closed' },
  verifying: { screen: 'verifying', ask: 'verifying', hand_over: 'handed_over', close: 'closed' },
  handed_over: { ask: 'handed_over', dispose: 'disposition', close: 'closed' },
  disposition: { ask: 'disposition', dispose: 'disposition', close: 'closed' },
  closed: { dispose: 'disposition' },
}

/** What came of it, by how far it got: a word that comes late never takes a later one back. */
export const DISPOSITIONS = ['in_progress', 'no_match', 'found', 'claimed'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

export const isFurther = (next: Disposition, now: Disposition | null): boolean =>
  now === null || DISPOSITIONS.indexOf(next) > DISPOSITIONS.indexOf(now)

/** A reward belongs to a receipt, never to a name. */
export const REWARDS = ['none', 'offered', 'paid', 'waived'] as const
export type Reward = (typeof REWARDS)[number]

export const REWARD_MOVES: Record<Reward, readonly Reward[]> = {
  none: ['offered'],
  offered: ['paid', 'waived'],
  paid: [],
  waived: [],
}

/** What screening suggests and people decide. Only the last two lead to a handover. */
export const LANES = ['spam', 'duplicate', 'hostile', 'fraud', 'weak', 'credible'] as const
export type Lane = (typeof LANES)[number]

/** How far a source can be relied on, and how far what it says is borne out: graded apart (the Admiralty scale). */
export const SOURCE_GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type SourceGrade = (typeof SOURCE_GRADES)[number]
export const CONTENT_GRADES = [1, 2, 3, 4, 5, 6] as const
export type ContentGrade = (typeof CONTENT_GRADES)[number]

/** Minutes for which an approved contact can be read. */
export const CONTACT_MINUTES = 30

/** Pictures of one tip. */
export const TIP_PHOTOS = 6
export const TIP_CONTACT_MAX = 100
export const TIP_PLACE_MAX = 200
