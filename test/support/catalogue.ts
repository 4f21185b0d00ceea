import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { demoRequests } from '@onehall/mocks/index'
import { importFile } from '@onehall/bff/import/importer'
import type { ImportKind } from '@onehall/bff/container'
import type { House } from './house.ts'

export const DATA = fileURLToPath(new URL('../../mocks/data/', import.meta.url))

/** Products and units as `npm run import` brings them in. */
export async function importCatalogue(house: House): Promise<void> {
  await importProducts(house)
  await importFile(`${DATA}units/units.json`, house.container.imports.units)
}

export async function importProducts({ container }: Pick<House, 'container'>): Promise<void> {
  await importFile(`${DATA}catalogue/products.json`, container.imports.products)
}

/** All that `npm start` brings in: the catalogue, and the people of the demo sheet with what is theirs. */
export async function importDemo(house: House): Promise<void> {
  await importCatalogue(house)
  await importFile(`${DATA}accounts.json`, house.container.imports.accounts)
}

/** Whom the demo's installers go to on a day, and what is agreed with them: for a house with that `demoDay`. */
export async function importDemoDay(house: House, date: string): Promise<void> {
  for (const file of ['accounts.json', 'installation/customers.json'])
    for (const record of JSON.parse(await readFile(`${DATA}${file}`, 'utf8')) as { role: string }[])
      if (record.role === 'consumer') await importRecord(house, 'accounts', record)
  for (const record of demoRequests(date)) await importRecord(house, 'requests', record)
}

export interface DataUnit {
  gtin: string
  serial: string
  batch: string
}

/** One record, as it would come in a file. */
export async function importRecord({ container }: House, kind: ImportKind, record: unknown): Promise<void> {
  const one = container.imports[kind]
  await one.save(one.schema.parse(record))
}

/** GTINs of the catalogue that tests speak of. */
export const GTIN = {
  washer: '09520000010270',
  fridge: '09520000010102',
  heater: '09520000010584',
  milk: '09520000020170',
  watch: '09520000020316',
} as const

export interface TestUnit {
  gtin: string
  serial: string
  /** the web address in its code */
  code: string
}

/** A unit that no other test has seen. */
export async function newUnit(
  house: House,
  more: { gtin?: string } & Record<string, unknown> = {},
): Promise<TestUnit> {
  const { gtin = GTIN.washer, ...rest } = more
  const serial = randomBytes(8).toString('hex').toUpperCase()
  await importRecord(house, 'units', { gtin, serial, ...rest })
  return { gtin, serial, code: `${house.url}/01/${gtin}/21/${serial}` }
}
