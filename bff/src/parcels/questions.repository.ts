import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'

interface QuestionDoc {
  _id: string
  dismissedAt?: Date
  messagedAt?: Date
}

/** When the question before shipment was put away, and when it was asked by message. */
export interface Asked {
  putAwayAt: Date | null
  messagedAt: Date | null
}

/** What became of the question before shipment. Shard key: _id (the person). */
export interface NoticeQuestions {
  find(personId: string): Promise<Asked>
  dismiss(personId: string, at: Date): Promise<void>
  /** What one of two accounts of hers has met, both have; harmless to repeat. */
  join(fromId: string, intoId: string): Promise<void>
  /** False where it was asked by message before: of all who try, in whatever process, one is told true, once. */
  claimMessage(personId: string, at: Date): Promise<boolean>
}

export function createNoticeQuestions(store: Store): NoticeQuestions {
  const schema = new Schema<QuestionDoc>(
    { _id: String, dismissedAt: Date, messagedAt: Date },
    { collection: 'notice_questions', versionKey: false },
  )
  const model = store.model('NoticeQuestion', schema)
  return {
    async find(personId) {
      const doc = await model.findById(personId).lean<QuestionDoc>()
      return { putAwayAt: doc?.dismissedAt ?? null, messagedAt: doc?.messagedAt ?? null }
    },
    async dismiss(personId, at) {
      await model.updateOne({ _id: personId }, { $set: { dismissedAt: at } }, { upsert: true })
    },
    async join(fromId, intoId) {
      const doc = await model.findById(fromId, { _id: 0 }).lean<Omit<QuestionDoc, '_id'>>()
      if (doc) await model.updateOne({ _id: intoId }, { $max: doc }, { upsert: true })
    },
    async claimMessage(personId, at) {
      try {
        const done = await model.updateOne(
          { _id: personId, messagedAt: { $exists: false } },
          { $set: { messagedAt: at } },
          { upsert: true },
        )
        return done.modifiedCount + done.upsertedCount === 1
      } catch (error) {
        // hers is there, and it says that she was asked, or puts the question away at this moment
        if (isDuplicate(error)) return false
        throw error
      }
    },
  }
}
