import { buildingEngine, type Engine } from '../engine.ts'
import type { Weights } from '../model/weights-shape.ts'
import type { Piece } from '../retrieval/piece.ts'
import { runInSlices } from '../slices.ts'
import type { BaseFiles } from './base-files.ts'

const QUESTIONS = 2_000
const LARGE = 10_000
/** ways of asking for an article of a large base */
const UNITS = 8

/** Prints what a question costs with the base as it is and with one of 10,000 articles: time, memory, building. */
export async function measureSpeed(base: BaseFiles, weights: Weights): Promise<void> {
  const texts = base.pieces.flatMap((piece) => piece.units)
  for (const pieces of [base.pieces, grow(base.pieces, LARGE)])
    await measure(() => buildingEngine(pieces, base.words, weights), texts)
}

async function measure(build: () => Generator<void, Engine>, texts: readonly string[]): Promise<void> {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const from = performance.now()
  const engine = await runInSlices(build())
  const built = performance.now() - from
  globalThis.gc?.()
  const after = process.memoryUsage()
  const times = Array.from({ length: QUESTIONS }, (_, i) => {
    const text = texts[(i * 37) % texts.length]!
    const start = performance.now()
    engine.find(text)
    return performance.now() - start
  }).sort((a, b) => a - b)
  const at = (share: number): string => `${times[Math.floor(share * (times.length - 1))]!.toFixed(2)} ms`
  const used = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6
  process.stdout.write(
    `${engine.index.pieces.length} articles: p50 ${at(0.5)}, p99 ${at(0.99)}, index ${used.toFixed(0)} MB (process ${(after.rss / 1e6).toFixed(0)} MB), built in ${(built / 1000).toFixed(1)} s\n`,
  )
}

/** Articles made of the sentences and bodies of those there are, mixed: as long and as various. */
function grow(pieces: readonly Piece[], count: number): Piece[] {
  const units = pieces.flatMap((piece) => piece.units)
  const sentences = pieces.flatMap((piece) => piece.body.split(/(?<=[。；])/))
  return Array.from({ length: count }, (_, n) => ({
    ...pieces[n % pieces.length]!,
    id: `grown-${n}`,
    units: Array.from(
      { length: UNITS },
      (_unit, u) => `${units[(n * 7919 + u * 104_729) % units.length]!}${n}`,
    ),
    body: Array.from({ length: 5 }, (_part, s) => sentences[(n * 31 + s * 613) % sentences.length]!).join(''),
  }))
}
