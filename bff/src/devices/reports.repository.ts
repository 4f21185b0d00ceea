import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import { createKeptRows, type KeptRows } from './kept-rows.repository.ts'

/** The newest of what a machine told, one row of each kind: there is no history. */
export interface Report {
  ownerId: string
  registrationId: string
  kind: 'usage' | 'fault'
  /** by the machine's clock */
  at: Date
  /** usage: hours it has run in its life */
  hours: number | null
  /** fault */
  code: string | null
  requestId: string | null
}

interface ReportDoc extends Report {
  _id: string
  receivedAt: Date
  /** when her consent was last looked at for it */
  checkedAt: Date
}

/** Shard key: _id (hashed), which begins with whose it is. */
export interface Reports extends KeptRows {
  /** What is older than what is there changes nothing. */
  keep(report: Report, now: Date): Promise<void>
  list(ownerId: string, registrationId: string): Promise<Report[]>
  removeOlder(than: Date): Promise<void>
}

export function createReports(store: Store): Reports {
  const schema = new Schema<ReportDoc>(
    {
      _id: String,
      ownerId: String,
      registrationId: String,
      kind: String,
      at: Date,
      hours: Number,
      code: String,
      requestId: String,
      receivedAt: Date,
      checkedAt: Date,
    },
    { collection: 'device_reports', versionKey: false },
  )
  schema.index({ ownerId: 1, registrationId: 1 })
  schema.index({ receivedAt: 1 })
  schema.index({ checkedAt: 1 })
  const model = store.model('DeviceReport', schema)

  return {
    ...createKeptRows(store, 'device_reports'),
    async keep(report, now) {
      const _id = `${report.ownerId}/${report.registrationId}/${report.kind}`
      try {
        await model.updateOne(
          { _id, at: { $lte: report.at } },
          { $set: { ...report, receivedAt: now, checkedAt: now } },
          { upsert: true },
        )
      } catch (error) {
        // a newer one is there
        if (!isDuplicate(error)) throw error
      }
    },
    list: (ownerId, registrationId) => model.find({ ownerId, registrationId }).lean<ReportDoc[]>(),
    async removeOlder(than) {
      await model.deleteMany({ receivedAt: { $lt: than } })
    },
  }
}
