import { syllables } from './syllables.ts'

/** The ways a text is looked at: runs of characters and of syllables, one to three long. */
export const GRAMS = ['char1', 'char2', 'char3', 'sound1', 'sound2', 'sound3'] as const
export type Gram = (typeof GRAMS)[number]
export type Features = Record<Gram, Uint32Array>

/**
 * The distinct features of a text (normalised, in the base's words), each a 32-bit hash. Runs do not reach across
 * blanks. Two features that share a hash are a rare and harmless confusion; no strings are kept in the index.
 */
export function featuresOf(text: string): Features {
  const runs = text.split(' ').map((part) => part.match(/[a-z]+\d*|\d+|\p{Script=Han}/gu) ?? [])
  const sounds = [syllables(text)]
  return {
    char1: hashes(runs, 1, 1),
    char2: hashes(runs, 2, 2),
    char3: hashes(runs, 3, 3),
    sound1: hashes(sounds, 1, 4),
    sound2: hashes(sounds, 2, 5),
    sound3: hashes(sounds, 3, 6),
  }
}

function hashes(runs: readonly (readonly string[])[], length: number, seed: number): Uint32Array {
  const all: number[] = []
  for (const run of runs)
    for (let at = 0; at + length <= run.length; at++) all.push(hash(run, [at, at + length], seed))
  return distinct(Uint32Array.from(all).sort())
}

/** FNV-1a over the UTF-16 units of the parts [from, to). */
function hash(parts: readonly string[], [from, to]: readonly [number, number], seed: number): number {
  let h = 0x811c9dc5 ^ seed
  for (let p = from; p < to; p++) {
    const part = parts[p]!
    for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 0x20, 0x01000193)
  }
  return h >>> 0
}

/** Each value of a sorted array once; the array is used up. */
function distinct(sorted: Uint32Array): Uint32Array {
  let end = 0
  for (const value of sorted) if (end === 0 || value !== sorted[end - 1]) sorted[end++] = value
  return sorted.slice(0, end)
}
