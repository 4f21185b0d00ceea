import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'

/** A word between desk and sender, sealed for each of them. */
export interface StoredWord {
  id: string
  at: Date
  forDesk: string
  forReceipt: string
  /** of the sender's words: the same word sent again has the same; it is keyed by what only their device has */
  fingerprint: string | null
}

/** A tip as it is stored: sealed parts, and what finding and keeping need. Times are full hours. */
export interface StoredTip {
  id: string
  /** of the receipt */
  lookup: string
  /** of the challenge, so that one is good for one tip */
  mark: string
  fingerprint: string
  at: Date
  /** null once erased */
  body: string | null
  contact: string | null
  state: string
  /** of the case that `state` tells of: an older word never covers a newer one */
  stateVersion: number
  words: StoredWord[]
  /** the sender wrote, and the desk has not answered */
  waiting: boolean
  /** the desk has made a case of it */
  taken: boolean
}

type TipDoc = Omit<StoredTip, 'id'> & { _id: string }

/** Shard key: _id (hashed). */
export interface Tips {
  /** added · same: this tip is there already, see its fingerprint · used: its challenge was, for another */
  add(tip: StoredTip): Promise<'added' | 'same' | 'used'>
  find(id: string): Promise<StoredTip | null>
  findByLookup(lookup: string): Promise<StoredTip | null>
  listFresh(limit: number): Promise<StoredTip[]>
  /** Which of them wait for the desk. */
  waitingAmong(ids: string[]): Promise<Set<string>>
  markTaken(id: string): Promise<void>
  /** False where the word is there already, or where there are `most` of them. */
  addWord(id: string, word: StoredWord, more: { waiting: boolean; most: number }): Promise<boolean>
  /** Does nothing where a newer one stands. */
  setState(id: string, state: string, version: number): Promise<void>
  /** What was written is gone; that there was a tip, and how it stands, stays. */
  erase(id: string): Promise<void>
}

const schemaOf = (): Schema<TipDoc> => {
  const schema = new Schema<TipDoc>(
    {
      _id: String,
      lookup: String,
      mark: String,
      fingerprint: String,
      at: Date,
      body: String,
      contact: String,
      state: String,
      stateVersion: Number,
      words: [{ _id: false, id: String, at: Date, forDesk: String, forReceipt: String, fingerprint: String }],
      waiting: Boolean,
      taken: Boolean,
    },
    { collection: 'tips', versionKey: false },
  )
  schema.index({ lookup: 1 }, { unique: true })
  schema.index({ mark: 1 }, { unique: true })
  schema.index({ taken: 1, at: 1 }, { partialFilterExpression: { taken: false } })
  return schema
}

export function createTips(store: Store): Tips {
  const model = store.model('Tip', schemaOf())
  const toTip = ({ _id, ...rest }: TipDoc): StoredTip => ({ id: _id, ...rest })
  const findBy = async (filter: Record<string, string>): Promise<StoredTip | null> => {
    const doc = await model.findOne(filter).lean<TipDoc>()
    return doc && toTip(doc)
  }
  return {
    find: (id) => findBy({ _id: id }),
    findByLookup: (lookup) => findBy({ lookup }),
    async add({ id, ...rest }) {
      try {
        await model.create({ _id: id, ...rest })
        return 'added'
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return (await model.exists({ _id: id })) ? 'same' : 'used'
      }
    },
    async listFresh(limit) {
      return (await model.find({ taken: false }).sort({ at: 1 }).limit(limit).lean<TipDoc[]>()).map(toTip)
    },
    async waitingAmong(ids) {
      const docs = await model.find({ _id: { $in: ids }, waiting: true }, { _id: 1 }).lean<TipDoc[]>()
      return new Set(docs.map((doc) => doc._id))
    },
    async markTaken(id) {
      await model.updateOne({ _id: id }, { $set: { taken: true } })
    },
    async addWord(id, word, { waiting, most }) {
      const { modifiedCount } = await model.updateOne(
        { _id: id, 'words.id': { $ne: word.id }, [`words.${most - 1}`]: { $exists: false } },
        { $push: { words: word }, $set: { waiting } },
      )
      return modifiedCount === 1
    },
    async setState(id, state, version) {
      const newer = { $set: { state, stateVersion: version } }
      await model.updateOne({ _id: id, stateVersion: { $lt: version } }, newer)
    },
    async erase(id) {
      await model.updateOne({ _id: id }, { $set: { body: null, contact: null, words: [], waiting: false } })
    },
  }
}
