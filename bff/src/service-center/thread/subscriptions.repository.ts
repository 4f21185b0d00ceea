import type { Topic } from '@onehall/shared/domain/topics'
import { Schema } from 'mongoose'
import type { Store } from '../../platform/mongo.ts'

interface SubscriptionDoc {
  _id: string
  /** how many messages of each topic may still be sent */
  left: Partial<Record<Topic, number>>
  /** the last messages that were sent, so that none is sent twice */
  sent: string[]
}

/** WeChat's one-off consents: one consent is one message. Shard key: _id (hashed), the account. */
export interface Subscriptions {
  left(accountId: string): Promise<Partial<Record<Topic, number>>>
  /** Those of these accounts that a message of this topic may still be sent to. */
  listWilling(accountIds: readonly string[], topic: Topic): Promise<string[]>
  add(accountId: string, topic: Topic): Promise<void>
  /** Uses a consent up for one message; false where there is none, or where this message was sent before. */
  use(accountId: string, topic: Topic, messageKey: string): Promise<boolean>
  /** WeChat says that there is no consent: what we counted was wrong. */
  clear(accountId: string, topic: Topic): Promise<void>
}

const SENT_KEPT = 50

export function createSubscriptions(store: Store): Subscriptions {
  const schema = new Schema<SubscriptionDoc>(
    { _id: String, left: Schema.Types.Mixed, sent: [String] },
    { collection: 'subscriptions', versionKey: false },
  )
  const model = store.model('Subscription', schema)
  return {
    async left(accountId) {
      return (await model.findById(accountId).lean<SubscriptionDoc>())?.left ?? {}
    },
    async listWilling(accountIds, topic) {
      const docs = await model
        .find({ _id: { $in: accountIds }, [`left.${topic}`]: { $gt: 0 } }, { _id: 1 })
        .lean<SubscriptionDoc[]>()
      return docs.map(({ _id }) => _id)
    },
    async add(accountId, topic) {
      await model.updateOne({ _id: accountId }, { $inc: { [`left.${topic}`]: 1 } }, { upsert: true })
    },
    async use(accountId, topic, messageKey) {
      const done = await model.updateOne(
        { _id: accountId, [`left.${topic}`]: { $gt: 0 }, sent: { $ne: messageKey } },
        { $inc: { [`left.${topic}`]: -1 }, $push: { sent: { $each: [messageKey], $slice: -SENT_KEPT } } },
      )
      return done.modifiedCount === 1
    },
    async clear(accountId, topic) {
      await model.updateOne({ _id: accountId }, { $set: { [`left.${topic}`]: 0 } })
    },
  }
}
