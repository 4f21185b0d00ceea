/** Adam: steps along slopes, each number at its own pace. */
export function createAdam(size: number, pace: number) {
  const weights = new Float64Array(size)
  const mean = new Float64Array(size)
  const square = new Float64Array(size)
  let steps = 0
  let rate = pace
  return {
    weights,
    step(slope: Float64Array): void {
      steps++
      slope.forEach((g, i) => {
        mean[i] = 0.9 * mean[i]! + 0.1 * g
        square[i] = 0.999 * square[i]! + 0.001 * g * g
        const steady = mean[i] / (1 - 0.9 ** steps)
        weights[i]! -= (rate * steady) / (Math.sqrt(square[i] / (1 - 0.999 ** steps)) + 1e-8)
      })
    },
    slowDown(factor: number): void {
      rate *= factor
    },
  }
}

/** The same list in an order that depends on nothing but the seed. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const out = [...list]
  let state = (seed + 1) * 2654435761
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    const j = state % (i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}
