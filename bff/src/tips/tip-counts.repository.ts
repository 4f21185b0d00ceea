import { Schema } from 'mongoose'
import type { TipCounts } from '@onehall/shared/contract/tips'
import type { Store } from '../platform/mongo.ts'

type CountsDoc = TipCounts & { _id: string }

/** The loop in numbers, by notice: written by the tip desk, read by everybody. Shard key: _id (hashed). */
export interface PublishedCounts {
  list(): Promise<Map<string, { tips: number; verified: number }>>
  put(noticeId: string, counts: TipCounts): Promise<void>
}

export function createTipCounts(store: Store): PublishedCounts {
  const schema = new Schema<CountsDoc>(
    { _id: String, received: Number, verified: Number, found: Number, claimed: Number },
    { collection: 'tip_counts', versionKey: false },
  )
  const model = store.model('TipCounts', schema)
  return {
    async list() {
      const docs = await model.find().lean<CountsDoc[]>()
      return new Map(docs.map(({ _id, received, verified }) => [_id, { tips: received, verified }]))
    },
    async put(noticeId, counts) {
      await model.updateOne({ _id: noticeId }, { $set: counts }, { upsert: true })
    },
  }
}
