import { pinyin } from 'pinyin-pro'
import { SYLLABLES } from './syllable-table.ts'

const LONGEST = 6
const heard = new Map<string, string>()
const isHan = (char: string): boolean => char >= '一' && char <= '鿿'

/**
 * How a normalised text sounds: one syllable a character, without tones and without what many speakers
 * do not tell apart (zh/z, ch/c, sh/s, -ng/-n, l/n), so that homophones and slips of the input method meet.
 * Latin letters are read as pinyin typed without blanks where they can be ("kongtiao"), else kept as a word.
 */
export function syllables(text: string): string[] {
  const out: string[] = []
  for (const run of text.match(/[a-z]+|\p{Script=Han}|\d+/gu) ?? [])
    if (isHan(run)) out.push(sound(run))
    else if (run.length > 1 && run >= 'a') out.push(...(readPinyin(run) ?? [run]))
    else out.push(run)
  return out
}

function sound(char: string): string {
  let known = heard.get(char)
  if (known === undefined) {
    known = blur(pinyin(char, { toneType: 'none', v: true }))
    heard.set(char, known)
  }
  return known
}

const blur = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^l/, 'n')

/** Letters cut into the fewest syllables; null where they are no pinyin. */
export function readPinyin(letters: string): string[] | null {
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= letters.length; end++) {
    let fewest: string[] | null = null
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const before = best[start]
      const syllable = letters.slice(start, end)
      if (before && SYLLABLES.has(syllable) && (fewest === null || before.length + 1 < fewest.length))
        fewest = [...before, blur(syllable)]
    }
    best.push(fewest)
  }
  return best[letters.length] ?? null
}
