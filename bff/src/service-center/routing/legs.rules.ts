import type { Department, RequestKind } from '@onehall/shared/domain/request-states'
import { readData } from './data-files.ts'
import { blur, splitSyllables } from './pinyin.ts'
import { isSpelt, normalise, plainOf, soundOf, tokensOf } from './text.ts'

interface Titles {
  fallback: string
  titles: { title: string; words: string[] }[]
}
interface LegsFile extends Record<Department, Titles> {
  reasons: {
    kind: Partial<Record<RequestKind, string>>
    fault: string
    danger: string
    said: string
    whole: string
  }
}

const LEGS = readData('legs.json') as LegsFile
export const REASONS = LEGS.reasons

/**
 * What a department is asked to do, in words, and which words said so. Only words of the list are repeated: a reason is
 * stored unsealed, so nothing that only this person wrote may stand in it.
 */
export function legFor(department: Department, text: string): { title: string; said: string[] } {
  const even = normalise(text)
  const tokens = tokensOf(even)
  const spelt = isSpelt(tokens)
  const hay = spelt ? soundOf(tokens) : plainOf(even)
  const { titles, fallback } = LEGS[department]
  for (const { title, words } of titles) {
    const said = words.filter((word) => hay.includes(spelt ? asSound(word) : word) && isLatin(word) === spelt)
    const whole = said.filter((word) => !said.some((other) => other !== word && other.includes(word)))
    if (said.length > 0) return { title, said: spelt ? [] : whole.slice(0, 2) }
  }
  return { title: fallback, said: [] }
}

const isLatin = (word: string): boolean => /^[a-z ]+$/.test(word)

function asSound(word: string): string {
  const syllables = word.split(' ').flatMap((part) => splitSyllables(part) ?? [part])
  return ` ${syllables.map(blur).join(' ')} `
}
