/** Which pieces have a feature, and in how many of their units: arrays end to end, no objects. */
export interface Postings {
  /** The place of a feature's entries: [from, to), empty where nothing has it; pieces stand in order. */
  range(feature: number): readonly [from: number, to: number]
  pieces: Uint16Array | Uint32Array
  counts: Uint8Array
  /** In how many pieces a feature is. */
  spread(feature: number): number
  /** In how many units of all pieces a feature is. */
  total(feature: number): number
  /** In how many units of a piece a feature is. */
  countIn(feature: number, piece: number): number
}

/**
 * Builds the table from what each piece has: one array of features for every unit of it.
 * Two passes over the same data keep the memory at that of the result.
 */
export function* createPostings(pieces: readonly (readonly Uint32Array[])[]): Generator<void, Postings> {
  const numbers = new Map<number, number>()
  const sizes: number[] = []
  for (const units of pieces) {
    for (const feature of countsOf(units).keys()) {
      const n = numbers.get(feature) ?? numbers.size
      if (n === numbers.size) numbers.set(feature, n)
      sizes[n] = (sizes[n] ?? 0) + 1
    }
    yield
  }

  const features = Uint32Array.from(numbers.keys()).sort()
  const starts = new Uint32Array(features.length + 1)
  const next = new Uint32Array(features.length)
  features.forEach((feature, i) => {
    const n = numbers.get(feature)!
    next[n] = starts[i]!
    starts[i + 1] = starts[i]! + sizes[n]!
  })
  const total = starts[features.length]!
  const owners = pieces.length < 65_536 ? new Uint16Array(total) : new Uint32Array(total)
  const counts = new Uint8Array(total)
  for (let piece = 0; piece < pieces.length; piece++) {
    for (const [feature, count] of countsOf(pieces[piece]!)) {
      const at = next[numbers.get(feature)!]!++
      owners[at] = piece
      counts[at] = Math.min(255, count)
    }
    yield
  }
  return tableOf({ features, starts, owners, counts })
}

interface Arrays {
  features: Uint32Array
  starts: Uint32Array
  owners: Uint16Array | Uint32Array
  counts: Uint8Array
}

const NOWHERE = [0, 0] as const

function tableOf({ features, starts, owners, counts }: Arrays): Postings {
  const range = (feature: number): readonly [number, number] => {
    const at = placeOf(features, feature, [0, features.length])
    return at < 0 ? NOWHERE : [starts[at]!, starts[at + 1]!]
  }
  const totals = new Uint32Array(features.length)
  for (let i = 0; i < features.length; i++)
    for (let at = starts[i]!; at < starts[i + 1]!; at++) totals[i]! += counts[at]!
  return {
    range,
    pieces: owners,
    counts,
    spread(feature) {
      const [from, to] = range(feature)
      return to - from
    },
    total: (feature) => totals[placeOf(features, feature, [0, features.length])] ?? 0,
    countIn: (feature, piece) => counts[placeOf(owners, piece, range(feature))] ?? 0,
  }
}

function countsOf(units: readonly Uint32Array[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const unit of units) for (const feature of unit) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

/** The place of a value in the sorted part [from, to) of an array, or -1. */
function placeOf(
  sorted: Uint32Array | Uint16Array,
  value: number,
  [from, to]: readonly [number, number],
): number {
  let low = from
  let high = to - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = sorted[middle]!
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}
