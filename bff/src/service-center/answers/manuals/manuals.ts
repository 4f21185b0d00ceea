import type { Product } from '../../../products/index.ts'
import type { Hit } from '../engine.ts'
import type { ProductInHand } from '../retrieval/piece.ts'
import { buildingIndex } from '../retrieval/search-index.ts'
import { readSignals, SIGNALS, type Question } from '../retrieval/signals.ts'
import type { Reader } from '../text/reader.ts'
import { pagesOf, type ManualPage } from './manual-pages.ts'

/** The manuals: what no article says may stand there. */
export interface Manuals {
  /** The page of the code that a question names, where it is clear which product shows it. */
  findFault(text: string, inHand?: ProductInHand): ManualPage | null
  /** Chapters with a step much like the question, of the product that it is about. */
  findChapters(text: string, inHand?: ProductInHand): Hit[]
  pages: ReadonlyMap<string, ManualPage>
}

const UNIT_BEST = SIGNALS.indexOf('unit.best')
/** So much of a step and a question must be the same: below it, chance finds more than sense. */
const LIKE = 0.6
const MOST = 3

export function* buildingManuals(products: readonly Product[], reader: Reader): Generator<void, Manuals> {
  const pages = products.flatMap(pagesOf)
  const faults = pages.filter((page) => page.code !== null)
  const chapters = pages.filter((page) => page.code === null)
  const index = yield* buildingIndex(
    chapters.map(({ piece }) => piece),
    reader.prepare,
  )
  const codes = new Set(faults.map((page) => page.code!))

  return {
    pages: new Map(pages.map((page) => [page.piece.id, page])),
    findFault(text, inHand) {
      const question = reader.read(text, codes, inHand)
      const ours = new Set(modelsOf(question, products).map((model) => model.gtin))
      const found = faults.filter((page) => ours.has(page.gtin) && question.codes.includes(page.code!))
      const [page] = found
      return page && found.length === 1 ? page : null
    },
    findChapters(text, inHand) {
      const question = reader.read(text, codes, inHand)
      const ours = new Set(modelsOf(question, products).map((model) => model.gtin))
      return readSignals(index, question)
        .map(({ piece, signals }) => ({ page: chapters[piece]!, score: signals[UNIT_BEST]! }))
        .filter(({ page, score }) => ours.has(page.gtin) && score >= LIKE)
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST)
        .map(({ page, score }) => hitOf(page, Math.round(score * 1000) / 1000))
    },
  }
}

/** The products a question is about: those it names, else the one in hand. */
function modelsOf({ categories, inHand }: Question, products: readonly Product[]): Product[] {
  if (categories.length > 0) return products.filter((model) => categories.includes(model.category))
  if (inHand?.gtin !== undefined) return products.filter((model) => model.gtin === inHand.gtin)
  return products.filter((model) => model.category === inHand?.category)
}

export const hitOf = ({ piece: { id, title, version } }: ManualPage, score: number): Hit => ({
  articleId: id,
  title,
  score,
  version,
})
