import { setTimeout as wait } from 'node:timers/promises'
import { REOPEN_DAYS } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import { currentCycle, type ServiceRequest } from './request/index.ts'
import type { RequestKey, Requests } from './requests.repository.ts'

/** A pure change; the same request back means that there is nothing to store. */
export type Change = (request: ServiceRequest) => ServiceRequest

export interface RequestChanges {
  /**
   * Loads, changes, stores; where somebody stored in between, again on what is there now.
   * Throws request.unknown, whatever the change throws, and request.busy after too many tries.
   */
  change(key: RequestKey, change: Change): Promise<ServiceRequest>
}

const TRIES = 12

export function createRequestChanges(requests: Requests): RequestChanges {
  return {
    async change({ ownerId, id }, change) {
      for (let tries = 1; tries <= TRIES; tries++) {
        const request = await requests.find(ownerId, id)
        if (!request) throw new Problem('request.unknown')
        const changed = change(request)
        if (changed === request) return request
        if (await requests.save(changed, closesAt(changed)))
          return { ...changed, version: changed.version + 1 }
        await wait(Math.random() * 5 * tries)
      }
      throw new Problem('request.busy')
    },
  }
}

/** A resolved request closes when it can no longer be taken up again. */
function closesAt(r: ServiceRequest): Date | null {
  const { resolvedAt } = currentCycle(r)
  return r.status === 'resolved' && resolvedAt
    ? new Date(resolvedAt.getTime() + REOPEN_DAYS * 86_400_000)
    : null
}
