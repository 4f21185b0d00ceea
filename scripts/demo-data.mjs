import { join } from 'node:path'
import { ROOT } from './processes.mjs'

/** The demo data, in the order in which one needs the other. */
export const demoImports = () =>
  [
    ['products', 'catalogue/products.json'],
    ['units', 'units/units.json'],
    ['accounts', 'accounts.json'],
  ].map(([kind, file]) => `${kind}=${join(ROOT, 'mocks/data', file)}`)
