import type { Product } from '../../../products/index.ts'
import type { Piece, Scope } from '../retrieval/piece.ts'
import { codesIn } from '../text/codes.ts'
import { normalise } from '../text/normalise.ts'
import type { Article } from './article.ts'

type Model = Pick<Product, 'gtin' | 'category' | 'faultCodes'>

const NAMED_ONLY = 0.5

/** What can be found of an article. Its fault codes are those of its products that its text names. */
export function pieceOfArticle(article: Article, models: readonly Model[]): Piece {
  const scope = scopeOf(article, models)
  const known = new Set(
    models
      .filter((model) => scope?.gtins.has(model.gtin))
      .flatMap((model) => model.faultCodes.map((fault) => fault.code.toLowerCase())),
  )
  const codes = new Map<string, number>()
  const add = (text: string, weight: number): void => {
    for (const code of codesIn(normalise(text), known))
      if (known.has(code)) codes.set(code, Math.max(weight, codes.get(code) ?? 0))
  }
  add([article.title, ...article.questions, ...article.asks].join(' , '), 1)
  add(article.body, NAMED_ONLY)
  return {
    id: article.id,
    version: article.version,
    title: article.title,
    units: [article.title, ...article.questions, ...article.asks],
    body: article.body,
    scope,
    danger: article.urgency === 'danger',
    codes,
  }
}

function scopeOf({ appliesTo }: Article, models: readonly Model[]): Scope | null {
  if (appliesTo === 'all') return null
  const { categories = [], gtins = [] } = appliesTo
  const ours = models.filter((model) => categories.includes(model.category) || gtins.includes(model.gtin))
  return {
    categories: new Set([...categories, ...ours.map((model) => model.category)]),
    gtins: new Set(ours.map((model) => model.gtin)),
  }
}
