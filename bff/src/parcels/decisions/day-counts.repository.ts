import { Schema } from 'mongoose'
import type { Store } from '../../platform/mongo.ts'
import type { DayCount } from './decisions.repository.ts'

interface DayDoc extends DayCount {
  /** 2026-11-21 */
  _id: string
}

/** What each day's decisions came to. Counted anew and put in place, never added to: counting twice changes nothing. */
export interface DayCounts {
  put(day: string, count: DayCount): Promise<void>
  list(): Promise<DayCount[]>
  /** The last day that was counted. */
  lastDay(): Promise<string | null>
}

export function createDayCounts(store: Store): DayCounts {
  const schema = new Schema<DayDoc>(
    { _id: String, orders: Number, printed: Schema.Types.Mixed },
    { collection: 'decision_days', versionKey: false, minimize: false },
  )
  const model = store.model('DecisionDay', schema)
  return {
    async put(day, count) {
      await model.replaceOne({ _id: day }, count, { upsert: true })
    },
    list: () => model.find().lean<DayDoc[]>(),
    async lastDay() {
      return (await model.findOne().sort({ _id: -1 }).lean<DayDoc>())?._id ?? null
    },
  }
}
