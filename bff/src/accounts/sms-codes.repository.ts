import { Schema } from 'mongoose'
import { SMS_CODE_TRIES } from '@onehall/shared/domain/limits'
import type { Store } from '../platform/mongo.ts'

interface SmsCodeDoc {
  _id: string
  codeHash: string
  tries: number
  expiresAt: Date
}

export interface SmsCodes {
  /** The last code sent is the only good one. */
  put(phoneKey: string, codeHash: string, expiresAt: Date): Promise<void>
  /** Counts the try before it is judged, so that parallel guesses cannot outrun the count. */
  spend(phoneKey: string, codeHash: string, now: Date): Promise<'right' | 'wrong' | 'spent'>
}

export function createSmsCodes(store: Store): SmsCodes {
  const schema = new Schema<SmsCodeDoc>(
    { _id: String, codeHash: String, tries: Number, expiresAt: Date },
    { collection: 'sms_codes', versionKey: false },
  )
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
  const model = store.model('SmsCode', schema)
  return {
    async put(phoneKey, codeHash, expiresAt) {
      await model.updateOne({ _id: phoneKey }, { $set: { codeHash, tries: 0, expiresAt } }, { upsert: true })
    },
    async spend(phoneKey, codeHash, now) {
      const doc = await model
        .findOneAndUpdate(
          { _id: phoneKey, expiresAt: { $gt: now }, tries: { $lt: SMS_CODE_TRIES } },
          { $inc: { tries: 1 } },
          { returnDocument: 'after' },
        )
        .lean()
      if (!doc) return 'spent'
      if (doc.codeHash !== codeHash) return doc.tries >= SMS_CODE_TRIES ? 'spent' : 'wrong'
      const used = await model.deleteOne({ _id: phoneKey, codeHash })
      return used.deletedCount === 1 ? 'right' : 'spent'
    },
  }
}
