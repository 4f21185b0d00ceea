import type { Department } from '@onehall/shared/domain/request-states'
import { readData } from './data-files.ts'
import { blur, readingOf } from './pinyin.ts'
import { isSpelt, normalise, plainOf, soundOf, tokensOf, type Token } from './text.ts'

/** A danger that the words themselves name. */
export interface DangerFound {
  kind: string
  what: string
  /** The safety article to show at once; null where the base has none. */
  article: string | null
  /** Those that could help, of which the words choose. */
  departments: readonly Department[]
  /** True where it is over, past, learnt about or somebody else's, or no word points to it: then the model must be sure. */
  doubtful: boolean
}

interface KindFile {
  id: string
  what: string
  article: string | null
  departments: Department[]
  words: string[]
  patterns: string[]
  not: string[]
  /** Words that point to this kind where the model alone hears a danger. */
  hints: string[]
}
interface DangerFile {
  kinds: KindFile[]
  safe: Record<'denied' | 'over' | 'still' | 'past' | 'now' | 'learning' | 'others' | 'figure', string[]>
  /** Product categories with their codes that mean danger, and what people call the product. */
  codes: Record<string, { names: string[]; faults: { code: string; article: string; what: string }[] }>
  articles: { kind: string; about: string[]; article: string }[]
  fault: { what: string; article: string | null }
  unknown: { what: string; article: string | null; departments: Department[] }
}

/** The kind of a danger that no word names. */
export const GUESSED = 'guessed'

const FILE = readData('danger.json') as DangerFile
const GAP = '□'
const anyOf = (patterns: readonly string[], flags = '') => new RegExp(patterns.join('|') || '(?!)', flags)

const KINDS = FILE.kinds.map((kind) => ({
  ...kind,
  said: anyOf([...kind.words, ...kind.patterns]),
  notMeant: anyOf(kind.not, 'g'),
  heard: kind.words.map((word) => ({ word: Array.from(word), sound: soundOfWord(word) })),
}))
type Kind = (typeof KINDS)[number]
const SAFE = {
  denied: anyOf(FILE.safe.denied, 'g'),
  figure: anyOf(FILE.safe.figure, 'g'),
  over: anyOf(FILE.safe.over),
  still: anyOf(FILE.safe.still),
  past: anyOf(FILE.safe.past),
  now: anyOf([...FILE.safe.now, ...FILE.safe.still]),
  learning: anyOf(FILE.safe.learning),
  others: anyOf(FILE.safe.others),
}

/**
 * The danger that a text speaks of, by the lexicon `danger.json`: what is denied ("不漏电") or a figure of speech
 * ("热死了") is cut out first. Text without Chinese characters is read by its sound.
 */
export function findDanger(text: string, category?: string): DangerFound | null {
  const even = normalise(text)
  const tokens = tokensOf(even)
  const plain = meantOf(even)
  const coded = findCode(even, category)
  if (coded) return coded
  const present = withoutPast(plain)
  const now = KINDS.find((k) => isSaid(k, present) || isHeard(k.heard, tokens))
  const kind = now ?? KINDS.find((k) => isSaid(k, plain))
  if (!kind) return null
  const { id, what, departments } = kind
  const over = SAFE.over.test(plain) && !SAFE.still.test(plain)
  const doubtful = !now || over || SAFE.learning.test(plain) || SAFE.others.test(plain)
  return { kind: id, what, article: articleFor(kind, plain), departments, doubtful }
}

/** Without what is denied, and without figures of speech. */
const meantOf = (even: string): string => plainOf(even).replace(SAFE.figure, GAP).replace(SAFE.denied, GAP)

const isSaid = ({ said, notMeant }: Kind, plain: string): boolean => said.test(plain.replace(notMeant, GAP))

/** Without the clauses that tell of what was, unless they come to what is: 之前没事，一插上就冒烟 speaks of now. */
function withoutPast(plain: string): string {
  const clauses = plain.split(',')
  return clauses.filter((clause) => !SAFE.past.test(clause) || SAFE.now.test(clause)).join(',')
}

/** What it may be where only the model hears a danger: the kind that the words point to, or none in particular. */
export function guessDanger(text: string): DangerFound {
  const plain = meantOf(normalise(text))
  const kind = FILE.kinds.find(({ hints }) => hints.some((hint) => plain.includes(hint)))
  const { what, article, departments } = kind ?? FILE.unknown
  return {
    kind: GUESSED,
    what,
    article: kind ? articleFor(kind, plain) : article,
    departments,
    doubtful: !kind || SAFE.learning.test(plain),
  }
}

/** A fault that the manual calls dangerous, whatever words stand with it; else null. */
export function dangerOfFault(
  { code, department, severity }: { code: string; department: Department | null; severity: string },
  category: string | undefined,
): DangerFound | null {
  if (severity !== 'danger') return null
  const known = category && findFault(FILE.codes[category], [code.toLowerCase()])
  const { what, article } = known || FILE.fault
  return { kind: 'fault', what, article, departments: [department ?? 'installation'], doubtful: false }
}

/** The more particular article wins: a watch that smokes has its own. */
function articleFor({ id, article }: Pick<KindFile, 'id' | 'article'>, plain: string): string | null {
  const special = FILE.articles.find((a) => a.kind === id && a.about.some((word) => plain.includes(word)))
  return special?.article ?? article
}

/** A code that stands for danger on this product: the category named, or the product in the text. */
function findCode(even: string, category: string | undefined): DangerFound | null {
  const codes: string[] = even.match(CODE) ?? []
  if (codes.length === 0) return null
  for (const [name, product] of Object.entries(FILE.codes)) {
    const isThis = category ? category === name : product.names.some((n) => even.includes(n))
    const fault = isThis && findFault(product, codes)
    if (fault)
      return {
        kind: 'fault',
        what: fault.what,
        article: fault.article,
        departments: ['installation'],
        doubtful: false,
      }
  }
  return null
}

const CODE = /(?<![a-z\d])[a-z]{1,2}-?\d{0,2}(?![a-z\d])|(?<!\d)\d{2}(?!\d)/g

const findFault = (product: DangerFile['codes'][string] | undefined, codes: readonly string[]) =>
  product?.faults.find(({ code }) => codes.some((said) => said.replace('-', '') === code))

/** 没有, 没, 不 before a word that is spelt. */
const DENIALS = [' mei you', ' mei', ' bu']

/**
 * By sound: in text spelt in pinyin any word; among characters only a word of three or more of which at least half
 * are right too, so that 省电吗 is not 电麻.
 */
function isHeard(words: readonly { word: string[]; sound: string }[], tokens: readonly Token[]): boolean {
  const sound = soundOf(tokens)
  const spelt = isSpelt(tokens)
  return words.some(({ word, sound: wanted }) => {
    if (word.length < (spelt ? 2 : 3) || !sound.includes(wanted)) return false
    if (spelt) return !DENIALS.some((denial) => sound.includes(denial + wanted))
    return tokens.some((_, at) => isMistyped(word, tokens.slice(at, at + word.length)))
  })
}

function isMistyped(word: readonly string[], typed: readonly Token[]): boolean {
  if (soundOf(typed) !== soundOfWord(word.join(''))) return false
  const right = typed.filter((t, i) => t.form === word[i]).length
  return right < word.length && right * 2 >= word.length
}

function soundOfWord(word: string): string {
  return ` ${Array.from(word, (char) => blur(readingOf(char) ?? char)).join(' ')} `
}
