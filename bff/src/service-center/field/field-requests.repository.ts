import type { Store } from '../../platform/mongo.ts'
import type { ServiceRequest } from '../request/index.ts'
import { fromDoc, requestsOf } from '../requests.model.ts'

/** Requests by their field side, across people: for installers, who reach those they were sent to, and for ops. */
export interface FieldRequests {
  findByLeg(legId: string): Promise<ServiceRequest | null>
  /** Those of any of these days, named as marks name them: "mst_1 2026-11-22". */
  listOfDays(jobDays: string[]): Promise<ServiceRequest[]>
  listByRefs(refs: string[]): Promise<ServiceRequest[]>
  /** With something that an installer did and installation refused, oldest first. */
  listConflicts(limit: number): Promise<ServiceRequest[]>
  /** Rated ones that this installer was sent to, the newest first. */
  listRated(installerRef: string, limit: number): Promise<ServiceRequest[]>
}

export function createFieldRequests(store: Store): FieldRequests {
  const collection = requestsOf(store)
  const list = async (filter: object, limit = 0): Promise<ServiceRequest[]> =>
    (await collection.find(filter).sort({ updatedAt: -1 }).limit(limit).toArray()).map(fromDoc)
  return {
    async findByLeg(legId) {
      const doc = await collection.findOne({ 'legs.id': legId } as object)
      return doc && fromDoc(doc)
    },
    listOfDays: (jobDays) => list({ jobDays: { $in: jobDays } }),
    listByRefs: (refs) => (refs.length === 0 ? Promise.resolve([]) : list({ 'legs.ref': { $in: refs } })),
    listConflicts: async (limit) => (await list({ jobConflict: true }, limit)).reverse(),
    listRated: (installerRef, limit) =>
      list({ 'legs.job.installers': installerRef, 'cycles.rating.score': { $gte: 1 } }, limit),
  }
}
