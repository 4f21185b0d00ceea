import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'

/** One line of the record. Its content is elsewhere: here stands its hash, and the hash of the line before. */
export interface AuditRow {
  stream: string
  seq: number
  at: Date
  actor: string
  role: string
  action: string
  /** what it was done to: requests/<id> */
  objectRef: string
  payloadHash: string
  prevHash: string
  hash: string
}

type AuditDoc = AuditRow & { _id: string }

export interface AuditRows {
  last(stream: string): Promise<AuditRow | null>
  /** False where the number is taken: somebody wrote in between. */
  add(row: AuditRow): Promise<boolean>
  list(stream: string, afterSeq: number, limit: number): Promise<AuditRow[]>
  streams(): Promise<string[]>
}

const idOf = ({ stream, seq }: Pick<AuditRow, 'stream' | 'seq'>): string =>
  `${stream}:${String(seq).padStart(12, '0')}`

export function createAuditRows(store: Store): AuditRows {
  const schema = new Schema<AuditDoc>(
    {
      _id: String,
      stream: String,
      seq: Number,
      at: Date,
      actor: String,
      role: String,
      action: String,
      objectRef: String,
      payloadHash: String,
      prevHash: String,
      hash: String,
    },
    { collection: 'audit', versionKey: false },
  )
  schema.index({ stream: 1, seq: 1 })
  const model = store.model('Audit', schema)
  const toRow = ({ _id: _key, ...row }: AuditDoc): AuditRow => row
  return {
    async last(stream) {
      const doc = await model.findOne({ stream }).sort({ seq: -1 }).lean<AuditDoc>()
      return doc && toRow(doc)
    },
    async add(row) {
      try {
        await model.create({ _id: idOf(row), ...row })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async list(stream, afterSeq, limit) {
      const docs = await model
        .find({ stream, seq: { $gt: afterSeq } })
        .sort({ seq: 1 })
        .limit(limit)
        .lean<AuditDoc[]>()
      return docs.map(toRow)
    },
    streams: () => model.distinct('stream'),
  }
}
