import type { Features, Gram } from '../text/features.ts'

/** The grams by which single ways of asking are compared: as written, and as heard. */
export const SIDES = {
  chars: ['char1', 'char2'],
  sounds: ['sound1', 'sound2'],
} as const satisfies Record<string, readonly Gram[]>
export type Side = keyof typeof SIDES

/** All ways of asking for all pieces on one side, end to end: unit n has features[starts[n]..starts[n + 1]). */
export interface UnitTable {
  features: Uint32Array
  starts: Uint32Array
  /** what the features of each unit weigh together */
  weights: Float32Array
}

/** A text's features of a side, in order, with what each weighs. */
export interface Weighed {
  features: Uint32Array
  weights: Float32Array
  total: number
}

export type Weigh = (gram: Gram, feature: number) => number

/** How many are done before others may have the thread. */
const AT_ONCE = 200

export function* createUnitTable(
  units: readonly Features[],
  side: Side,
  weigh: Weigh,
): Generator<void, UnitTable> {
  const starts = new Uint32Array(units.length + 1)
  units.forEach((unit, n) => {
    starts[n + 1] = SIDES[side].reduce((sum, gram) => sum + unit[gram].length, starts[n]!)
  })
  const features = new Uint32Array(starts[units.length]!)
  const weights = new Float32Array(units.length)
  for (const [n, unit] of units.entries()) {
    let end = starts[n]!
    for (const gram of SIDES[side]) {
      features.set(unit[gram], end)
      end += unit[gram].length
      for (const feature of unit[gram]) weights[n]! += weigh(gram, feature)
    }
    features.subarray(starts[n], end).sort()
    if (n % AT_ONCE === 0) yield
  }
  return { features, starts, weights }
}

export function weighFeatures(text: Features, side: Side, weigh: Weigh): Weighed {
  const pairs = SIDES[side].flatMap((gram) =>
    Array.from(text[gram], (feature): [number, number] => [feature, weigh(gram, feature)]),
  )
  pairs.sort((a, b) => a[0] - b[0])
  return {
    features: Uint32Array.from(pairs, ([feature]) => feature),
    weights: Float32Array.from(pairs, ([, weight]) => weight),
    total: pairs.reduce((sum, [, weight]) => sum + weight, 0),
  }
}

/** The weight of what a text and a unit both have: one walk along two sorted lists. */
export function sharedWeight({ features: mine, weights }: Weighed, table: UnitTable, unit: number): number {
  const { features: theirs, starts } = table
  const end = starts[unit + 1]!
  let shared = 0
  for (let a = 0, b = starts[unit]!; a < mine.length && b < end;) {
    const one = mine[a]!
    const other = theirs[b]!
    if (one === other) shared += weights[a]!
    if (one <= other) a++
    if (other <= one) b++
  }
  return shared
}
