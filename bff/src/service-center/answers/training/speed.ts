import { buildingBase, type Base, type Content } from '../base.ts'
import type { Article } from '../knowledge/article.ts'
import type { Weights } from '../model/weights-shape.ts'
import { runInSlices } from '../slices.ts'

const WARMING = 200
const QUESTIONS = 2_000
const LARGE = 10_000
/** ways of asking for an article of a large base, beside its title */
const ASKS = 8

/** Prints what a question costs with the base as it is and with one of 10,000 articles: time, memory, building. */
export async function measureSpeed(content: Content, weights: Weights): Promise<void> {
  const texts = content.articles.flatMap(({ title, questions, asks }) => [title, ...questions, ...asks])
  for (const articles of [content.articles, grow(content.articles, LARGE)])
    await measure(() => buildingBase({ ...content, articles }, weights), texts)
}

async function measure(build: () => Generator<void, Base>, texts: readonly string[]): Promise<void> {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const from = performance.now()
  const base = await runInSlices(build())
  const built = performance.now() - from
  globalThis.gc?.()
  const after = process.memoryUsage()
  const time = (_: unknown, i: number): number => {
    const start = performance.now()
    base.find(texts[(i * 37) % texts.length]!)
    return performance.now() - start
  }
  Array.from({ length: WARMING }, time)
  const times = Array.from({ length: QUESTIONS }, time).sort((a, b) => a - b)
  const at = (share: number): string => `${times[Math.floor(share * (times.length - 1))]!.toFixed(2)} ms`
  const used = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6
  process.stdout.write(
    `${base.engine.index.pieces.length} articles: p50 ${at(0.5)}, p99 ${at(0.99)}, index ${used.toFixed(0)} MB (process ${(after.rss / 1e6).toFixed(0)} MB), built in ${(built / 1000).toFixed(1)} s\n`,
  )
}

/** Articles made of the sentences and bodies of those there are, mixed: as long and as various. */
function grow(articles: readonly Article[], count: number): Article[] {
  const asks = articles.flatMap((one) => [...one.questions, ...one.asks])
  const sentences = articles.flatMap(({ body }) => body.split(/(?<=[。；])/))
  return Array.from({ length: count }, (_, n) => ({
    ...articles[n % articles.length]!,
    id: `grown-${n}`,
    questions: [],
    asks: Array.from({ length: ASKS }, (_ask, u) => `${asks[(n * 7919 + u * 104_729) % asks.length]!}${n}`),
    body: Array.from({ length: 5 }, (_part, s) => sentences[(n * 31 + s * 613) % sentences.length]!).join(''),
  }))
}
