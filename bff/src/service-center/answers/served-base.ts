import type { Logger } from '../../platform/logger.ts'
import { buildingBase, type Base, type Content } from './base.ts'
import type { Finding, Hit } from './engine.ts'
import type { Article } from './knowledge/article.ts'
import type { Weights } from './model/weights-shape.ts'
import type { ProductInHand } from './retrieval/piece.ts'
import { runInSlices } from './slices.ts'

/** What can be read: an article, or a page of a manual. */
export interface Readable {
  title: string
  body: string
  version: number
  isDanger: boolean
}

/** The base as this process serves it. It follows what is stored. */
export interface ServedBase {
  find(text: string, inHand: ProductInHand): Finding
  read(id: string): Readable | null
  /** Looks whether something changed, and if so makes the base anew. One call at a time. */
  refresh(): Promise<void>
}

interface Parts {
  load(): Promise<Content>
  /** changes whenever what is loaded would be another */
  fingerprint(): Promise<string>
  weights: Weights
  logger: Logger
}

const NOTHING: Finding = { act: 'decline', hits: [] }

export function createServedBase({ load, fingerprint, weights, logger }: Parts): ServedBase {
  let base: Base | null = null
  let articles: ReadonlyMap<string, Article> = new Map()
  let seen: string | null = null

  const articleOf = (id: string): Article | null => {
    const article = articles.get(id)
    return article?.status === 'active' ? article : null
  }
  const asItStands = (hit: Hit): Hit[] => {
    if (base?.manuals.pages.has(hit.articleId)) return [hit]
    const article = articleOf(hit.articleId)
    return article ? [{ ...hit, title: article.title, version: article.version }] : []
  }

  return {
    async refresh() {
      const now = await fingerprint()
      if (now === seen) return
      const content = await load()
      // what is withdrawn is silent and what is reworded reads anew at once; only finding waits for the index
      articles = new Map(content.articles.map((article) => [article.id, article]))
      const from = performance.now()
      base = await runInSlices(buildingBase(content, weights))
      seen = now
      logger.info(
        { articles: articles.size, ms: Math.round(performance.now() - from) },
        'knowledge base made',
      )
    },
    find(text, inHand) {
      const found = base?.find(text, inHand) ?? NOTHING
      const hits = found.hits.flatMap(asItStands)
      if (hits.length === found.hits.length) return { act: found.act, hits }
      if (hits.length === 0) return NOTHING
      return { act: hits[0]!.articleId === found.hits[0]!.articleId ? found.act : 'offer', hits }
    },
    read(id) {
      const article = articleOf(id)
      if (article) {
        const { title, body, version, urgency } = article
        return { title, body, version, isDanger: urgency === 'danger' }
      }
      const page = base?.manuals.pages.get(id)?.piece
      return page
        ? { title: page.title, body: page.body, version: page.version, isDanger: page.danger }
        : null
    },
  }
}
