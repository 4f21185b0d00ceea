import { createHash } from 'node:crypto'
import type { FaultCode, Product } from '../../../products/index.ts'
import type { Piece } from '../retrieval/piece.ts'

/** A page of a manual: a chapter, or what a fault code means. It reads like an article. */
export interface ManualPage {
  piece: Piece
  gtin: string
  /** in small letters, where it is the page of a fault code */
  code: string | null
}

/** All pages of a product's manual. Ids are the same as long as chapters and codes are called the same. */
export function pagesOf(product: Product): ManualPage[] {
  return [
    ...product.manual.chapters.map((chapter) => chapterPage(product, chapter)),
    ...product.faultCodes.map((fault) => faultPage(product, fault)),
  ]
}

function chapterPage(product: Product, chapter: Product['manual']['chapters'][number]): ManualPage {
  const { gtin, category } = product
  const steps = chapter.steps.map((step) => step.text)
  return {
    gtin,
    code: null,
    piece: page(product, {
      id: `manual-${gtin}-${chapter.id}`,
      title: `${category}说明书：${chapter.title}`,
      units: [`${category}说明书${chapter.title}`, `${category}${chapter.title}`, ...steps],
      body: numbered(steps),
    }),
  }
}

function faultPage(product: Product, { code, meaning, severity, selfHelp }: FaultCode): ManualPage {
  const { gtin, category } = product
  return {
    gtin,
    code: code.toLowerCase(),
    piece: {
      ...page(product, {
        id: `fault-${gtin}-${code}`,
        title: `${category}显示 ${code}：${meaning}`,
        units: [`${category}显示${code}`, meaning],
        body: numbered(selfHelp),
      }),
      danger: severity === 'danger',
    },
  }
}

const page = (
  { gtin, category, version }: Product,
  said: Pick<Piece, 'id' | 'title' | 'units' | 'body'>,
): Piece => ({
  ...said,
  version: numberOf(version),
  scope: { categories: new Set([category]), gtins: new Set([gtin]) },
  danger: false,
  codes: new Map(),
})

const numbered = (steps: readonly string[]): string => steps.map((step, i) => `${i + 1}. ${step}`).join('\n')

/** A manual's changes are not counted: the number only says whether it is still the same. */
const numberOf = (version: string): number => createHash('sha256').update(version).digest().readUIntBE(0, 4)
