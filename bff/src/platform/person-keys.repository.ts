import { Schema } from 'mongoose'
import type { Store } from './mongo.ts'
import type { Envelope } from './vault.ts'

interface PersonKey {
  _id: string
  /** null once destroyed: the record stays, so that no new key is made for the same person by a late write */
  key: Envelope | null
}

export interface PersonKeys {
  find(ownerId: string): Promise<Envelope | null>
  /** The stored key; `fresh` becomes it where there was none. Of several at once, all get the same one. */
  findOrAdd(ownerId: string, fresh: Envelope): Promise<Envelope | null>
  destroy(ownerId: string): Promise<void>
}

export function createPersonKeys(store: Store): PersonKeys {
  const schema = new Schema<PersonKey>(
    { _id: String, key: Schema.Types.Mixed },
    { collection: 'person_keys', versionKey: false },
  )
  const model = store.model('PersonKey', schema)
  return {
    async find(ownerId) {
      return (await model.findById(ownerId).lean())?.key ?? null
    },
    async findOrAdd(ownerId, fresh) {
      const doc = await model
        .findOneAndUpdate(
          { _id: ownerId },
          { $setOnInsert: { key: fresh } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
      return doc.key
    },
    async destroy(ownerId) {
      await model.updateOne({ _id: ownerId }, { $set: { key: null } }, { upsert: true })
    },
  }
}
