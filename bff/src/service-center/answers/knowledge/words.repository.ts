import { isDeepStrictEqual } from 'node:util'
import { Schema } from 'mongoose'
import type { Store } from '../../../platform/mongo.ts'
import { keyOf, type Word } from './word.ts'

interface WordDoc {
  _id: string
  version: number
  word: Word
}

/** What the base knows about words. Shard key: _id. */
export interface Words {
  listAll(): Promise<Word[]>
  /** What stands so already is left as it is. */
  save(word: Word): Promise<void>
  /** Changes with every change of any word. */
  fingerprint(): Promise<string>
}

export function createWords(store: Store): Words {
  const schema = new Schema<WordDoc>(
    { _id: String, version: Number, word: Schema.Types.Mixed },
    { collection: 'words', versionKey: false },
  )
  const model = store.model('Word', schema)
  return {
    async listAll() {
      return (await model.find().sort({ _id: 1 }).lean<WordDoc[]>()).map((doc) => doc.word)
    },
    async save(word) {
      const key = keyOf(word)
      const known = await model.findById(key).lean<WordDoc>()
      if (known && isDeepStrictEqual(known.word, word)) return
      await model.updateOne({ _id: key }, { $set: { word }, $inc: { version: 1 } }, { upsert: true })
    },
    async fingerprint() {
      const [sum] = await model.aggregate<{ words: number; versions: number }>([
        { $group: { _id: null, words: { $sum: 1 }, versions: { $sum: '$version' } } },
      ])
      return `${sum?.words ?? 0} ${sum?.versions ?? 0}`
    },
  }
}
