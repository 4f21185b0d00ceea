import { readData } from './data-files.ts'

/** Syllables without tones, each with the characters that are read so (the usual reading of each, GB 2312). */
const TABLE = readData('syllables.json') as Record<string, string>
const READINGS = new Map(
  Object.entries(TABLE).flatMap(([sound, chars]) => Array.from(chars, (c) => [c, sound] as const)),
)
const LONGEST = 6

/** How a character is read, or undefined. */
export const readingOf = (char: string): string | undefined => READINGS.get(char)

/** What many people do not tell apart when they speak or type: zh/z, ch/c, sh/s, n/l, ng/n. */
export const blur = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^n(?!g)/, 'l')

/** Splits a run of letters into as few syllables as possible; null where it is no pinyin. */
export function splitSyllables(run: string): string[] | null {
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= run.length; end++) {
    best[end] = null
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const before = best[start]
      const syllable = run.slice(start, end)
      if (!before || !(syllable in TABLE)) continue
      const known = best[end]
      if (!known || known.length > before.length + 1) best[end] = [...before, syllable]
    }
  }
  return run.length === 1 && !'aeo'.includes(run) ? null : best[run.length]!
}
