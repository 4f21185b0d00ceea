import { Schema } from 'mongoose'
import { LRUCache } from 'lru-cache'
import type { Store } from '../platform/mongo.ts'
import type { Product } from './product.ts'

type ProductDoc = Omit<Product, 'gtin'> & { _id: string }

/** Models by GTIN. Read far more often than written: each process keeps what it read for half a minute. */
export interface Catalogue {
  find(gtin: string): Promise<Product | null>
  save(product: Product): Promise<void>
  /** All models: for what is made of the whole catalogue at once. */
  list(): Promise<Product[]>
  /** Changes whenever any model changes. */
  fingerprint(): Promise<string>
}

const KEEP_MS = 30_000

export function createCatalogue(store: Store): Catalogue {
  const schema = new Schema<ProductDoc>(
    {
      _id: String,
      model: String,
      name: String,
      category: String,
      description: String,
      specs: Schema.Types.Mixed,
      networked: Boolean,
      warranty: Schema.Types.Mixed,
      consumables: Schema.Types.Mixed,
      install: Schema.Types.Mixed,
      manual: Schema.Types.Mixed,
      faultCodes: Schema.Types.Mixed,
      version: String,
    },
    { collection: 'products', versionKey: false, minimize: false },
  )
  const model = store.model('Product', schema)
  const kept = new LRUCache<string, Product>({ max: 5_000, ttl: KEEP_MS })
  return {
    async find(gtin) {
      const known = kept.get(gtin)
      if (known) return known
      const doc = await model.findById(gtin).lean<ProductDoc>()
      if (!doc) return null
      const product = toProduct(doc)
      kept.set(gtin, product)
      return product
    },
    async save({ gtin, ...rest }) {
      await model.replaceOne({ _id: gtin }, rest, { upsert: true })
      kept.delete(gtin)
    },
    async list() {
      return (await model.find().sort({ _id: 1 }).lean<ProductDoc[]>()).map(toProduct)
    },
    async fingerprint() {
      const docs = await model.find({}, { version: 1 }).sort({ _id: 1 }).lean<ProductDoc[]>()
      return docs.map(({ _id, version }) => `${_id} ${version}`).join()
    },
  }
}

const toProduct = ({ _id, ...rest }: ProductDoc): Product => ({ gtin: _id, ...rest })
