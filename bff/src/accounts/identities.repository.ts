import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'

/**
 * What a person signs in by (a phone, a WeChat openid), as a blind index, and whose it is. It is a document of
 * its own, found by _id, because a unique index on a field of accounts cannot hold across shards.
 */
interface IdentityDoc {
  _id: string
  accountId: string
}

export interface Identities {
  find(key: string): Promise<string | null>
  /** The account that has the identity now: the one given, or whoever was first. */
  claim(key: string, accountId: string): Promise<string>
  /** Moves it; false where `from` does not have it. */
  move(key: string, from: string, to: string): Promise<boolean>
  listOf(accountId: string): Promise<string[]>
}

export function createIdentities(store: Store): Identities {
  const schema = new Schema<IdentityDoc>(
    { _id: String, accountId: String },
    { collection: 'identities', versionKey: false },
  )
  schema.index({ accountId: 1 })
  const model = store.model('Identity', schema)
  const find: Identities['find'] = async (key) => (await model.findById(key).lean())?.accountId ?? null
  return {
    find,
    async claim(key, accountId) {
      try {
        await model.create({ _id: key, accountId })
        return accountId
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return (await find(key)) ?? accountId
      }
    },
    async move(key, from, to) {
      const done = await model.updateOne({ _id: key, accountId: from }, { $set: { accountId: to } })
      return done.modifiedCount === 1
    },
    async listOf(accountId) {
      return (await model.find({ accountId }).lean()).map((doc) => doc._id)
    },
  }
}
