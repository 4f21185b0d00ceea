import type { Department } from '@onehall/shared/domain/request-states'
import type { Store } from '../../platform/mongo.ts'
import type { ServiceRequest } from '../request/index.ts'
import { fromDoc, requestsOf } from '../requests.model.ts'
import type { RequestKey } from '../requests.repository.ts'

export type DueRequest = RequestKey & Pick<ServiceRequest, 'outbox' | 'legs'>

/** What the hall's own workers look for, across people. */
export interface Worklist {
  findByRef(department: Department, ref: string): Promise<ServiceRequest | null>
  /** Requests with something to send. */
  listDue(now: Date, limit: number): Promise<DueRequest[]>
  /** Resolved ones that can no longer be taken up again. */
  listClosable(now: Date, limit: number): Promise<RequestKey[]>
  /** Ones that say what must be minded at a home: one person's, or a slice of everybody's, by id. */
  listCaringOf(ownerId: string): Promise<RequestKey[]>
  listCaring(after: string, limit: number): Promise<ServiceRequest[]>
  /** Ones of which a clock wants to be called out. */
  listTicking(now: Date, limit: number): Promise<RequestKey[]>
  /** Ones that are claimed by agents other than those named. */
  listClaimedByOthers(agentIds: string[], limit: number): Promise<(RequestKey & { agentId: string })[]>
}

export function createWorklist(store: Store): Worklist {
  const collection = requestsOf(store)
  const keys = async (filter: object, limit: number): Promise<RequestKey[]> => {
    const docs = await collection
      .find(filter, { projection: { ownerId: 1 } })
      .limit(limit)
      .toArray()
    return docs.map(({ _id, ownerId }) => ({ id: _id, ownerId }))
  }
  return {
    async findByRef(department, ref) {
      const doc = await collection.findOne({ legs: { $elemMatch: { department, ref } }, 'legs.ref': ref })
      return doc && fromDoc(doc)
    },
    async listDue(now, limit) {
      const docs = await collection
        .find({ dueAt: { $lte: now } }, { projection: { ownerId: 1, outbox: 1, legs: 1 } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray()
      return docs.map(({ _id, ownerId, outbox, legs }) => ({ id: _id, ownerId, outbox, legs }))
    },
    listClosable: (now, limit) => keys({ closesAt: { $lte: now } }, limit),
    listCaringOf: (ownerId) => keys({ ownerId, caring: true }, 0),
    async listCaring(after, limit) {
      const filter = { caring: true as const, _id: { $gt: after } }
      return (await collection.find(filter).sort({ _id: 1 }).limit(limit).toArray()).map(fromDoc)
    },
    listTicking: (now, limit) => keys({ tickAt: { $lte: now } }, limit),
    async listClaimedByOthers(agentIds, limit) {
      const docs = await collection
        .find(
          { inDesk: true, claim: { $ne: null }, 'claim.agentId': { $nin: agentIds } },
          { projection: { ownerId: 1, claim: 1 } },
        )
        .limit(limit)
        .toArray()
      return docs.map(({ _id, ownerId, claim }) => ({ id: _id, ownerId, agentId: claim!.agentId }))
    },
  }
}
