import { Schema } from 'mongoose'
import type { Department } from '@onehall/shared/domain/request-states'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import { after, type Place } from '../platform/paging.ts'
import { nextDue, type RequestSummary, type ServiceRequest } from './request/index.ts'

/** Names a request within its owner's scope. */
export interface RequestKey {
  ownerId: string
  id: string
}

export type DueRequest = RequestKey & Pick<ServiceRequest, 'outbox' | 'legs'>

type RequestDoc = Omit<ServiceRequest, 'id'> & {
  _id: string
  /** when the sender must look at it; absent where nothing is left to tell */
  dueAt?: Date
  /** when it closes by itself; absent unless it is resolved */
  closesAt?: Date
}

/**
 * Service requests, one document each. Shard key: {ownerId: 1}; ids come from the act that opened them, so that
 * the same act of the same person always meets the same document. Nobody reads a person's request without
 * naming that person; only the hall's own workers list across people.
 */
export interface Requests {
  /** False where the same act has opened it before. */
  add(request: ServiceRequest): Promise<boolean>
  find(ownerId: string, id: string): Promise<ServiceRequest | null>
  list(ownerId: string, filter: ListFilter): Promise<RequestSummary[]>
  has(ownerId: string): Promise<boolean>
  /** Stores a change made to version `request.version`; false where somebody wrote in between. */
  save(request: ServiceRequest, closesAt: Date | null): Promise<boolean>
  findKeyByRef(department: Department, ref: string): Promise<RequestKey | null>
  listDue(now: Date, limit: number): Promise<DueRequest[]>
  listClosable(now: Date, limit: number): Promise<RequestKey[]>
}

export interface ListFilter {
  from: Place | null
  limit: number
  state?: 'open' | 'over' | undefined
  registrationId?: string | undefined
}

const OVER = ['resolved', 'closed', 'cancelled']

function modelOf(store: Store) {
  const mixed = Schema.Types.Mixed
  const schema = new Schema<RequestDoc>(
    {
      _id: String,
      number: String,
      ownerId: String,
      kind: String,
      title: String,
      status: String,
      waitedFrom: String,
      priority: String,
      subject: mixed,
      fault: mixed,
      whereabouts: mixed,
      slotId: String,
      cycles: mixed,
      messages: mixed,
      legs: mixed,
      outbox: mixed,
      events: mixed,
      desk: mixed,
      acts: [String],
      seq: Number,
      version: Number,
      createdAt: Date,
      updatedAt: Date,
      dueAt: Date,
      closesAt: Date,
    },
    { collection: 'requests', versionKey: false, minimize: false },
  )
  schema.index({ ownerId: 1, updatedAt: -1, _id: -1 })
  schema.index({ 'legs.ref': 1 }, { sparse: true })
  schema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } })
  schema.index({ closesAt: 1 }, { partialFilterExpression: { closesAt: { $exists: true } } })
  return store.model('Request', schema)
}

function toDoc({ id, ...rest }: ServiceRequest, closesAt: Date | null): RequestDoc {
  const dueAt = nextDue(rest)
  return { _id: id, ...rest, ...(dueAt ? { dueAt } : {}), ...(closesAt ? { closesAt } : {}) }
}

function fromDoc({ _id, dueAt: _due, closesAt: _closes, ...rest }: RequestDoc): ServiceRequest {
  return { id: _id, ...rest }
}

export function createRequests(store: Store): Requests {
  const model = modelOf(store)
  // plain documents on purpose: the shape is the entity's, and a request of many messages is not cast field by field
  const collection = model.collection as unknown as import('mongoose').mongo.Collection<RequestDoc>
  return {
    async add(request) {
      try {
        await collection.insertOne(toDoc(request, null))
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
        .find(filter as object, { projection: { messages: 0, events: 0, outbox: 0 } })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(limit)
        .toArray()
      return docs.map(fromDoc)
    },
    has: async (ownerId) => (await collection.findOne({ ownerId }, { projection: { _id: 1 } })) !== null,
    async save(request, closesAt) {
      const { id, ownerId, version } = request
      const next = toDoc({ ...request, version: version + 1 }, closesAt)
      const done = await collection.replaceOne({ _id: id, ownerId, version }, next)
      return done.matchedCount === 1
    },
    async findKeyByRef(department, ref) {
      const doc = await collection.findOne(
        { legs: { $elemMatch: { department, ref } }, 'legs.ref': ref },
        { projection: { ownerId: 1 } },
      )
      return doc && { ownerId: doc.ownerId, id: doc._id }
    },
    async listDue(now, limit) {
      const docs = await collection
        .find({ dueAt: { $lte: now } }, { projection: { ownerId: 1, outbox: 1, legs: 1 } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray()
      return docs.map(({ _id, ownerId, outbox, legs }) => ({ id: _id, ownerId, outbox, legs }))
    },
    async listClosable(now, limit) {
      const docs = await collection
        .find({ closesAt: { $lte: now } }, { projection: { ownerId: 1 } })
        .limit(limit)
        .toArray()
      return docs.map(({ _id, ownerId }) => ({ id: _id, ownerId }))
    },
  }
}
