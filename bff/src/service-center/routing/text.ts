import { readData } from './data-files.ts'
import { blur, readingOf, splitSyllables } from './pinyin.ts'

/** One character, syllable, number, code or sign. `form` is empty where only the sound is known. */
export interface Token {
  form: string
  sound: string
  type: 'char' | 'syllable' | 'word' | 'number' | 'code' | 'blank' | 'sign'
}
export type Clause = Token[]

const { simplified, openers } = readData('text.json') as { simplified: string; openers: string[] }
const SIMPLIFIED = new Map(pairs(Array.from(simplified)))
const OPENERS = new Set(openers)
const TOKEN = /\p{Script=Han}|[a-z]{1,2}-?\d{1,3}(?![a-z\d])|[a-z]+|\d+(?:\.\d+)?|\s+|[^\s]/gu

/** Width, case and traditional characters evened out; a sign or character repeated for effect stands twice. */
export function normalise(text: string): string {
  const chars = Array.from(text.normalize('NFKC').toLowerCase(), (c) => SIMPLIFIED.get(c) ?? c)
  return chars.join('').replace(/(.)\1{2,}/gu, '$1$1')
}

/** The tokens of a normalised text. Blanks between latin syllables bind them; others part. */
export function tokensOf(text: string): Token[] {
  const tokens = [...text.matchAll(TOKEN)].flatMap(([found]) => toTokens(found))
  const isLatin = (token: Token | undefined) => token?.type === 'syllable' || token?.type === 'word'
  return tokens.filter((t, i) => t.type !== 'blank' || !isLatin(tokens[i - 1]) || !isLatin(tokens[i + 1]))
}

/** Parted at signs, blanks, and before words like 顺便 that begin another thought. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [[]]
  tokens.forEach((token, i) => {
    const current = clauses.at(-1)!
    const parts = token.type === 'blank' || token.type === 'sign'
    if (parts || (current.length >= 4 && isOpener(tokens, i))) clauses.push([])
    if (!parts) clauses.at(-1)!.push(token)
  })
  return clauses.filter((clause) => clause.length > 0)
}

/** The text without blanks, each sign a comma: what the patterns of the lexicons are written for. */
export const plainOf = (text: string): string => text.replace(/[^\p{Script=Han}a-z\d]+/gu, ',')

/** How the tokens sound, one blank between syllables and around them all. */
export const soundOf = (tokens: readonly Token[]): string => ` ${tokens.map((t) => t.sound).join(' ')} `

export const isSpelt = (tokens: readonly Token[]): boolean =>
  tokens.some((t) => t.type === 'syllable') && !tokens.some((t) => t.type === 'char')

function isOpener(tokens: readonly Token[], at: number): boolean {
  const two = (tokens[at]?.form ?? '') + (tokens[at + 1]?.form ?? '')
  return OPENERS.has(two) || OPENERS.has(two + (tokens[at + 2]?.form ?? ''))
}

function toTokens(found: string): Token[] {
  if (/^\p{Script=Han}$/u.test(found))
    return [{ type: 'char', form: found, sound: blur(readingOf(found) ?? found) }]
  if (/^[a-z]{1,2}-?\d{1,3}$/.test(found)) return [{ type: 'code', form: '§', sound: '§' }]
  if (/^[a-z]+$/.test(found)) return toLatin(found)
  if (/^\d/.test(found)) return [{ type: 'number', form: '#', sound: '#' }]
  if (/^\s+$/.test(found)) return [{ type: 'blank', form: ' ', sound: ' ' }]
  return [{ type: 'sign', form: ',', sound: ',' }]
}

function toLatin(run: string): Token[] {
  const syllables = splitSyllables(run)
  if (!syllables) return [{ type: 'word', form: run, sound: run }]
  return syllables.map((syllable) => ({ type: 'syllable', form: '', sound: blur(syllable) }))
}

function pairs(chars: readonly string[]): [string, string][] {
  return chars.flatMap((char, i) => (i % 2 === 0 ? [[char, chars[i + 1]!] as [string, string]] : []))
}
