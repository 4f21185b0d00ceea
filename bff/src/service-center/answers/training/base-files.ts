import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toGtin14 } from '@onehall/shared/domain/gs1'
import type { Product } from '../../../products/index.ts'
import type { Content } from '../base.ts'
import type { Article } from '../knowledge/article.ts'
import type { Word } from '../knowledge/word.ts'
import type { ProductInHand } from '../retrieval/piece.ts'
import type { LabelledQuestion } from './rows.ts'

const WORD_FILES = ['synonyms', 'products', 'foreign', 'outside']

/** Reads the demo data as the import would bring it in: `folder` is mocks/data. */
export async function readBase(folder: string): Promise<Content> {
  const json = async <T>(file: string): Promise<T> =>
    JSON.parse(await readFile(join(folder, file), 'utf8')) as T
  const products = await json<Omit<Product, 'version'>[]>('catalogue/products.json')
  const articles = await json<Omit<Article, 'version' | 'status' | 'asks'>[]>('knowledge/articles.json')
  const asks = await json<{ id: string; asks: string[] }[]>('knowledge/asks.json')
  const asksOf = new Map(asks.map((one) => [one.id, one.asks]))
  const words = await Promise.all(WORD_FILES.map((name) => json<Word[]>(`words/${name}.json`)))
  return {
    articles: articles.map((article) => ({
      ...article,
      version: 1,
      status: 'active',
      asks: asksOf.get(article.id) ?? [],
    })),
    words: words.flat(),
    models: products.map((product) => ({ ...product, version: '' })),
  }
}

/** Reads rows `{id, text, product?, expect}`; a product may be a GTIN, a category, a model or a name. */
export async function readQuestions(path: string, models: readonly Product[]): Promise<LabelledQuestion[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, i) => {
    const { id, text, product, expect } = JSON.parse(line) as Partial<LabelledQuestion> & {
      product?: string | null
    }
    if (typeof text !== 'string' || !Array.isArray(expect))
      throw new Error(`${path}:${i + 1} needs text and expect`)
    return { id: id ?? String(i + 1), text, expect, inHand: product ? inHandOf(product, models) : undefined }
  })
}

function inHandOf(named: string, models: readonly Product[]): ProductInHand | undefined {
  const gtin = toGtin14(named)
  const model =
    models.find((one) => one.gtin === gtin || one.model === named || one.name === named) ??
    models.find((one) => one.category === named || one.name.includes(named) || named.includes(one.category))
  if (!model) return undefined
  return model.category === named ? { category: named } : { gtin: model.gtin, category: model.category }
}
