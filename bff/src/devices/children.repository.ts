import { Schema } from 'mongoose'
import type { ChildView } from '@onehall/shared/contract/devices'
import type { Store } from '../platform/mongo.ts'
import type { Envelope, Vault } from '../platform/vault.ts'
import { createKeptRows, type KeptRows } from './kept-rows.repository.ts'

interface ChildDoc {
  _id: string
  ownerId: string
  registrationId: string
  /** {nickname, bornMonth}, sealed with the guardian's key */
  child: Envelope
  checkedAt: Date
}

/** Which child a watch or formula is for. Shard key: _id (hashed), which begins with whose it is. */
export interface Children extends KeptRows {
  save(ownerId: string, registrationId: string, child: ChildView, now: Date): Promise<void>
  find(ownerId: string, registrationId: string): Promise<ChildView | null>
  removeFrom(ownerId: string, registrationId: string): Promise<void>
}

export function createChildren(store: Store, vault: Vault): Children {
  const schema = new Schema<ChildDoc>(
    {
      _id: String,
      ownerId: String,
      registrationId: String,
      child: Schema.Types.Mixed,
      checkedAt: Date,
    },
    { collection: 'children', versionKey: false },
  )
  schema.index({ ownerId: 1 })
  schema.index({ checkedAt: 1 })
  const model = store.model('Child', schema)
  const idOf = (ownerId: string, registrationId: string): string => `${ownerId}/${registrationId}`
  const place = (id: string): string => `children/child/${id}`

  return {
    ...createKeptRows(store, 'children'),
    async save(ownerId, registrationId, child, now) {
      const id = idOf(ownerId, registrationId)
      const sealed = await vault.seal(ownerId, place(id), JSON.stringify(child))
      await model.updateOne(
        { _id: id },
        { $set: { ownerId, registrationId, child: sealed, checkedAt: now } },
        { upsert: true },
      )
    },
    async find(ownerId, registrationId) {
      const doc = await model.findById(idOf(ownerId, registrationId)).lean<ChildDoc>()
      return doc && (JSON.parse(await vault.open(ownerId, place(doc._id), doc.child)) as ChildView)
    },
    async removeFrom(ownerId, registrationId) {
      await model.deleteOne({ _id: idOf(ownerId, registrationId) })
    },
  }
}
