import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile } from '@onehall/bff/import/importer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DATA, GTIN, importProducts } from '../support/catalogue.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
let folder: string
beforeAll(async () => {
  house = await openHouse()
  folder = await mkdtemp(join(tmpdir(), 'onehall-import-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const everything = async (collection: string) =>
  JSON.stringify(await house.db.collection(collection).find().sort({ _id: 1 }).toArray())

test('the demo catalogue goes in whole, and a second time changes nothing', async () => {
  const files = [
    ['products', 'catalogue/products.json'],
    ['units', 'units/units.json'],
  ] as const
  const { imports } = house.container
  const before: string[] = []
  for (const round of [0, 1])
    for (const [i, [kind, file]] of files.entries()) {
      const report =
        kind === 'products'
          ? await importFile(DATA + file, imports.products)
          : await importFile(DATA + file, imports.units)
      expect(report.problems).toEqual([])
      expect(report.imported).toBeGreaterThan(10)
      if (round === 0) before[i] = await everything(kind)
      else expect(await everything(kind)).toBe(before[i])
    }
})

test('bad records are named by file, line and reason; the rest goes in', async () => {
  await importProducts(house)
  const path = join(folder, 'units.jsonl')
  const unit = (serial: string, more = {}) => JSON.stringify({ gtin: GTIN.washer, serial, ...more })
  await writeFile(
    path,
    [
      unit('GOOD1'),
      unit('BAD1', { gtin: '123' }),
      '{"gtin": ',
      '',
      unit('BAD2', { producedOn: '2026-02-30' }),
      unit('GOOD2', { producedOn: '2026-02-28' }),
    ].join('\n'),
  )
  const { imported, problems } = await importFile(path, house.container.imports.units)
  expect(imported).toBe(2)
  expect(problems.map((p) => p.replace(path, 'units').split(': ')[0])).toEqual([
    'units:2',
    'units:3',
    'units:5',
  ])
  expect(problems[0]).toContain('gtin')
  expect(problems[2]).toContain('producedOn')
  const stored = await house.db
    .collection('units')
    .find({ serial: { $in: ['GOOD1', 'GOOD2', 'BAD1', 'BAD2'] } })
    .toArray()
  expect(stored.map((u) => u['serial']).sort()).toEqual(['GOOD1', 'GOOD2'])
})
