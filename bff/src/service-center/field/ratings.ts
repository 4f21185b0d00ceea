import { LRUCache } from 'lru-cache'
import type { FieldRequests } from './field-requests.repository.ts'

export interface InstallerRating {
  /** null while too few have said anything */
  rating: number | null
  ratings: number
}

const LAST = 200
const ENOUGH = 3
const FOR_MS = 5 * 60_000

/** What customers said of an installer's last visits, to one decimal. */
export function createInstallerRatings(fieldRequests: FieldRequests) {
  const known = new LRUCache<string, InstallerRating>({ max: 1_000, ttl: FOR_MS })
  return async (installerRef: string): Promise<InstallerRating> => {
    const kept = known.get(installerRef)
    if (kept) return kept
    const scores = (await fieldRequests.listRated(installerRef, LAST)).flatMap((r) =>
      r.legs
        .filter((leg) => leg.status === 'done' && leg.appointment?.installerRef === installerRef)
        .flatMap((leg) => r.cycles[leg.cycle - 1]?.rating?.score ?? []),
    )
    const sum = scores.reduce((total, score) => total + score, 0)
    const rating = scores.length < ENOUGH ? null : Math.round((sum / scores.length) * 10) / 10
    const rated = { rating, ratings: scores.length }
    known.set(installerRef, rated)
    return rated
  }
}
