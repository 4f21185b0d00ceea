import { Schema } from 'mongoose'
import type { DecisionReason } from '@onehall/shared/contract/parcels'
import type { Store } from '../../platform/mongo.ts'

/** What was decided for a parcel, and why; one a parcel, kept for six months as the text of the consent says. */
export interface Decision {
  sscc: string
  recipientRef: string
  toRegion: string
  print: boolean
  noticeId: string | null
  reason: DecisionReason
  /** when logistics says it asked */
  at: Date
  /** the moment whose consents it rests on */
  decidedAt: Date
  /** when the parcel was first asked about: each counts once, on that day */
  firstAt: Date
}

type DecisionDoc = Omit<Decision, 'sscc'> & { _id: string }

export interface DayCount {
  orders: number
  /** parcels by the notice they were told to carry */
  printed: Record<string, number>
}

/** Decisions by SSCC. Shard key: _id (hashed). */
export interface Decisions {
  listBySscc(ssccs: string[]): Promise<Map<string, Decision>>
  /** Notices that these recipients were sent. */
  listSeen(recipientRefs: string[]): Promise<{ recipientRef: string; noticeId: string }[]>
  /** Gives the parcels that had a decision already: theirs is not touched. */
  addMany(decisions: Decision[]): Promise<string[]>
  replaceMany(decisions: Decision[]): Promise<void>
  countDay(from: Date, until: Date): Promise<DayCount>
}

const KEPT_SECONDS = 180 * 24 * 3600

function modelOf(store: Store) {
  const schema = new Schema<DecisionDoc>(
    {
      _id: String,
      recipientRef: String,
      toRegion: String,
      print: Boolean,
      noticeId: String,
      reason: String,
      at: Date,
      decidedAt: Date,
      firstAt: Date,
    },
    { collection: 'notice_decisions', versionKey: false },
  )
  schema.index({ firstAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })
  schema.index({ recipientRef: 1 })
  return store.model('NoticeDecision', schema)
}

export function createDecisions(store: Store): Decisions {
  // thousands at a time: straight to the driver, which the schema's checks would slow down for nothing
  const { collection } = modelOf(store)
  const docs = () => collection as unknown as import('mongoose').mongo.Collection<DecisionDoc>
  return {
    async listBySscc(ssccs) {
      const found = await docs()
        .find({ _id: { $in: ssccs } }, { batchSize: 10_000 })
        .toArray()
      return new Map(found.map((doc) => [doc._id, toDecision(doc)]))
    },
    async listSeen(recipientRefs) {
      if (recipientRefs.length === 0) return []
      const found = await docs()
        .find({ recipientRef: { $in: recipientRefs } }, { batchSize: 10_000 })
        .project<{ recipientRef: string; noticeId: string | null }>({ _id: 0, recipientRef: 1, noticeId: 1 })
        .toArray()
      return found.filter((one): one is { recipientRef: string; noticeId: string } => one.noticeId !== null)
    },
    async addMany(decisions) {
      if (decisions.length === 0) return []
      try {
        await docs().insertMany(decisions.map(toDoc), { ordered: false })
        return []
      } catch (error) {
        return takenIn(error, decisions)
      }
    },
    async replaceMany(decisions) {
      if (decisions.length === 0) return
      await docs().bulkWrite(
        decisions.map((one) => {
          const { _id, ...doc } = toDoc(one)
          return { replaceOne: { filter: { _id }, replacement: doc } }
        }),
        { ordered: false },
      )
    },
    async countDay(from, until) {
      const firstAt = { $gte: from, $lt: until }
      const rows = await docs()
        .aggregate<{ _id: string | null; n: number }>([
          { $match: { firstAt } },
          { $group: { _id: '$noticeId', n: { $sum: 1 } } },
        ])
        .toArray()
      return {
        orders: rows.reduce((sum, row) => sum + row.n, 0),
        printed: Object.fromEntries(rows.flatMap((row) => (row._id === null ? [] : [[row._id, row.n]]))),
      }
    },
  }
}

/** Which of them were there already; throws anything else that went wrong. */
function takenIn(error: unknown, decisions: Decision[]): string[] {
  const { writeErrors = [] } = error as { writeErrors?: { code: number; index: number }[] }
  if (writeErrors.length === 0 || writeErrors.some((e) => e.code !== 11000)) throw error
  return writeErrors.map((e) => decisions[e.index]!.sscc)
}

const toDoc = ({ sscc, ...rest }: Decision): DecisionDoc => ({ _id: sscc, ...rest })
const toDecision = ({ _id, ...rest }: DecisionDoc): Decision => ({ sscc: _id, ...rest })
