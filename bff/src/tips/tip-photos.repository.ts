import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'

/** A sealed picture: which tip it belongs to stands in the tip's sealed part alone. */
export interface TipPhoto {
  id: string
  /** where its bytes lie in the storage */
  file: string
  fingerprint: string
  /** the full hour */
  at: Date
  /** a tip names it */
  kept: boolean
}

type PhotoDoc = Omit<TipPhoto, 'id'> & { _id: string }

/** Shard key: _id (hashed). */
export interface TipPhotos {
  /** False where it is there already. */
  add(photo: TipPhoto): Promise<boolean>
  find(id: string): Promise<TipPhoto | null>
  /** False, and nothing is kept, where one is not there. */
  keep(ids: string[]): Promise<boolean>
  /** Those that no tip named. */
  listStray(before: Date): Promise<TipPhoto[]>
  /** False where a tip has named it meanwhile. */
  removeStray(id: string): Promise<boolean>
  remove(id: string): Promise<void>
}

export function createTipPhotos(store: Store): TipPhotos {
  const schema = new Schema<PhotoDoc>(
    { _id: String, file: String, fingerprint: String, at: Date, kept: Boolean },
    { collection: 'tip_photos', versionKey: false },
  )
  schema.index({ kept: 1, at: 1 }, { partialFilterExpression: { kept: false } })
  const model = store.model('TipPhoto', schema)
  const toPhoto = ({ _id, ...rest }: PhotoDoc): TipPhoto => ({ id: _id, ...rest })
  return {
    async add({ id, ...rest }) {
      try {
        await model.create({ _id: id, ...rest })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async find(id) {
      const doc = await model.findById(id).lean<PhotoDoc>()
      return doc && toPhoto(doc)
    },
    async keep(ids) {
      if ((await model.countDocuments({ _id: { $in: ids } })) !== ids.length) return false
      await model.updateMany({ _id: { $in: ids } }, { $set: { kept: true } })
      return true
    },
    async listStray(before) {
      const docs = await model
        .find({ kept: false, at: { $lt: before } })
        .limit(200)
        .lean<PhotoDoc[]>()
      return docs.map(toPhoto)
    },
    async removeStray(id) {
      return (await model.deleteOne({ _id: id, kept: false })).deletedCount === 1
    },
    async remove(id) {
      await model.deleteOne({ _id: id })
    },
  }
}
