import { isDeepStrictEqual } from 'node:util'
import type { ArticleInput } from '@onehall/shared/contract/knowledge'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../../../platform/clock.ts'
import type { Article, StoredArticle } from './article.ts'
import type { Articles } from './articles.repository.ts'
import type { Word } from './word.ts'
import type { Words } from './words.repository.ts'

/** Who changes an article, and on which version: where another came first, nothing is overwritten. */
export interface Change {
  by: string
  basedOn?: number | undefined
}

export interface Saved {
  article: StoredArticle
  /** false where it stood so already */
  changed: boolean
}

/** Keeping the base. Every change of an article is a version of its own. */
export interface Knowledge {
  get(id: string): Promise<StoredArticle>
  /** Writes an article, or brings a withdrawn one back. Throws article.changed. */
  save(id: string, input: ArticleInput, change: Change): Promise<Saved>
  /** Puts further ways of asking in the place of those there are. Throws article.unknown. */
  saveAsks(id: string, asks: string[], change: Change): Promise<Saved>
  /** Throws article.unknown, article.changed. */
  withdraw(id: string, change: Change): Promise<Saved>
  saveWord(word: Word): Promise<void>
}

interface Parts {
  articles: Articles
  words: Words
  clock: Clock
}

export function createKnowledge({ articles, words, clock }: Parts): Knowledge {
  const get = async (id: string): Promise<StoredArticle> => {
    const found = await articles.find(id)
    if (!found) throw new Problem('article.unknown')
    return found
  }

  /** Tries again where another wrote in between, unless the change was made on a version that is no more. */
  const change = async (
    id: string,
    { by, basedOn }: Change,
    edit: (before: StoredArticle | null) => Omit<Article, 'version'>,
  ): Promise<Saved> => {
    for (;;) {
      const before = await articles.find(id)
      const edited = edit(before)
      // first of all: a repeat of what was done just before a crash is no conflict with itself
      if (before && isSame(edited, before)) return { article: before, changed: false }
      if (basedOn !== undefined && before?.version !== basedOn) throw new Problem('article.changed')
      const version = (before?.version ?? 0) + 1
      const next = { ...edited, version, changedAt: clock.now(), changedBy: by }
      if (!(await articles.save(next, before))) continue
      return { article: next, changed: true }
    }
  }
  const known = (before: StoredArticle | null): StoredArticle => {
    if (!before) throw new Problem('article.unknown')
    return before
  }

  return {
    get,
    save: (id, { asks, ...input }, by) =>
      change(id, by, (before) => ({ ...input, asks: asks ?? before?.asks ?? [], id, status: 'active' })),
    saveAsks: (id, asks, by) => change(id, by, (before) => ({ ...known(before), asks })),
    withdraw: (id, by) => change(id, by, (before) => ({ ...known(before), status: 'withdrawn' })),
    saveWord: (word) => words.save(word),
  }
}

const CONTENT = [
  'status',
  'title',
  'body',
  'questions',
  'asks',
  'appliesTo',
  'topic',
  'department',
  'urgency',
] as const satisfies (keyof Article)[]

const isSame = (a: Omit<Article, 'version'>, b: StoredArticle): boolean =>
  CONTENT.every((field) => isDeepStrictEqual(a[field], b[field]))
