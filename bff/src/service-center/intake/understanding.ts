import type { Tier } from '@onehall/shared/domain/people'
import type { Department, Priority, RequestKind } from '@onehall/shared/domain/request-states'
import type { DeskReason, ServiceRequest } from '../request/index.ts'
import { answersFirst } from './answer-first.policy.ts'
import { safetySteps } from './safety-steps.ts'

/** What the hall makes of somebody's words: who must do something, how urgently, and what the base has to say. */
export interface Understanding {
  routes: Route[]
  routedBy: ServiceRequest['routedBy']
  priority: Priority
  danger: ServiceRequest['danger']
  found: Found | null
  /** why the desk decides, where no department is found */
  desk: DeskReason
}

export interface Route {
  department: Department
  title: string
  reason: string
}

/** Above the threshold one article; between, up to three. */
export interface Found {
  answer: { articleId: string; version: number; title: string; text: string; score: number } | null
  offers: { articleId: string; title: string }[]
}

export interface Asked {
  kind: RequestKind
  text: string
  fault: { code: string; department: Department | null; severity: 'info' | 'service' | 'danger' } | null
  gtin: string | undefined
  category: string | undefined
  tier: Tier
}

/** The routing room, as the hall uses it. */
export interface Routing {
  route(asked: Asked): {
    departments: Route[]
    priority: Priority
    danger: { what: string; articleId: string | null } | null
    unsure: boolean
    by: 'rule' | 'model' | 'none'
  }
}

/** The answering room, as the hall uses it. */
export interface Answers {
  find(
    text: string,
    context: { gtin?: string | undefined; category?: string | undefined },
  ): {
    act: 'answer' | 'offer' | 'decline'
    hits: { articleId: string; title: string; score: number; version: number }[]
  }
  getArticle(articleId: string): { title: string; body: string; version: number } | null
  /** The answer in words for this question: a model's where one is configured, else the article's own. */
  word(articleId: string, question: string): Promise<string>
}

export interface Understand {
  (asked: Asked): Promise<Understanding>
  /** Only which departments words concern; null where nobody can tell. */
  concerns(asked: Asked): readonly Department[] | null
  /** Only what the base has. */
  lookUp(asked: Asked): Promise<Found | null>
}

export function createUnderstanding(routing: Routing, answers: Answers): Understand {
  const lookUp: Understand['lookUp'] = async ({ text, gtin, category }) => {
    if (text === '') return null
    const { act, hits } = answers.find(text, { gtin, category })
    const [best] = hits
    if (act === 'decline' || !best) return null
    if (act === 'offer')
      return { answer: null, offers: hits.slice(0, 3).map(({ articleId, title }) => ({ articleId, title })) }
    return { answer: { ...best, text: await answers.word(best.articleId, text) }, offers: [] }
  }

  const safety = (articleId: string | null): ServiceRequest['danger'] => {
    const article = articleId === null ? null : answers.getArticle(articleId)
    return article && articleId !== null
      ? { articleId, title: article.title, steps: safetySteps(article.body) }
      : null
  }

  const understand = async (asked: Asked): Promise<Understanding> => {
    const { departments, priority, danger, unsure, by } = routing.route(asked)
    const found = answersFirst(asked, { departments, danger }) ? await lookUp(asked) : null
    return {
      routes: departments,
      routedBy: by,
      priority,
      danger: danger && (safety(danger.articleId) ?? { articleId: '', title: danger.what, steps: [] }),
      found,
      desk: unsure ? 'unsure' : 'no_department',
    }
  }

  return Object.assign(understand, {
    lookUp,
    concerns(asked: Asked) {
      const { departments, unsure } = routing.route(asked)
      return unsure || departments.length === 0 ? null : departments.map((d) => d.department)
    },
  })
}
