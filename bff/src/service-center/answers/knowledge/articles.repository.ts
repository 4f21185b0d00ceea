import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../../../platform/mongo.ts'
import { after, type Place } from '../../../platform/paging.ts'
import type { StoredArticle } from './article.ts'

type ArticleDoc = Omit<StoredArticle, 'id'> & { _id: string }
type VersionDoc = ArticleDoc & { articleId: string }

/** Articles as they stand, and as they stood. Shard key: _id. */
export interface Articles {
  find(id: string): Promise<StoredArticle | null>
  listAll(): Promise<StoredArticle[]>
  /** Latest change first; one more than asked for. */
  list(limit: number, place: Place | null): Promise<StoredArticle[]>
  /** What was said before, newest first; one more than asked for. */
  listVersions(id: string, limit: number, place: Place | null): Promise<StoredArticle[]>
  /** Puts a version in the place of the one before it. False where somebody else did so first. */
  save(next: StoredArticle, before: StoredArticle | null): Promise<boolean>
  /** Changes with every change of any article. */
  fingerprint(): Promise<string>
}

const FIELDS = {
  _id: String,
  version: Number,
  status: String,
  title: String,
  body: String,
  questions: [String],
  asks: [String],
  appliesTo: Schema.Types.Mixed,
  topic: String,
  department: String,
  urgency: String,
  changedAt: Date,
  changedBy: String,
}

export function createArticles(store: Store): Articles {
  const schema = new Schema<ArticleDoc>(FIELDS, { collection: 'articles', versionKey: false })
  schema.index({ changedAt: -1, _id: -1 })
  const model = store.model('Article', schema)
  const versionSchema = new Schema<VersionDoc>(
    { ...FIELDS, articleId: String },
    { collection: 'article_versions', versionKey: false },
  )
  versionSchema.index({ articleId: 1, changedAt: -1, _id: -1 })
  const versions = store.model('ArticleVersion', versionSchema)

  /** Kept before it is replaced, so that no version is lost between the two writes; twice is the same as once. */
  const keep = async ({ id, ...rest }: StoredArticle): Promise<void> => {
    try {
      await versions.create({ _id: `${id}-v${rest.version}`, articleId: id, ...rest })
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  return {
    async find(id) {
      const doc = await model.findById(id).lean<ArticleDoc>()
      return doc && toArticle(doc)
    },
    async listAll() {
      return (await model.find().sort({ _id: 1 }).lean<ArticleDoc[]>()).map(toArticle)
    },
    async list(limit, place) {
      const docs = await model
        .find(after('changedAt', place))
        .sort({ changedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<ArticleDoc[]>()
      return docs.map(toArticle)
    },
    async listVersions(id, limit, place) {
      const docs = await versions
        .find({ articleId: id, ...after('changedAt', place) })
        .sort({ changedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<VersionDoc[]>()
      return docs.map(({ articleId, ...doc }) => ({ ...toArticle(doc), id: articleId }))
    },
    async save({ id, ...rest }, before) {
      if (before) {
        await keep(before)
        return (await model.replaceOne({ _id: id, version: before.version }, rest)).matchedCount === 1
      }
      try {
        await model.create({ _id: id, ...rest })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async fingerprint() {
      const [sum] = await model.aggregate<{ articles: number; versions: number }>([
        { $group: { _id: null, articles: { $sum: 1 }, versions: { $sum: '$version' } } },
      ])
      return `${sum?.articles ?? 0} ${sum?.versions ?? 0}`
    },
  }
}

const toArticle = ({ _id, ...rest }: ArticleDoc): StoredArticle => ({ id: _id, ...rest })
