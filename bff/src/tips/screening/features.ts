import { readFileSync } from 'node:fs'

/** What is seen of a tip: runs of characters, and cues that somebody wrote down with their reason. */
export interface Features {
  /** rows of the model, each with its weight */
  rows: readonly (readonly [row: number, weight: number])[]
  /** names of the cues found */
  cues: readonly string[]
  /** true where it is the notice's own words given back */
  copied: boolean
}

const FOLDER = new URL('../../../src/tips/screening/data/', import.meta.url)
/** A file of this room's data folder; it lies in the sources, for `dist` too. */
export const readData = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))

const CUES = Object.entries(readData('cues.json') as Record<string, { reason: string; pattern: string }>).map(
  ([name, { reason, pattern }]) => ({ name, reason, pattern: new RegExp(pattern, 'u') }),
)
export const REASONS = new Map(CUES.map(({ name, reason }) => [name, reason]))

/** Facts of the text as a whole, beside the cues. */
const SHAPES = ['short', 'long', 'copied', 'shared', 'sharedMuch', 'question'] as const

const HASH_ROWS = 1 << 13
export const ROWS = HASH_ROWS + CUES.length + SHAPES.length
const RUN = 3
const CUE_WEIGHT = 0.6

export function featuresOf(text: string, noticeFeatures: string): Features {
  const plain = normalise(text)
  const runs = runsOf(plain)
  const weight = 1 / Math.sqrt(runs.length + 1)
  const cues = CUES.flatMap(({ name, pattern }, i) => (pattern.test(plain) ? [{ name, i }] : []))
  const shapes = shapesOf(plain, noticeFeatures)
  return {
    rows: [
      ...runs.map((run) => [run, weight] as const),
      ...cues.map(({ i }) => [HASH_ROWS + i, CUE_WEIGHT] as const),
      ...SHAPES.flatMap((shape, i) =>
        shapes.has(shape) ? [[HASH_ROWS + CUES.length + i, CUE_WEIGHT] as const] : [],
      ),
    ],
    cues: cues.map(({ name }) => name),
    copied: shapes.has('copied'),
  }
}

/** Width and case evened out; numbers of one kind are one and the same. */
const normalise = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/，/g, ',').trim()

/** Characters that carry what is said. */
export const bare = (text: string): string[] => Array.from(text).filter((char) => /[\p{L}\p{N}]/u.test(char))

function runsOf(plain: string): number[] {
  const chars = ['^', ...bare(plain.replace(/\d+/g, '0')), '$']
  const runs = new Set<number>()
  for (let at = 0; at < chars.length; at++)
    for (let length = 1; length <= RUN && at + length <= chars.length; length++)
      runs.add(hash(chars.slice(at, at + length).join('')))
  return [...runs]
}

function shapesOf(plain: string, noticeFeatures: string): Set<(typeof SHAPES)[number]> {
  const found = new Set<(typeof SHAPES)[number]>()
  const chars = bare(plain)
  if (chars.length < 12) found.add('short')
  if (chars.length > 40) found.add('long')
  if (/[?？]/.test(plain)) found.add('question')
  const share = sharedPairs(plain, noticeFeatures)
  if (share.count >= 2) found.add('shared')
  if (share.count >= 5) found.add('sharedMuch')
  if (share.count >= 8 && share.ofText > 0.7) found.add('copied')
  return found
}

/** Pairs of characters that stand in both. */
export function sharedPairs(text: string, other: string): { count: number; ofText: number } {
  const pairs = (of: string): Set<string> => {
    const chars = bare(of.normalize('NFKC').toLowerCase())
    return new Set(chars.slice(1).map((char, i) => chars[i]! + char))
  }
  const [mine, theirs] = [pairs(text), pairs(other)]
  const count = [...mine].filter((pair) => theirs.has(pair)).length
  return { count, ofText: mine.size === 0 ? 0 : count / mine.size }
}

function hash(run: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < run.length; i++) h = Math.imul(h ^ run.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) & (HASH_ROWS - 1)
}
