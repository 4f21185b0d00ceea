import { fileURLToPath } from 'node:url'
import { importFile } from '@onehall/bff/import/importer'
import type { House } from './house.ts'

export const DATA = fileURLToPath(new URL('../../mocks/data/', import.meta.url))

/** Products and units as `npm run import` brings them in. */
export async function importCatalogue({ container }: House): Promise<void> {
  await importFile(`${DATA}catalogue/products.json`, container.imports.products)
  await importFile(`${DATA}units/units.json`, container.imports.units)
}

export interface DataUnit {
  gtin: string
  serial: string
  batch: string
}
