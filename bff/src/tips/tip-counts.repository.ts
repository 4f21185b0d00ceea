import { Schema } from 'mongoose'
import type { TipCounts } from '@onehall/shared/contract/tips'
import type { Store } from '../platform/mongo.ts'

type CountsDoc = TipCounts & { _id: string }

/** The loop in numbers, by notice: written by the tip desk, read by everybody. Shard key: _id (hashed). */
export interface PublishedCounts {
  get(noticeId: string): Promise<TipCounts>
  put(noticeId: string, counts: TipCounts): Promise<void>
}

export function createTipCounts(store: Store): PublishedCounts {
  const schema = new Schema<CountsDoc>(
    { _id: String, received: Number, verified: Number, found: Number, claimed: Number },
    { collection: 'tip_counts', versionKey: false },
  )
  const model = store.model('TipCounts', schema)
  return {
    async get(noticeId) {
      const doc = await model.findById(noticeId).lean<CountsDoc>()
      const { received = 0, verified = 0, found = 0, claimed = 0 } = doc ?? {}
      return { received, verified, found, claimed }
    },
    async put(noticeId, counts) {
      await model.updateOne({ _id: noticeId }, { $set: counts }, { upsert: true })
    },
  }
}
