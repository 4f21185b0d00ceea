import { Schema } from 'mongoose'
import type { Purpose } from '@onehall/shared/domain/purposes'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import type { ConsentText } from './consent-text.ts'

type TextDoc = ConsentText & { _id: string }

/** Every version of every wording. Shard key: _id. */
export interface ConsentTexts {
  find(purpose: Purpose, version: number): Promise<ConsentText | null>
  findLatest(purpose: Purpose): Promise<ConsentText | null>
  /** Of each purpose the one that holds, by tier. */
  listLatest(): Promise<ConsentText[]>
  /** False where that version is there already. */
  add(text: ConsentText): Promise<boolean>
}

export function createConsentTexts(store: Store): ConsentTexts {
  const schema = new Schema<TextDoc>(
    {
      _id: String,
      purpose: String,
      version: Number,
      since: String,
      hash: String,
      tier: Number,
      sensitive: Boolean,
      title: String,
      brief: String,
      text: String,
      facts: [{ _id: false, label: String, text: String }],
      refusal: String,
    },
    { collection: 'consent_texts', versionKey: false },
  )
  schema.index({ purpose: 1, version: -1 })
  const model = store.model('ConsentText', schema)
  return {
    async find(purpose, version) {
      const doc = await model.findById(`${purpose}:${version}`).lean<TextDoc>()
      return doc && toText(doc)
    },
    async findLatest(purpose) {
      const doc = await model.findOne({ purpose }).sort({ version: -1 }).lean<TextDoc>()
      return doc && toText(doc)
    },
    async listLatest() {
      const docs = await model.find().sort({ version: 1 }).lean<TextDoc[]>()
      const latest = new Map(docs.map((doc) => [doc.purpose, toText(doc)]))
      return [...latest.values()].sort((a, b) => a.tier - b.tier)
    },
    async add(text) {
      try {
        await model.create({ _id: `${text.purpose}:${text.version}`, ...text })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
  }
}

const toText = ({ _id: _key, ...text }: TextDoc): ConsentText => text
