import { isDuplicate, type Store } from '../platform/mongo.ts'
import { after, type Place } from '../platform/paging.ts'
import type { Marks } from './marks.ts'
import type { RequestSummary, ServiceRequest } from './request/index.ts'
import { fromDoc, requestsOf, toDoc, WITHOUT_THREAD } from './requests.model.ts'

/** Names a request within its owner's scope. */
export interface RequestKey {
  ownerId: string
  id: string
}

/** A person's requests: nobody reads one here without naming whose it is. */
export interface Requests {
  /** False where the same act has opened it before. */
  add(request: ServiceRequest, marks: Marks): Promise<boolean>
  find(ownerId: string, id: string): Promise<ServiceRequest | null>
  list(ownerId: string, filter: ListFilter): Promise<RequestSummary[]>
  has(ownerId: string): Promise<boolean>
  /** How many gold exchanges this person has had since a day. */
  countGoldExchanges(ownerId: string, since: Date): Promise<number>
  /** Stores a change made to version `request.version`; false where somebody wrote in between. */
  save(request: ServiceRequest, marks: Marks): Promise<boolean>
}

export interface ListFilter {
  from: Place | null
  limit: number
  state?: 'open' | 'over' | undefined
  registrationId?: string | undefined
}

const OVER = ['resolved', 'closed', 'cancelled']

export function createRequests(store: Store): Requests {
  const collection = requestsOf(store)
  return {
    async add(request, marks) {
      try {
        await collection.insertOne(toDoc(request, marks))
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async find(ownerId, id) {
      const doc = await collection.findOne({ _id: id, ownerId })
      return doc && fromDoc(doc)
    },
    async list(ownerId, { from, limit, state, registrationId }) {
      const filter = {
        ownerId,
        ...(state === 'over' ? { status: { $in: OVER } } : {}),
        ...(state === 'open' ? { status: { $nin: OVER } } : {}),
        ...(registrationId ? { 'subject.registrationId': registrationId } : {}),
        ...after('updatedAt', from),
      }
      const docs = await collection
        .find(filter as object, { projection: WITHOUT_THREAD })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(limit)
        .toArray()
      return docs.map(fromDoc)
    },
    has: async (ownerId) => (await collection.findOne({ ownerId }, { projection: { _id: 1 } })) !== null,
    countGoldExchanges: (ownerId, since) =>
      collection.countDocuments({
        ownerId,
        goldExchange: true,
        status: { $ne: 'cancelled' },
        createdAt: { $gte: since },
      }),
    async save(request, marks) {
      const { id, ownerId, version } = request
      const next = toDoc({ ...request, version: version + 1 }, marks)
      const done = await collection.replaceOne({ _id: id, ownerId, version }, next)
      return done.matchedCount === 1
    },
  }
}
