import { ANSWERABLE, answerableOf, rank } from '../engine.ts'
import type { Weights } from '../model/weights-shape.ts'
import { SIGNALS } from '../retrieval/signals.ts'
import { createAdam, shuffled } from './optimiser.ts'
import type { Row } from './rows.ts'

/** Fits everything that is learned. Reproducible: the same rows give the same weights. */
export function fit(rows: readonly Row[]): Weights {
  const ranking = fitRanking(rows.filter(({ gold }) => gold.size > 0))
  const answerable = fitAnswerable(rows, ranking)
  const thresholds = fitThresholds(
    rows.filter(({ source }) => source === 'labelled'),
    { ranking, answerable },
  )
  return { ranking, answerable, thresholds }
}

const EPOCHS = 24
const BATCH = 64
const RIDGE = 1e-4

/** How much a row weighs: real questions most, single words hardly. */
const rankingWeight = ({ source, text }: Row): number =>
  source === 'labelled' ? 6 : text.length >= 16 ? 2 : 1

/** Conditional logit over a question's candidates: the weights under which the right ones are likeliest. */
function fitRanking(rows: readonly Row[]): number[] {
  const scale = deviations(rows.flatMap((row) => row.reading.candidates.map((one) => one.signals)))
  const usable = rows
    .map((row) => ({
      weight: rankingWeight(row),
      inputs: row.reading.candidates.map((one) => one.signals.map((value, i) => value / scale[i]!)),
      right: row.reading.candidates.map((one) => row.gold.has(one.piece)),
    }))
    .filter((row) => row.right.includes(true))

  const adam = createAdam(SIGNALS.length, 0.05)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = shuffled(usable, epoch)
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH)
      const slope = new Float64Array(SIGNALS.length)
      for (const row of batch) addSlope(slope, row, adam.weights)
      const total = batch.reduce((sum, row) => sum + row.weight, 0)
      adam.step(slope.map((g, i) => g / total + RIDGE * adam.weights[i]!))
    }
    adam.slowDown(0.9)
  }
  return Array.from(adam.weights, (weight, i) => round(weight / scale[i]!))
}

interface RankingRow {
  weight: number
  inputs: readonly (readonly number[])[]
  right: readonly boolean[]
}

function addSlope(slope: Float64Array, { weight, inputs, right }: RankingRow, weights: Float64Array): void {
  const scores = inputs.map((input) => input.reduce((sum, value, i) => sum + value * weights[i]!, 0))
  const most = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - most))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const good = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0)
  inputs.forEach((input, c) => {
    const pull = weight * (shares[c]! / all - (right[c] ? shares[c]! / good : 0))
    for (let i = 0; i < input.length; i++) slope[i]! += pull * input[i]!
  })
}

const STEPS = 500

/** Rows of a set weigh together what they should, however many there are. */
const answerableWeight = ({ source, gold }: Row): number =>
  source === 'labelled' ? (gold.size > 0 ? 4 : 12) : source === 'outside' ? 4 : 0.5

/** Logistic regression: the chance that the base has an answer. */
function fitAnswerable(rows: readonly Row[], ranking: readonly number[]): Weights['answerable'] {
  const inputs = rows.map((row) => answerableOf(row.reading, rank(row.reading.candidates, ranking)))
  const means = inputs[0]!.map((_, i) => inputs.reduce((sum, input) => sum + input[i]!, 0) / inputs.length)
  const scale = deviations(inputs)
  const scaled = inputs.map((input) => [...input.map((value, i) => (value - means[i]!) / scale[i]!), 1])
  const total = rows.reduce((sum, row) => sum + answerableWeight(row), 0)

  const adam = createAdam(ANSWERABLE.length + 1, 0.05)
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(ANSWERABLE.length + 1)
    rows.forEach((row, r) => {
      const input = scaled[r]!
      const logit = input.reduce((sum, value, i) => sum + value * adam.weights[i]!, 0)
      const pull = answerableWeight(row) * (1 / (1 + Math.exp(-logit)) - (row.gold.size > 0 ? 1 : 0))
      for (let i = 0; i < input.length; i++) slope[i]! += pull * input[i]!
    })
    adam.step(slope.map((g, i) => g / total + 1e-3 * adam.weights[i]!))
  }
  const weights = Array.from(adam.weights.slice(0, -1), (weight, i) => weight / scale[i]!)
  const bias = adam.weights.at(-1)! - weights.reduce((sum, weight, i) => sum + weight * means[i]!, 0)
  return { weights: weights.map(round), bias: round(bias) }
}

/** A question wrongly declined costs as much as this many that should have been. */
const COST_OF_SILENCE = 3
/** Of what is given as the answer, this much must be right; and it is likelier than all else together. */
const SURE = 0.95
const LIKELIEST = 0.5

function fitThresholds(
  rows: readonly Row[],
  weights: Pick<Weights, 'ranking' | 'answerable'>,
): Weights['thresholds'] {
  const seen = rows.map((row) => {
    const ranked = rank(row.reading.candidates, weights.ranking)
    const numbers = answerableOf(row.reading, ranked)
    const logit = numbers.reduce(
      (sum, value, i) => sum + value * weights.answerable.weights[i]!,
      weights.answerable.bias,
    )
    return {
      answerable: row.gold.size > 0,
      chance: 1 / (1 + Math.exp(-logit)),
      share: ranked[0]?.share ?? 0,
      right: row.gold.has(ranked[0]?.piece ?? -1),
    }
  })
  const ours = seen.filter((one) => one.answerable)
  const others = seen.filter((one) => !one.answerable)
  const worth = (t: number): number =>
    shareOf(others, (one) => one.chance < t) - COST_OF_SILENCE * shareOf(ours, (one) => one.chance < t)
  const sure = (t: number): boolean =>
    shareOf(
      ours.filter((one) => one.share >= t),
      (one) => one.right,
    ) >= SURE
  const best = Math.max(...GRID.map(worth))
  const good = GRID.filter((t) => worth(t) >= best - 1e-9)
  return {
    decline: good[Math.floor(good.length / 2)]!,
    answer: GRID.find((t) => t >= LIKELIEST && sure(t)) ?? 0.9,
  }
}
const GRID = Array.from({ length: 90 }, (_, i) => (i + 5) / 100)

const shareOf = <T>(list: readonly T[], test: (one: T) => boolean): number =>
  list.length === 0 ? 0 : list.filter(test).length / list.length

function deviations(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, i) => {
    const mean = rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length
    return Math.sqrt(rows.reduce((sum, row) => sum + (row[i]! - mean) ** 2, 0) / rows.length) || 1
  })
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5
