import type { Department } from '@onehall/shared/domain/request-states'

export const URGENCIES = ['normal', 'high', 'danger'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What an article is about: everything, or products by category or by model. */
export type AppliesTo = 'all' | { categories?: string[] | undefined; gtins?: string[] | undefined }

/** A help article, in the version that is served. */
export interface Article {
  id: string
  /** counts the changes; an answer keeps the version that it gave */
  version: number
  status: 'active' | 'withdrawn'
  title: string
  body: string
  /** what the article shows as asked; the way its authors put it */
  questions: string[]
  /** further ways in which different people ask the same; found by, never shown */
  asks: string[]
  appliesTo: AppliesTo
  topic: string
  department: Department | null
  urgency: Urgency
}
