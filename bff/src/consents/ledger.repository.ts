import { Schema } from 'mongoose'
import type { MECHANISMS } from '@onehall/shared/contract/consents'
import type { GuardianRelation, Purpose } from '@onehall/shared/domain/purposes'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import { after, type Place } from '../platform/paging.ts'

/** One decision. Rows are only ever added; the state is what they say when they are read in order. */
export interface LedgerRow {
  personId: string
  /** 1, 2, 3 … within a person: two writers at once, and one of them looks again */
  seq: number
  receiptId: string
  purpose: Purpose
  parcelId: string | null
  granted: boolean
  textVersion: number
  /** when the words were shown, and the proof of it */
  servedAt: Date
  servedId: string
  mechanism: (typeof MECHANISMS)[number]
  guardian: GuardianRelation | null
  /** what departments know the person by: decisions on parcels are looked up by it */
  recipientRef: string
  /** later than every row before it that this person decided herself */
  at: Date
  /** the act that made it: the same act again makes no second row */
  operation: string
}

type LedgerDoc = LedgerRow & { _id: string }

/** Decisions by person. Shard key: personId (hashed). */
export interface ConsentLedger {
  /** False where that number is taken. */
  add(row: LedgerRow): Promise<boolean>
  findByOperation(personId: string, operation: string): Promise<LedgerRow | null>
  findReceipt(personId: string, receiptId: string): Promise<LedgerRow | null>
  /** All of a person's, in order. */
  listAll(personId: string): Promise<LedgerRow[]>
  count(personId: string): Promise<number>
  /** Newest first; one more than asked for. */
  list(personId: string, limit: number, place: Place | null): Promise<LedgerRow[]>
  /** Everybody's on one purpose from a moment on, a page at a time: for who keeps them in memory. */
  stream(purpose: Purpose, from: Date): AsyncIterable<StreamedRow>
}

export type StreamedRow = Pick<LedgerRow, 'recipientRef' | 'parcelId' | 'granted' | 'textVersion' | 'at'>

/** Also where a row stands in a list: the id breaks a tie of two at one moment. */
export const idOf = ({ personId, seq }: Pick<LedgerRow, 'personId' | 'seq'>): string =>
  `${personId}:${String(seq).padStart(8, '0')}`

function modelOf(store: Store) {
  const schema = new Schema<LedgerDoc>(
    {
      _id: String,
      personId: String,
      seq: Number,
      receiptId: String,
      purpose: String,
      parcelId: String,
      granted: Boolean,
      textVersion: Number,
      servedAt: Date,
      servedId: String,
      mechanism: String,
      guardian: String,
      recipientRef: String,
      at: Date,
      operation: String,
    },
    { collection: 'consent_ledger', versionKey: false },
  )
  schema.index({ personId: 1, seq: -1 })
  schema.index({ personId: 1, operation: 1 })
  schema.index({ personId: 1, receiptId: 1 })
  schema.index({ purpose: 1, at: 1 })
  return store.model('ConsentRow', schema)
}

export function createConsentLedger(store: Store): ConsentLedger {
  const model = modelOf(store)
  const findOne = async (query: Record<string, unknown>): Promise<LedgerRow | null> => {
    const doc = await model.findOne(query).sort({ seq: -1 }).lean<LedgerDoc>()
    return doc && toRow(doc)
  }
  return {
    async add(row) {
      try {
        await model.create({ _id: idOf(row), ...row })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    findByOperation: (personId, operation) => findOne({ personId, operation }),
    findReceipt: (personId, receiptId) => findOne({ personId, receiptId }),
    async listAll(personId) {
      return (await model.find({ personId }).sort({ seq: 1 }).lean<LedgerDoc[]>()).map(toRow)
    },
    count: (personId) => model.countDocuments({ personId }),
    async list(personId, limit, place) {
      const docs = await model
        .find({ personId, ...after('at', place) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<LedgerDoc[]>()
      return docs.map(toRow)
    },
    stream(purpose, from) {
      const fields = { _id: 0, recipientRef: 1, parcelId: 1, granted: 1, textVersion: 1, at: 1 }
      return model.collection
        .find({ purpose, at: { $gte: from } }, { projection: fields })
        .batchSize(10_000) as AsyncIterable<StreamedRow>
    },
  }
}

const toRow = ({ _id: _key, ...row }: LedgerDoc): LedgerRow => row
