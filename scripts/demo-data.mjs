import { join } from 'node:path'
import { ROOT } from './processes.mjs'

/** The demo data, in the order in which one needs the other. */
export const demoImports = () =>
  [
    ['products', 'catalogue/products.json'],
    ['units', 'units/units.json'],
    ['accounts', 'accounts.json'],
    ['accounts', 'installation/customers.json'],
    ['articles', 'knowledge/articles.json'],
    ['asks', 'knowledge/asks.json'],
    ['words', 'words/synonyms.json'],
    ['words', 'words/products.json'],
    ['words', 'words/foreign.json'],
    ['words', 'words/outside.json'],
    ['consents', 'consent/purposes.json'],
    ['consents', 'consent/installers.json'],
    ['notices', 'notices/notices.json'],
  ].map(([kind, file]) => `${kind}=${join(ROOT, 'mocks/data', file)}`)
