import type { Thresholds } from '../decision.policy.ts'

/** What is learned from data: how much each number says, in the order of SIGNALS and ANSWERABLE. */
export interface Weights {
  ranking: readonly number[]
  answerable: { weights: readonly number[]; bias: number }
  thresholds: Thresholds
}

/** The same as it is kept in a file: every number by its name. */
export interface NamedWeights {
  ranking: Record<string, number>
  answerable: { weights: Record<string, number>; bias: number }
  thresholds: Thresholds
}

export const nameWeights = (
  weights: Weights,
  signals: readonly string[],
  answerable: readonly string[],
): NamedWeights => ({
  ranking: named(signals, weights.ranking),
  answerable: { weights: named(answerable, weights.answerable.weights), bias: weights.answerable.bias },
  thresholds: weights.thresholds,
})

/** Throws where the file was made for other signals: then it must be made anew. */
export const orderWeights = (
  file: NamedWeights,
  signals: readonly string[],
  answerable: readonly string[],
): Weights => ({
  ranking: ordered(signals, file.ranking),
  answerable: { weights: ordered(answerable, file.answerable.weights), bias: file.answerable.bias },
  thresholds: file.thresholds,
})

const named = (names: readonly string[], values: readonly number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, i) => [name, values[i]!]))

function ordered(names: readonly string[], values: Record<string, number>): number[] {
  return names.map((name) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the weights know no ${name}: run npm run train:answers`)
    return value
  })
}
