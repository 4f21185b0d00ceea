import type { Product } from '../../products/index.ts'
import { buildingEngine, type Engine, type Finding } from './engine.ts'
import type { Article } from './knowledge/article.ts'
import { pieceOfArticle } from './knowledge/pieces.ts'
import type { Word } from './knowledge/word.ts'
import type { ManualPage } from './manuals/manual-pages.ts'
import { buildingManuals, hitOf, type Manuals } from './manuals/manuals.ts'
import type { Weights } from './model/weights-shape.ts'
import type { ProductInHand } from './retrieval/piece.ts'

/** What a base is made of. */
export interface Content {
  articles: readonly Article[]
  words: readonly Word[]
  models: readonly Product[]
}

export interface Base {
  find(text: string, inHand?: ProductInHand): Finding
  engine: Engine
  manuals: Manuals
}

/** As many as fit on a card. */
const MOST = 3
/** From here on a question is a chapter's title or one of its steps, and no article is wanted instead. */
const NAMED = 0.85

/** Makes everything that answers from the articles that are not withdrawn, in slices. Pure, and in memory. */
export function* buildingBase({ articles, words, models }: Content, weights: Weights): Generator<void, Base> {
  const pieces = articles
    .filter((article) => article.status === 'active')
    .map((article) => pieceOfArticle(article, models))
  const engine = yield* buildingEngine(pieces, words, weights)
  const manuals = yield* buildingManuals(models, engine.reader)
  const explained = new Set(
    pieces.flatMap(({ scope, codes }) =>
      [...(scope?.gtins ?? [])].flatMap((gtin) => [...codes.keys()].map((code) => `${gtin} ${code}`)),
    ),
  )
  const hasArticle = ({ gtin, code }: ManualPage): boolean => explained.has(`${gtin} ${code}`)

  return {
    engine,
    manuals,
    find(text, inHand) {
      const found = engine.find(text, inHand)
      const fault = manuals.findFault(text, inHand)
      if (fault && (found.act === 'decline' || !hasArticle(fault)))
        return { act: 'answer', hits: [hitOf(fault, 1), ...found.hits].slice(0, MOST) }
      const chapters = engine.isForeign(text) ? [] : manuals.findChapters(text, inHand)
      const isNamed = (chapters[0]?.score ?? 0) >= NAMED
      if (isNamed) return { act: 'answer', hits: [...chapters, ...found.hits].slice(0, MOST) }
      return found.act === 'decline' && chapters.length > 0 ? { act: 'offer', hits: chapters } : found
    },
  }
}
