import { readData } from './data-files.ts'
import { blur, readingOf } from './pinyin.ts'
import type { Clause, Token } from './text.ts'

/** What a word stands for: `return`, `courier`, `fault` … `heard` where only its sound fits what was typed. */
export interface Mention {
  concepts: readonly string[]
  heard: boolean
}

/** The data: each concept with the words that stand for it. */
const CONCEPTS = readData('concepts.json') as Record<string, string[]>
const LONGEST = 7
const asWritten = new Map<string, string[]>()
const asHeard = new Map<string, string[]>()
for (const [concept, words] of Object.entries(CONCEPTS))
  for (const word of words) {
    note(asWritten, word, concept)
    if (Array.from(word).length > 1) note(asHeard, soundsOf(word), concept)
  }

/** The concepts that a clause mentions, in order; the longest word counts. */
export function mentionsIn(clause: Clause): Mention[] {
  const mentions: Mention[] = []
  for (let at = 0; at < clause.length;) {
    const found = mentionAt(clause, at)
    if (found) mentions.push(found.mention)
    at += found?.length ?? 1
  }
  return mentions
}

function mentionAt(clause: Clause, at: number): { mention: Mention; length: number } | null {
  if (clause[at]!.type === 'code') return { mention: { concepts: ['faultcode'], heard: false }, length: 1 }
  const written = longest(clause.slice(at), 1, (tokens) =>
    tokens.every((t) => t.form) ? asWritten.get(tokens.map((t) => t.form).join('')) : undefined,
  )
  if (written && written.length > 1)
    return { mention: { concepts: written.concepts, heard: false }, length: written.length }
  const heard = longest(clause.slice(at), 2, (tokens) => asHeard.get(tokens.map((t) => t.sound).join(' ')))
  const found = heard ?? written
  if (!found) return null
  const spelt = clause.slice(at, at + found.length).every((t) => t.type === 'syllable')
  return { mention: { concepts: found.concepts, heard: found === heard && !spelt }, length: found.length }
}

/** The longest beginning, of at least so many tokens, that is looked up with success. */
function longest(
  tokens: readonly Token[],
  shortest: number,
  lookUp: (tokens: readonly Token[]) => readonly string[] | undefined,
): { concepts: readonly string[]; length: number } | null {
  for (let length = Math.min(LONGEST, tokens.length); length >= shortest; length--) {
    const concepts = lookUp(tokens.slice(0, length))
    if (concepts) return { concepts, length }
  }
  return null
}

function note(map: Map<string, string[]>, key: string, concept: string): void {
  const known = map.get(key)
  if (!known) map.set(key, [concept])
  else if (!known.includes(concept)) known.push(concept)
}

function soundsOf(word: string): string {
  return Array.from(word, (char) => blur(readingOf(char) ?? char)).join(' ')
}
