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
  const found = new Set<number>()
  for (const run of runs)
    for (let at = 0; at + length <= run.length; at++) found.add(hash(run.slice(at, at + length), seed))
  return Uint32Array.from(found).sort()
}

/** FNV-1a over UTF-16 units. */
function hash(parts: readonly string[], seed: number): number {
  let h = 0x811c9dc5 ^ seed
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 0x20, 0x01000193)
  }
  return h >>> 0
}
