import { expect } from 'vitest'
import { importFile } from '@onehall/bff/import/importer'
import { DATA, importProducts } from './catalogue.ts'
import type { House } from './house.ts'

const FILES = [
  ['articles', 'knowledge/articles.json'],
  ['asks', 'knowledge/asks.json'],
  ['words', 'words/synonyms.json'],
  ['words', 'words/products.json'],
  ['words', 'words/foreign.json'],
  ['words', 'words/outside.json'],
] as const

/** The products, and all that the demo's base answers from: the stock of a house that is to answer. */
export async function importKnowledge(house: Pick<House, 'container'>): Promise<void> {
  await importProducts(house)
  for (const [kind, file] of FILES)
    expect((await importFile(DATA + file, house.container.imports[kind])).problems).toEqual([])
}
