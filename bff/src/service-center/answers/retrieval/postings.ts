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

/** What one piece has: the numbers of its features, and in how many units each is. */
interface Counted {
  numbers: Uint32Array
  counts: Uint8Array
}

/** Builds the table from what each piece has: one array of features, each once, for every unit of it. */
export function* createPostings(pieces: readonly (readonly Uint32Array[])[]): Generator<void, Postings> {
  // features are numbered as they come, and looked up this once: tables of hashes are what it costs
  const numbers = new Map<number, number>()
  const sizes: number[] = []
  const counted: Counted[] = []
  for (const units of pieces) {
    const { features, counts } = countsOf(units)
    for (let at = 0; at < features.length; at++) {
      const feature = features[at]!
      const n = numbers.get(feature) ?? numbers.size
      if (n === numbers.size) numbers.set(feature, n)
      sizes[n] = (sizes[n] ?? 0) + 1
      features[at] = n
    }
    counted.push({ numbers: features, counts })
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
  for (const [piece, { numbers, counts: mine }] of counted.entries()) {
    numbers.forEach((n, i) => {
      const at = next[n]!++
      owners[at] = piece
      counts[at] = mine[i]!
    })
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

/** The features of all units, each once and in order, and in how many units each is (255 stands for more). */
function countsOf(units: readonly Uint32Array[]): { features: Uint32Array; counts: Uint8Array } {
  const all = new Uint32Array(units.reduce((sum, unit) => sum + unit.length, 0))
  let filled = 0
  for (const unit of units) {
    all.set(unit, filled)
    filled += unit.length
  }
  all.sort()
  const counts = new Uint8Array(all.length)
  let end = 0
  for (const feature of all) {
    if (end === 0 || feature !== all[end - 1]) all[end++] = feature
    if (counts[end - 1]! < 255) counts[end - 1]!++
  }
  return { features: all.slice(0, end), counts: counts.slice(0, end) }
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
