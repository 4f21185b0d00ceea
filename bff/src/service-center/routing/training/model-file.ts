import { COUNT, ROWS, type PackedModel } from '../model.ts'
import type { Weights } from './fit.ts'

/** Packs weights into bytes: a question's largest weight becomes 127. What is under half a step is nothing. */
export function packModel({ bias, table }: Weights): PackedModel {
  const scale = Array.from({ length: COUNT }, (_, question) => largest(table, question) / 127)
  const bytes = new Int8Array(ROWS * COUNT)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round(table[i]! / scale[i % COUNT]!)
  return { bias: [...bias], scale, weights: Buffer.from(bytes.buffer).toString('base64') }
}

function largest(table: Float64Array, question: number): number {
  let found = 1e-9
  for (let i = question; i < table.length; i += COUNT) found = Math.max(found, Math.abs(table[i]!))
  return found
}
