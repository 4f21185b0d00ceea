import { Schema } from 'mongoose'
import type { NoticeStatus } from '@onehall/shared/domain/notice-states'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import { after, type Place } from '../platform/paging.ts'
import type { Notice } from './notice.ts'

type NoticeDoc = Omit<Notice, 'id'> & { _id: string }

/** Notices. Few: every process reads them from the store at each request, so that one taken back is gone at once. */
export interface Notices {
  find(id: string): Promise<Notice | null>
  findOpen(id: string): Promise<Notice | null>
  listOpen(): Promise<Notice[]>
  /** Newest first; one more than asked for. */
  list(status: NoticeStatus | undefined, limit: number, place: Place | null): Promise<Notice[]>
  /** Puts the next version in the place of the one before it; false where somebody else did so first. */
  save(next: Notice, before: Notice | null): Promise<boolean>
  countByStatus(): Promise<Record<string, number>>
  /** Changes with every change of any notice. */
  fingerprint(): Promise<string>
}

function modelOf(store: Store) {
  const schema = new Schema<NoticeDoc>(
    {
      _id: String,
      name: String,
      sex: String,
      birthYear: Number,
      missingOn: String,
      ageThen: Number,
      fromRegion: String,
      missingPlace: String,
      features: [String],
      possibleRegions: [String],
      aged: Schema.Types.Mixed,
      publisher: String,
      status: String,
      publishedAt: Date,
      changedAt: Date,
      version: Number,
    },
    { collection: 'notices', versionKey: false },
  )
  schema.index({ status: 1, publishedAt: -1, _id: -1 })
  return store.model('Notice', schema)
}

export function createNotices(store: Store): Notices {
  const model = modelOf(store)
  return {
    async find(id) {
      const doc = await model.findById(id).lean<NoticeDoc>()
      return doc && toNotice(doc)
    },
    async findOpen(id) {
      const doc = await model.findOne({ _id: id, status: 'open' }).lean<NoticeDoc>()
      return doc && toNotice(doc)
    },
    async listOpen() {
      return (await model.find({ status: 'open' }).sort({ _id: 1 }).lean<NoticeDoc[]>()).map(toNotice)
    },
    async list(status, limit, place) {
      const docs = await model
        .find({ ...(status ? { status } : {}), ...after('publishedAt', place) })
        .sort({ publishedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<NoticeDoc[]>()
      return docs.map(toNotice)
    },
    async save({ id, ...rest }, before) {
      if (before)
        return (await model.replaceOne({ _id: id, version: before.version }, rest)).matchedCount === 1
      try {
        await model.create({ _id: id, ...rest })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async countByStatus() {
      const rows = await model.aggregate<{ _id: string; n: number }>([
        { $group: { _id: '$status', n: { $sum: 1 } } },
      ])
      return Object.fromEntries(rows.map((row) => [row._id, row.n]))
    },
    async fingerprint() {
      const [sum] = await model.aggregate<{ notices: number; versions: number }>([
        { $group: { _id: null, notices: { $sum: 1 }, versions: { $sum: '$version' } } },
      ])
      return `${sum?.notices ?? 0} ${sum?.versions ?? 0}`
    },
  }
}

const toNotice = ({ _id, ...rest }: NoticeDoc): Notice => ({ id: _id, ...rest })
