import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import { keepClocks } from './desk/clocks.ts'
import type { Promises } from './desk/promises.ts'
import { marksOf } from './marks.ts'
import type { ServiceRequest } from './request/index.ts'
import type { RequestKey, Requests } from './requests.repository.ts'

/** A pure change; the same request back means that there is nothing to store. */
export type Change = (request: ServiceRequest) => ServiceRequest

export interface RequestChanges {
  /** Stores a new request with its clocks; where the same act opened it before, that one. */
  add(request: ServiceRequest): Promise<{ request: ServiceRequest; fresh: boolean }>
  /**
   * Loads, changes, stores; where somebody stored in between, again on what is there now.
   * `known`, whole and as it was read a moment ago, spares the first load: it stands only if it is still what is stored.
   * Throws request.unknown, whatever the change throws, and request.busy after too many tries.
   */
  change(key: RequestKey, change: Change, known?: ServiceRequest): Promise<ServiceRequest>
}

interface Parts {
  requests: Requests
  promises: Promises
  clock: Clock
  /** A gold member's own agent, for the first minutes; null where there is none to wait for. */
  reserveFor(ownerId: string): Promise<{ agentId: string; until: Date } | null>
  /** Told of every stored change: wakes senders, tells sockets. Must not throw. */
  onStored(after: ServiceRequest, before: ServiceRequest | null): void
}

const TRIES = 12

export function createRequestChanges({
  requests,
  promises,
  clock,
  reserveFor,
  onStored,
}: Parts): RequestChanges {
  /** What follows from a change: its clocks, and for whom a gold member's request is kept when it comes to the desk. */
  const settle = async (changed: ServiceRequest, before: ServiceRequest | null): Promise<ServiceRequest> => {
    const r = keepClocks(changed, promises, clock.now())
    if (!r.desk || before?.desk || r.claim || r.priority !== 'gold') return r
    return { ...r, desk: { ...r.desk, reservedFor: await reserveFor(r.ownerId) } }
  }
  /** Null where somebody wrote in between. */
  const store = async (changed: ServiceRequest, before: ServiceRequest): Promise<ServiceRequest | null> => {
    const after = await settle(changed, before)
    if (!(await requests.save(after, marksOf(after, promises)))) return null
    const stored = { ...after, version: after.version + 1 }
    onStored(stored, before)
    return stored
  }
  /** Null where only what is stored can tell: it may have moved on, so a refusal of it, or nothing to do, proves nothing. */
  const tryOnKnown = async (known: ServiceRequest, change: Change): Promise<ServiceRequest | null> => {
    let changed: ServiceRequest
    try {
      changed = change(known)
    } catch {
      return null
    }
    return changed === known ? null : store(changed, known)
  }
  return {
    async add(opened) {
      const request = await settle(opened, null)
      if (await requests.add(request, marksOf(request, promises))) {
        onStored(request, null)
        return { request, fresh: true }
      }
      return { request: (await requests.find(request.ownerId, request.id)) ?? request, fresh: false }
    },
    async change({ ownerId, id }, change, known) {
      const first = known && (await tryOnKnown(known, change))
      if (first) return first
      for (let tries = 1; tries <= TRIES; tries++) {
        const before = await requests.find(ownerId, id)
        if (!before) throw new Problem('request.unknown')
        const changed = change(before)
        if (changed === before) return before
        const stored = await store(changed, before)
        if (stored) return stored
        await wait(Math.random() * 5 * tries)
      }
      throw new Problem('request.busy')
    },
  }
}
