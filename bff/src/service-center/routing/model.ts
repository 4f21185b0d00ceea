import { HASH_BITS, type Features, type Part } from './features.ts'

/** What the model is asked: each department, whether any is asked for, whether it is dangerous, whether it presses. */
export const QUESTIONS = ['sales', 'logistics', 'installation', 'any', 'danger', 'high'] as const
export type Question = (typeof QUESTIONS)[number]

/** A signed byte for each hash and question in base64, one scale for each question. */
export interface PackedModel {
  bias: number[]
  scale: number[]
  weights: string
}
/** As `data/model.json` keeps it. */
export interface ModelFile extends PackedModel {
  rows: number
  scenes: number
  /** By set: of four-fold cross-validation, and of files that were never trained on. */
  scores: Record<string, object>
}
export interface Model {
  /** For each question how likely the answer is yes, from 0 to 1. */
  ask(features: Features): Record<Question, number>
}

export const COUNT = QUESTIONS.length
export const ROWS = 1 << HASH_BITS
/** How strongly the loudest clause outshouts the others. */
const SHARPNESS = 2
const MODE_WEIGHT = 0.2

/** What weights say about a part. Long parts do not speak louder than short ones. */
export function partScore(weights: ArrayLike<number>, question: number, part: Part): number {
  let marks = 0
  let modes = 0
  for (const hash of part.marks) marks += weights[hash * COUNT + question]!
  for (const hash of part.modes) modes += weights[hash * COUNT + question]!
  return marks * partShare(part) + modes * MODE_WEIGHT
}

/** How much one mark and one mode move a part's score: the trainer needs it too. */
export const partShare = ({ marks }: Part): number => 1 / Math.sqrt(marks.length + 1)
export const modeShare = MODE_WEIGHT

/** A soft maximum over the clauses: what is asked for in one is not talked down by the others. */
export function loudest(scores: readonly number[]): { score: number; shares: number[] } {
  const top = Math.max(...scores)
  const loud = scores.map((score) => Math.exp((score - top) * SHARPNESS))
  const sum = loud.reduce((a, b) => a + b, 0)
  return { score: top + Math.log(sum) / SHARPNESS, shares: loud.map((l) => l / sum) }
}

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))

export function createModel({ bias, scale, weights }: PackedModel): Model {
  const bytes = Buffer.from(weights, 'base64')
  const table = new Int8Array(bytes.buffer, bytes.byteOffset, ROWS * COUNT)

  const answer = ({ whole, clauses }: Features, question: number): number => {
    if (clauses.length === 0) return 0
    const { score } = loudest(clauses.map((clause) => partScore(table, question, clause) * scale[question]!))
    return sigmoid(bias[question]! + partScore(table, question, whole) * scale[question]! + score)
  }
  return {
    ask: (features) =>
      Object.fromEntries(QUESTIONS.map((name, i) => [name, answer(features, i)])) as Record<Question, number>,
  }
}
