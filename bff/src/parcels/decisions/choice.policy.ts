import type { DecisionReason } from '@onehall/shared/contract/parcels'
import type { Weights } from './weights.ts'

/** What is known of an open notice, as far as it says where it helps. */
export interface Candidate {
  id: string
  /** GB/T 2260 */
  fromRegion: string
  possibleRegions: readonly string[]
  /** 2014-02-05 */
  missingOn: string
}

export interface Chosen {
  /** the candidate's place in the list, from 0 */
  index: number
  reason: Extract<DecisionReason, 'origin' | 'likely' | 'recent' | 'spread'>
}

export interface Chooser {
  readonly candidates: readonly Candidate[]
  /** The next notice for a place; null where `hasHad` holds for all of them. */
  choose(toRegion: string, hasHad: (index: number) => boolean): Chosen | null
}

/** A notice's turn at a place: those with more weight come round sooner. */
interface Turn {
  index: number
  reason: Chosen['reason']
  stride: number
  /** where it stands: the lowest is next */
  pass: number
}

/**
 * Which notice goes where. Those that something ties to a place share its parcels in proportion to their weights
 * (stride scheduling), so that the likeliest comes first and most, and none of them never. Each so many-th print goes
 * to the notice that was printed least of all. Where nothing ties any notice to a place, the newest are the likeliest.
 * `printed` says how often each was printed before; `today` is 2026-11-21.
 */
export function createChooser(
  candidates: readonly Candidate[],
  { weights, printed, today }: { weights: Weights; printed: readonly number[]; today: string },
): Chooser {
  const places = new Map<string, Turn[]>()
  const counts = [...printed]
  let prints = 0

  const turnsAt = (region: string): Turn[] => {
    const city = region.slice(0, 4)
    const known = places.get(city)
    if (known) return known
    const made = makeTurns(candidates, city, { weights, today })
    places.set(city, made)
    return made
  }
  const nextTurn = (region: string, hasHad: (index: number) => boolean): Chosen | null => {
    let best: Turn | null = null
    for (const turn of turnsAt(region)) {
      if ((best === null || turn.pass < best.pass) && !hasHad(turn.index)) best = turn
    }
    if (!best) return null
    best.pass += best.stride
    return best
  }
  const leastSeen = (hasHad: (index: number) => boolean): Chosen | null => {
    let best = -1
    for (let i = 0; i < counts.length; i++) {
      if ((best < 0 || counts[i]! < counts[best]!) && !hasHad(i)) best = i
    }
    return best < 0 ? null : { index: best, reason: 'spread' }
  }

  return {
    candidates,
    choose(toRegion, hasHad) {
      const isForAll = prints % weights.spreadEvery === weights.spreadEvery - 1
      const chosen = (isForAll ? null : nextTurn(toRegion, hasHad)) ?? leastSeen(hasHad)
      if (!chosen) return null
      prints++
      counts[chosen.index]!++
      return { index: chosen.index, reason: chosen.reason }
    },
  }
}

function makeTurns(
  candidates: readonly Candidate[],
  city: string,
  rules: { weights: Weights; today: string },
): Turn[] {
  const weighed = candidates.map((candidate, index) => ({ index, ...weigh(candidate, city, rules) }))
  const tied = weighed.filter((one) => one.reason !== 'recent')
  return (tied.length > 0 ? tied : weighed)
    .filter((one) => one.weight > 0)
    .map(({ index, reason, weight }) => ({ index, reason, stride: 1 / weight, pass: 1 / weight }))
}

/** What speaks for a notice at a city (four digits), and which of it most. */
export function weigh(
  { fromRegion, possibleRegions, missingOn }: Candidate,
  city: string,
  { weights, today }: { weights: Weights; today: string },
): { weight: number; reason: 'origin' | 'likely' | 'recent' } {
  const province = city.slice(0, 2)
  const origin = fromRegion.startsWith(province) ? weights.origin.province : 0
  const likely = possibleRegions.some((region) => region.startsWith(city))
    ? weights.likely.city
    : possibleRegions.some((region) => region.startsWith(province))
      ? weights.likely.province
      : 0
  const years = Math.max(0, (Date.parse(today) - Date.parse(missingOn)) / (365.25 * 24 * 3_600_000))
  const recent = weights.recency.most * 0.5 ** (years / weights.recency.halfLifeYears)
  const reason = origin + likely === 0 ? 'recent' : likely >= origin ? 'likely' : 'origin'
  return { weight: origin + likely + recent, reason }
}
