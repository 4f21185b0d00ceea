import { Schema } from 'mongoose'
import type { Store } from '../platform/mongo.ts'

interface QuestionDoc {
  _id: string
  dismissedAt: Date
}

/** When a person put the question before shipment away. Shard key: _id (the person). */
export interface NoticeQuestions {
  findDismissal(personId: string): Promise<Date | null>
  dismiss(personId: string, at: Date): Promise<void>
}

export function createNoticeQuestions(store: Store): NoticeQuestions {
  const schema = new Schema<QuestionDoc>(
    { _id: String, dismissedAt: Date },
    { collection: 'notice_questions', versionKey: false },
  )
  const model = store.model('NoticeQuestion', schema)
  return {
    async findDismissal(personId) {
      return (await model.findById(personId).lean<QuestionDoc>())?.dismissedAt ?? null
    },
    async dismiss(personId, at) {
      await model.updateOne({ _id: personId }, { $set: { dismissedAt: at } }, { upsert: true })
    },
  }
}
