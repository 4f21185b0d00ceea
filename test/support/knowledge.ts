import { setTimeout as wait } from 'node:timers/promises'
import { importFile } from '@onehall/bff/import/importer'
import { DATA } from './catalogue.ts'
import type { House } from './house.ts'
import { importPerson } from './people.ts'
import { eventually } from './waiting.ts'

const FILES = [
  ['articles', 'knowledge/articles.json'],
  ['asks', 'knowledge/asks.json'],
  ['words', 'words/synonyms.json'],
  ['words', 'words/products.json'],
  ['words', 'words/foreign.json'],
  ['words', 'words/outside.json'],
] as const

/** The words about what is not ours come last: once they are known, all is. */
const OURS = '冰箱两边摸着烫手'
const NOT_OURS = '今天股市涨了吗'
/** Asking is limited; nobody asks more often than this. */
const ASK_EVERY_MS = 500

/** All that the demo's base answers from; ends when the process that answers knows it. */
export async function importKnowledge(house: House): Promise<void> {
  for (const [kind, file] of FILES) await importFile(DATA + file, house.container.imports[kind])
  const { api } = await importPerson(house, { role: 'ops', name: '何静' })
  const actOn = async (text: string): Promise<string> =>
    (await api.get(`knowledge/answers?${new URLSearchParams({ text }).toString()}`)).body.act
  await eventually(
    async () => {
      await wait(ASK_EVERY_MS)
      return [await actOn(OURS), await actOn(NOT_OURS)]
    },
    ([ours, notOurs]) => ours === 'answer' && notOurs === 'decline',
    90_000,
  )
}
