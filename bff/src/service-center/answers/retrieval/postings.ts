/** Which pieces have a feature, and in how many of their units: arrays end to end, no objects. */
export interface Postings {
  /** The place of a feature's entries: [from, to), empty where nothing has it. */
  range(feature: number): readonly [from: number, to: number]
  pieces: Uint16Array | Uint32Array
  counts: Uint8Array
  /** In how many units of all pieces a feature is. */
  total(feature: number): number
}

/**
 * Builds the table from what each piece has: one array of features for every unit of it.
 * Two passes over the same data keep the memory at that of the result.
 */
export function createPostings(pieces: readonly (readonly Uint32Array[])[]): Postings {
  const numbers = new Map<number, number>()
  const sizes: number[] = []
  for (const units of pieces)
    for (const feature of countsOf(units).keys()) {
      let n = numbers.get(feature)
      if (n === undefined) numbers.set(feature, (n = numbers.size))
      sizes[n] = (sizes[n] ?? 0) + 1
    }

  const features = Uint32Array.from(numbers.keys()).sort()
  const starts = new Uint32Array(features.length + 1)
  const next = new Uint32Array(features.length)
  features.forEach((feature, i) => {
    const n = numbers.get(feature)!
    next[n] = starts[i]!
    starts[i + 1] = starts[i]! + sizes[n]!
  })
  const total = starts[features.length] ?? 0
  const owners = pieces.length < 65_536 ? new Uint16Array(total) : new Uint32Array(total)
  const counts = new Uint8Array(total)
  pieces.forEach((units, piece) => {
    for (const [feature, count] of countsOf(units)) {
      const at = next[numbers.get(feature)!]!++
      owners[at] = piece
      counts[at] = Math.min(255, count)
    }
  })
  const totals = new Uint32Array(features.length)
  for (let i = 0; i < features.length; i++)
    for (let at = starts[i]!; at < starts[i + 1]!; at++) totals[i]! += counts[at]!
  return {
    pieces: owners,
    counts,
    range: (feature) => rangeOf(features, starts, feature),
    total: (feature) => totals[placeOf(features, feature)] ?? 0,
  }
}

function countsOf(units: readonly Uint32Array[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const unit of units) for (const feature of unit) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

const NOWHERE = [0, 0] as const

function rangeOf(features: Uint32Array, starts: Uint32Array, feature: number): readonly [number, number] {
  const at = placeOf(features, feature)
  return at < 0 ? NOWHERE : [starts[at]!, starts[at + 1]!]
}

/** The place of a value in a sorted array, or -1. */
export function placeOf(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = sorted[middle]!
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}
