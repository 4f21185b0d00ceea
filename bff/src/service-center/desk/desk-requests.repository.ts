import type { Store } from '../../platform/mongo.ts'
import type { ServiceRequest } from '../request/index.ts'
import { fromDoc, requestsOf, type RequestDoc } from '../requests.model.ts'

/** Requests as the desk finds them: across people, for agents only. */
export interface DeskRequests {
  findById(id: string): Promise<ServiceRequest | null>
  danger(limit: number): Promise<ServiceRequest[]>
  mine(agentId: string): Promise<ServiceRequest[]>
  /** Late ones first, then by rank, then by who waits longest. */
  toClaim(now: Date, limit: number): Promise<ServiceRequest[]>
  counts(): Promise<{ danger: number; claim: number }>
  findByNumber(number: string): Promise<ServiceRequest[]>
  listOf(ownerIds: string[], limit: number): Promise<ServiceRequest[]>
  /** Whether an agent has business with a person: something of theirs is at the desk, or was this agent's. */
  concerns(ownerId: string, agentId: string): Promise<boolean>
  listUnreached(limit: number): Promise<ServiceRequest[]>
  listSince(from: Date, limit: number): Promise<ServiceRequest[]>
  /** The newest correction first; `before` is the last of the page before. */
  listCorrected(page: { before: { at: Date; id: string } | null; limit: number }): Promise<ServiceRequest[]>
}

const FREE = { inDesk: true, claim: null } as const

export function createDeskRequests(store: Store): DeskRequests {
  const collection = requestsOf(store)
  const read = async (
    filter: object,
    sort: Record<string, 1 | -1>,
    limit: number,
  ): Promise<ServiceRequest[]> =>
    (await collection.find(filter).sort(sort).limit(limit).toArray()).map((doc: RequestDoc) => fromDoc(doc))

  return {
    async findById(id) {
      const doc = await collection.findOne({ _id: id })
      return doc && fromDoc(doc)
    },
    danger: (limit) => read({ ...FREE, rank: 0 }, { waitingSince: 1 }, limit),
    mine: (agentId) => read({ inDesk: true, 'claim.agentId': agentId }, { waitingSince: 1 }, 100),
    async toClaim(now, limit) {
      const late = await read(
        { ...FREE, rank: { $gt: 0 }, responseDueAt: { $lte: now } },
        { responseDueAt: 1 },
        limit,
      )
      const known = new Set(late.map((r) => r.id))
      const rest = await read({ ...FREE, rank: { $gt: 0 } }, { rank: 1, waitingSince: 1 }, limit)
      return [...late, ...rest.filter((r) => !known.has(r.id))].slice(0, limit)
    },
    async counts() {
      const [danger, claim] = await Promise.all([
        collection.countDocuments({ ...FREE, rank: 0 }),
        collection.countDocuments({ ...FREE, rank: { $gt: 0 } }),
      ])
      return { danger, claim }
    },
    findByNumber: (number) => read({ number }, { createdAt: -1 }, 10),
    listOf: (ownerIds, limit) => read({ ownerId: { $in: ownerIds } }, { updatedAt: -1 }, limit),
    async concerns(ownerId, agentId) {
      const found = await collection.findOne(
        { ownerId, $or: [{ inDesk: true }, { handledBy: agentId }] } as object,
        { projection: { _id: 1 } },
      )
      return found !== null
    },
    listUnreached: (limit) =>
      read({ inDesk: true, 'legs.failure': { $in: ['refused', 'unreachable'] } }, { waitingSince: 1 }, limit),
    listSince: (from, limit) => read({ createdAt: { $gte: from } }, { createdAt: 1 }, limit),
    listCorrected: ({ before, limit }) =>
      read(
        before
          ? {
              $or: [{ correctedAt: { $lt: before.at } }, { correctedAt: before.at, _id: { $lt: before.id } }],
            }
          : { correctedAt: { $exists: true } },
        { correctedAt: -1, _id: -1 },
        limit,
      ),
  }
}
