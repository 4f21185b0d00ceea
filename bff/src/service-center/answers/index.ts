/** Answers: the knowledge base, what it has to a question, and when it has nothing. */
import type Router from '@koa/router'
import type { Config } from '../../config.ts'
import type { Door } from '../../http/route.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { Store } from '../../platform/mongo.ts'
import { createSweeper } from '../../platform/sweeper.ts'
import type { Catalogue } from '../../products/index.ts'
import type { Finding } from './engine.ts'
import { createArticles } from './knowledge/articles.repository.ts'
import { mountKnowledge } from './knowledge/knowledge.routes.ts'
import { createKnowledge, type Knowledge } from './knowledge/knowledge.service.ts'
import { createWords } from './knowledge/words.repository.ts'
import { learnedWeights } from './model/learned.ts'
import type { ProductInHand } from './retrieval/piece.ts'
import { createServedBase } from './served-base.ts'
import { createWording } from './wording/wording.ts'

export { articleImport, asksImport, wordImport } from './knowledge/knowledge.import.ts'

export interface Answers {
  /** What the base has to a question, at once and from memory; `context` is the product in hand. */
  find(text: string, context: ProductInHand): Finding
  /** An article that is not withdrawn, or a page of a manual. */
  getArticle(articleId: string): { title: string; body: string; version: number } | null
  /** The answer in words for this question: a model's where one is configured, else the article's own. */
  word(articleId: string, question: string): Promise<string>
  mount(router: Router, door: Door): void
  /** how the base is kept, for imports */
  knowledge: Knowledge
  /** Makes the base and follows what changes. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  store: Store
  catalogue: Catalogue
  clock: Clock
  logger: Logger
  metrics: Metrics
  model: Config['model']
}

/** A change is to be seen by every process within 5 s; making the base anew takes a second or two of them. */
const LOOK_EVERY_MS = 1_000

export function createAnswers({ store, catalogue, clock, logger, metrics, model }: Parts): Answers {
  const articles = createArticles(store)
  const words = createWords(store)
  const knowledge = createKnowledge({ articles, words, clock })
  const sources = [articles, words, catalogue]
  const served = createServedBase({
    async load() {
      const [all, known, models] = await Promise.all([articles.listAll(), words.listAll(), catalogue.list()])
      return { articles: all, words: known, models }
    },
    fingerprint: async () => (await Promise.all(sources.map((one) => one.fingerprint()))).join('|'),
    weights: learnedWeights(),
    logger,
  })
  const wording = createWording(model, { metrics, logger })
  const sweeper = createSweeper({
    chores: [{ name: 'knowledge', run: () => served.refresh() }],
    everyMs: LOOK_EVERY_MS,
    logger,
  })

  return {
    find: (text, context) => served.find(text, context),
    getArticle(articleId) {
      const found = served.read(articleId)
      return found && { title: found.title, body: found.body, version: found.version }
    },
    async word(articleId, question) {
      const found = served.read(articleId)
      return found ? ((await wording(found, question)) ?? found.body) : ''
    },
    mount: (router, door) => mountKnowledge(router, door, { knowledge, articles, find: served.find }),
    knowledge,
    async start() {
      await served.refresh()
      sweeper.start()
    },
    stop: () => sweeper.stop(),
  }
}
