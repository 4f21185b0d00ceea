import { ROWS, type Features } from './features.ts'

/** What a tip can look like by its words; that it is a duplicate, other tips say. */
export const LABELS = ['spam', 'hostile', 'fraud', 'weak', 'credible'] as const
export type Label = (typeof LABELS)[number]
export type Shares = Record<Label, number>

/** As `data/model.json` keeps it: a signed byte for each row and label in base64. */
export interface ModelFile {
  rows: number
  /** of four-fold cross-validation on our own rows */
  scores: object
  bias: number[]
  scale: number
  weights: string
}
export interface Model {
  ask(features: Features): Shares
}

export const COUNT = LABELS.length

/** Softmax over what each label's weights say. */
export function sharesOf(weights: ArrayLike<number>, bias: readonly number[], { rows }: Features): number[] {
  const scores = LABELS.map((_, label) =>
    rows.reduce((sum, [row, weight]) => sum + weights[row * COUNT + label]! * weight, bias[label]!),
  )
  const top = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - top))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((one) => one / sum)
}

export function createModel({ bias, scale, weights }: Pick<ModelFile, 'bias' | 'scale' | 'weights'>): Model {
  const bytes = Buffer.from(weights, 'base64')
  const table = Float64Array.from(
    new Int8Array(bytes.buffer, bytes.byteOffset, ROWS * COUNT),
    (w) => w * scale,
  )
  return {
    ask(features) {
      const shares = sharesOf(table, bias, features)
      return Object.fromEntries(LABELS.map((label, i) => [label, shares[i]])) as Shares
    },
  }
}
