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
  department: Department
  /** True where the text also says that it is over, learnt about, or somebody else's: then the model decides. */
  doubtful: boolean
}

interface KindFile {
  id: string
  what: string
  article: string | null
  department: Department
  words: string[]
  patterns: string[]
  not: string[]
}
interface DangerFile {
  kinds: KindFile[]
  safe: Record<'denied' | 'over' | 'still' | 'learning' | 'figure', string[]>
  codes: Record<string, { codes: string[]; article: string; what: string; names: string[] }>
  articles: { kind: string; about: string[]; article: string }[]
}

const FILE = readData<DangerFile>('danger.json')
const GAP = '□'
const any = (patterns: readonly string[], flags = '') => new RegExp(patterns.join('|') || '(?!)', flags)

const KINDS = FILE.kinds.map((kind) => ({
  ...kind,
  said: any([...kind.words, ...kind.patterns]),
  notMeant: any(kind.not, 'g'),
  heard: kind.words.map((word) => ({ word: [...word], sound: soundOfWord(word) })),
}))
const SAFE = {
  denied: any(FILE.safe.denied, 'g'),
  figure: any(FILE.safe.figure, 'g'),
  over: any(FILE.safe.over),
  still: any(FILE.safe.still),
  learning: any(FILE.safe.learning),
}

/**
 * The danger that a text speaks of, by the lexicon `danger.json`: what is denied ("不漏电") or a figure of speech
 * ("热死了") is cut out first. Text without Chinese characters is read by its sound.
 */
export function findDanger(text: string, category?: string): DangerFound | null {
  const even = normalise(text)
  const tokens = tokensOf(even)
  const plain = plainOf(even).replace(SAFE.figure, GAP).replace(SAFE.denied, GAP)
  const coded = findCode(even, category)
  if (coded) return coded
  const kind = KINDS.find((k) => k.said.test(plain.replace(k.notMeant, GAP)) || isHeard(k.heard, tokens))
  if (!kind) return null
  const { id, what, department } = kind
  const over = SAFE.over.test(plain) && !SAFE.still.test(plain)
  const doubtful = over || SAFE.learning.test(plain)
  return { kind: id, what, article: articleFor(kind, plain), department, doubtful }
}

/** The more particular article wins: a watch that smokes has its own. */
export function articleFor({ id, article }: Pick<KindFile, 'id' | 'article'>, plain: string): string | null {
  const special = FILE.articles.find((a) => a.kind === id && a.about.some((word) => plain.includes(word)))
  return special?.article ?? article
}

/** A code that stands for danger on this product: the category named, or the product in the text. */
function findCode(even: string, category: string | undefined): DangerFound | null {
  const codes: string[] = even.match(/(?<![a-z\d])[a-z]{1,2}-?\d{0,2}(?![a-z\d])|(?<!\d)\d{2}(?!\d)/g) ?? []
  for (const [name, known] of Object.entries(FILE.codes)) {
    const isThis = category ? category === name : known.names.some((n) => even.includes(n))
    if (isThis && codes.some((code) => known.codes.includes(code.replace('-', ''))))
      return { kind: 'code', what: known.what, article: known.article, department: 'installation', doubtful: false }
  }
  return null
}

/**
 * By sound: in text spelt in pinyin any word; among characters only where at least half of the characters are
 * right too ("漏点", "着伙"), so that 找货 is not 着火.
 */
function isHeard(words: readonly { word: string[]; sound: string }[], tokens: readonly Token[]): boolean {
  const sound = soundOf(tokens)
  const spelt = isSpelt(tokens)
  return words.some(({ word, sound: wanted }) => {
    if (word.length < 2 || !sound.includes(wanted)) return false
    if (spelt) return true
    return tokens.some((_, at) => {
      const here = tokens.slice(at, at + word.length)
      if (soundOf(here) !== wanted) return false
      const right = here.filter((t, i) => t.form === word[i]).length
      return right < word.length && right * 2 >= word.length
    })
  })
}

function soundOfWord(word: string): string {
  return ` ${[...word].map((char) => blur(readingOf(char) ?? char)).join(' ')} `
}
