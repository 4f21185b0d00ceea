import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'

/** A file that somebody gave us, cleaned. Its bytes lie in the storage under its id. */
export interface Media {
  id: string
  ownerId: string
  kind: 'image' | 'video'
  type: string
  bytes: number
  width: number | null
  height: number | null
  createdAt: Date
}

type MediaDoc = Omit<Media, 'id'> & { _id: string }

/** Shard key: _id (hashed). */
export interface MediaFiles {
  /** The stored record: of the same id, whatever was first. */
  add(media: Media): Promise<Media>
  find(id: string): Promise<Media | null>
  listById(ids: string[]): Promise<Media[]>
}

export function createMediaFiles(store: Store): MediaFiles {
  const schema = new Schema<MediaDoc>(
    {
      _id: String,
      ownerId: String,
      kind: String,
      type: String,
      bytes: Number,
      width: Number,
      height: Number,
      createdAt: Date,
    },
    { collection: 'media', versionKey: false },
  )
  schema.index({ ownerId: 1 })
  const model = store.model('Media', schema)
  const toMedia = ({ _id, ...rest }: MediaDoc): Media => ({ id: _id, ...rest })
  const find: MediaFiles['find'] = async (id) => {
    const doc = await model.findById(id).lean<MediaDoc>()
    return doc && toMedia(doc)
  }
  return {
    find,
    async add({ id, ...rest }) {
      try {
        await model.create({ _id: id, ...rest })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      return (await find(id)) ?? { id, ...rest }
    },
    async listById(ids) {
      const docs = await model.find({ _id: { $in: ids } }).lean<MediaDoc[]>()
      return ids.flatMap((id) => docs.filter((doc) => doc._id === id).map(toMedia))
    },
  }
}
