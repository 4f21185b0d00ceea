import { Schema } from 'mongoose'
import type { Store } from '../platform/mongo.ts'

/** One sign-in on one device: a family of refresh tokens of which only the last is good. */
interface SessionDoc {
  _id: string
  accountId: string
  tokenHash: string
  endedAt: Date | null
  expiresAt: Date
}

export interface Sessions {
  add(session: { id: string; accountId: string; tokenHash: string; expiresAt: Date }): Promise<void>
  /** Spends the old token for the new one in one step. The account, or null where the old one is not the last. */
  rotate(
    id: string,
    hashes: { from: string; to: string },
    times: { now: Date; until: Date },
  ): Promise<string | null>
  /** What is known of a session that could not be rotated. */
  find(id: string): Promise<{ accountId: string; tokenHash: string; ended: boolean } | null>
  end(id: string, now: Date): Promise<void>
  endAllOf(accountId: string, now: Date): Promise<void>
}

export function createSessions(store: Store): Sessions {
  const schema = new Schema<SessionDoc>(
    { _id: String, accountId: String, tokenHash: String, endedAt: Date, expiresAt: Date },
    { collection: 'sessions', versionKey: false },
  )
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
  schema.index({ accountId: 1 })
  const model = store.model('Session', schema)
  return {
    async add({ id, ...rest }) {
      await model.create({ _id: id, endedAt: null, ...rest })
    },
    async rotate(id, { from, to }, { now, until }) {
      const doc = await model
        .findOneAndUpdate(
          { _id: id, tokenHash: from, endedAt: null, expiresAt: { $gt: now } },
          { $set: { tokenHash: to, expiresAt: until } },
        )
        .lean()
      return doc?.accountId ?? null
    },
    async find(id) {
      const doc = await model.findById(id).lean()
      return doc && { accountId: doc.accountId, tokenHash: doc.tokenHash, ended: doc.endedAt !== null }
    },
    async end(id, now) {
      await model.updateOne({ _id: id, endedAt: null }, { $set: { endedAt: now } })
    },
    async endAllOf(accountId, now) {
      await model.updateMany({ accountId, endedAt: null }, { $set: { endedAt: now } })
    },
  }
}
