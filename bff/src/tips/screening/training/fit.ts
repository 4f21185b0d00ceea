import { featuresOf, ROWS } from '../features.ts'
import { COUNT, LABELS, sharesOf, type ModelFile } from '../model.ts'
import type { TrainingRow } from './rows.ts'

const EPOCHS = 60
const RATE = 0.35
/** Pulls each weight towards nothing: with few rows, what stands in one of them only must not say much. */
const DECAY = 2e-4

/** Softmax regression by AdaGrad, one row after the other in a fixed order: the same rows give the same bytes. */
export function fit(rows: readonly TrainingRow[]): Pick<ModelFile, 'bias' | 'scale' | 'weights'> {
  const examples = rows.map((row) => ({
    features: featuresOf(row.text, row.features),
    label: LABELS.indexOf(row.label as (typeof LABELS)[number]),
  }))
  const table = new Float64Array(ROWS * COUNT)
  const seen = new Float64Array(ROWS * COUNT).fill(0.01)
  const bias = new Array<number>(COUNT).fill(0)
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (let n = 0; n < examples.length; n++) {
      // a step that shares no divisor with most lengths walks through all labels in turn
      const { features, label } = examples[(n * 7919 + epoch * 31) % examples.length]!
      const shares = sharesOf(table, bias, features)
      shares.forEach((share, other) => {
        const error = share - Number(other === label)
        bias[other]! -= 0.01 * error
        for (const [row, weight] of features.rows) {
          const cell = row * COUNT + other
          const slope = error * weight + DECAY * table[cell]!
          seen[cell]! += slope * slope
          table[cell]! -= (RATE * slope) / Math.sqrt(seen[cell]!)
        }
      })
    }
  return { bias, ...pack(table) }
}

function pack(table: Float64Array): Pick<ModelFile, 'scale' | 'weights'> {
  const scale = table.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127
  const bytes = Int8Array.from(table, (weight) => Math.round(weight / scale))
  return { scale, weights: Buffer.from(bytes.buffer).toString('base64') }
}
