import type { ArticleInput } from '@onehall/shared/contract/knowledge'

/** A help article, in the version that is served. */
export interface Article extends Omit<ArticleInput, 'asks'> {
  id: string
  asks: string[]
  /** counts the changes; an answer keeps the version that it gave */
  version: number
  status: 'active' | 'withdrawn'
}

/** The same with who made this version, and when. */
export interface StoredArticle extends Article {
  changedAt: Date
  /** account id, or the name of a program */
  changedBy: string
}
