import type { Disposition, Lane } from '@onehall/shared/domain/tip-states'

/**
 * Days for which what was written is kept after a case is closed, by what came of it: what turned out to be about the
 * child may be needed in court, threats and frauds as evidence; the rest is nobody's business any longer.
 */
const BY_DISPOSITION: Record<Disposition, number> = {
  in_progress: 365,
  no_match: 90,
  found: 730,
  claimed: 365,
}
const BY_LANE: Record<Lane, number> = {
  spam: 7,
  duplicate: 30,
  hostile: 180,
  fraud: 180,
  weak: 90,
  credible: 180,
}

const DAY_MS = 86_400_000

export function eraseAt(one: { lane: Lane; disposition: Disposition | null; closedAt: Date }): Date {
  const days = one.disposition === null ? BY_LANE[one.lane] : BY_DISPOSITION[one.disposition]
  return new Date(one.closedAt.getTime() + days * DAY_MS)
}
