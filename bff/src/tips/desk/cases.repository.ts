import { Schema } from 'mongoose'
import type { Lane } from '@onehall/shared/domain/tip-states'
import { isDuplicate, type Store } from '../../platform/mongo.ts'
import type { Case } from './case.ts'

type CaseDoc = Omit<Case, 'id'> & { _id: string }

/** Shard key: _id (hashed). */
export interface Cases {
  /** The same case added again changes nothing. */
  add(one: Case): Promise<void>
  find(id: string): Promise<Case | null>
  findByRef(caseRef: string): Promise<Case | null>
  /** False where it was changed since it was read. */
  save(one: Case): Promise<boolean>
  listByNotice(noticeId: string): Promise<Case[]>
  /** Not of the notices in `without`. */
  list(filter: { open: boolean; lane?: Lane; noticeId?: string; without: string[] }): Promise<Case[]>
  listNotices(): Promise<{ notice: Case['notice']; open: number; fresh: number }[]>
  /** Those whose receipt does not yet say how they stand. */
  listUntold(limit: number): Promise<Case[]>
  markTold(one: Pick<Case, 'id' | 'version'>): Promise<void>
  /** Takes one handover that is due and puts it off until `next`, so that two desks do not send it at once. */
  takeDueHandover(now: Date, next: Date): Promise<Case | null>
  listErasable(now: Date, limit: number): Promise<Case[]>
  count(filter: Record<string, unknown>): Promise<number>
}

function modelOf(store: Store) {
  const schema = new Schema<CaseDoc>(
    {
      _id: String,
      notice: { id: String, name: String, line: String, features: String },
      status: String,
      lane: String,
      decided: Boolean,
      at: Date,
      grades: { source: String, content: Number },
      disposition: String,
      reward: String,
      receiptKey: String,
      facts: Schema.Types.Mixed,
      handover: Schema.Types.Mixed,
      closedAt: Date,
      eraseAt: Date,
      told: Boolean,
      version: Number,
    },
    { collection: 'tipdesk_cases', versionKey: false, id: false, minimize: false },
  )
  schema.index({ 'notice.id': 1, at: 1 })
  schema.index({ closedAt: 1, at: 1 })
  schema.index({ 'handover.caseRef': 1 })
  schema.index({ 'handover.state': 1, 'handover.dueAt': 1 })
  schema.index({ eraseAt: 1 })
  schema.index({ told: 1 }, { partialFilterExpression: { told: false } })
  return store.model('TipCase', schema)
}

export function createCases(store: Store): Cases {
  const model = modelOf(store)
  const many = async (filter: Record<string, unknown>, limit = 10_000): Promise<Case[]> =>
    (await model.find(filter).sort({ at: 1, _id: 1 }).limit(limit).lean<CaseDoc[]>()).map(toCase)
  const one = async (filter: Record<string, unknown>): Promise<Case | null> => {
    const doc = await model.findOne(filter).lean<CaseDoc>()
    return doc && toCase(doc)
  }
  return {
    async add({ id, ...rest }) {
      try {
        await model.create({ _id: id, ...rest })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    find: (id) => one({ _id: id }),
    findByRef: (caseRef) => one({ 'handover.caseRef': caseRef }),
    async save({ id, version, ...rest }) {
      const next = { ...rest, told: false, version: version + 1 }
      return (await model.updateOne({ _id: id, version }, { $set: next })).matchedCount === 1
    },
    listByNotice: (noticeId) => many({ 'notice.id': noticeId }),
    list: ({ open, lane, noticeId, without }) =>
      many({
        closedAt: open ? null : { $ne: null },
        ...(lane ? { lane } : {}),
        'notice.id': noticeId ? { $eq: noticeId, $nin: without } : { $nin: without },
      }),
    async listNotices() {
      const rows = await model.aggregate<{ notice: Case['notice']; open: number; fresh: number }>([
        { $match: { closedAt: null } },
        {
          $group: {
            _id: '$notice.id',
            notice: { $first: '$notice' },
            open: { $sum: 1 },
            fresh: { $sum: { $cond: [{ $eq: ['$decided', false] }, 1, 0] } },
          },
        },
      ])
      return rows.map(({ notice, open, fresh }) => ({ notice, open, fresh }))
    },
    listUntold: (limit) => many({ told: false }, limit),
    async markTold({ id, version }) {
      await model.updateOne({ _id: id, version }, { $set: { told: true } })
    },
    async takeDueHandover(now, next) {
      const doc = await model
        .findOneAndUpdate(
          { 'handover.state': 'pending', 'handover.dueAt': { $lte: now } },
          { $set: { 'handover.dueAt': next }, $inc: { 'handover.tries': 1, version: 1 } },
          { returnDocument: 'after' },
        )
        .lean<CaseDoc>()
      return doc && toCase(doc)
    },
    listErasable: (now, limit) => many({ eraseAt: { $lte: now }, facts: { $ne: null } }, limit),
    count: (filter) => model.countDocuments(filter),
  }
}

const toCase = ({ _id, ...rest }: CaseDoc): Case => ({ id: _id, ...rest })
