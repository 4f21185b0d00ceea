import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import type { Envelope } from '../platform/vault.ts'

/** One act named by an Idempotency-Key: begun, and how it ended. Gone after a day. */
interface OutcomeDoc {
  _id: string
  fingerprint: string
  state: 'running' | 'done'
  reply: Envelope | null
  startedAt: Date
}

export interface Outcome {
  operation: string
  fingerprint: string
  state: 'running' | 'done'
  reply: Envelope | null
}

export interface Outcomes {
  /** null: the act is ours to do. Else what is known of it; a run begun before `staleBefore` is taken over. */
  claim(operation: string, fingerprint: string, staleBefore: Date): Promise<Outcome | null>
  finish(operation: string, reply: Envelope): Promise<void>
  forget(operation: string): Promise<void>
}

const DAY_SECONDS = 24 * 3600

export function createOutcomes(store: Store, collection = 'outcomes'): Outcomes {
  const schema = new Schema<OutcomeDoc>(
    { _id: String, fingerprint: String, state: String, reply: Schema.Types.Mixed, startedAt: Date },
    { collection, versionKey: false },
  )
  schema.index({ startedAt: 1 }, { expireAfterSeconds: DAY_SECONDS })
  const model = store.model('Outcome', schema)
  const begin = () => ({ state: 'running' as const, reply: null, startedAt: new Date() })

  const claim: Outcomes['claim'] = async (operation, fingerprint, staleBefore) => {
    try {
      await model.collection.insertOne({ _id: operation as never, fingerprint, ...begin() })
      return null
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
    const taken = await model.updateOne(
      { _id: operation, fingerprint, state: 'running', startedAt: { $lt: staleBefore } },
      { $set: begin() },
    )
    if (taken.modifiedCount === 1) return null
    const doc = await model.findById(operation).lean()
    if (!doc) return claim(operation, fingerprint, staleBefore) // forgotten in between
    return { operation, fingerprint: doc.fingerprint, state: doc.state, reply: doc.reply }
  }

  return {
    claim,
    async finish(operation, reply) {
      await model.updateOne({ _id: operation }, { $set: { state: 'done', reply } })
    },
    async forget(operation) {
      await model.deleteOne({ _id: operation, state: 'running' })
    },
  }
}
