import type { z } from 'zod'
import { articleRecord } from '@onehall/shared/contract/knowledge'
import type { Knowledge } from './knowledge.service.ts'
import { wordRecord, type Word } from './word.ts'

const BY = { by: 'import' }
const asksRecord = articleRecord.pick({ id: true, asks: true }).required()

/** How records of knowledge files are read and stored. Storing the same again changes nothing. */
export const articleImport = {
  schema: articleRecord,
  async save({ id, ...input }: z.output<typeof articleRecord>, knowledge: Knowledge): Promise<void> {
    await knowledge.save(id, input, BY)
  },
}

/** Further ways of asking for articles that are there. */
export const asksImport = {
  schema: asksRecord,
  async save({ id, asks }: z.output<typeof asksRecord>, knowledge: Knowledge): Promise<void> {
    await knowledge.saveAsks(id, asks, BY)
  },
}

export const wordImport = {
  schema: wordRecord,
  save: (word: Word, knowledge: Knowledge): Promise<void> => knowledge.saveWord(word),
}
