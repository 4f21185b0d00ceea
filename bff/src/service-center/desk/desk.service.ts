import { createHash } from 'node:crypto'
import type { Department } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/vault.ts'
import * as acts from '../request/index.ts'
import type { Agent, ServiceRequest } from '../request/index.ts'
import type { CareBook } from '../care/care.service.ts'
import type { RequestChanges } from '../request-changes.ts'
import { PLACES } from '../sealing.ts'
import type { DeskAgents } from './agents.repository.ts'
import type { DeskRequests } from './desk-requests.repository.ts'
import { LEG_TITLES } from './leg-titles.ts'

/** Requests one agent may have at a time. */
export const CAP = 5

/** What agents do. Throws request.unknown, desk.*, request.illegal_move. */
export interface Desk {
  get(id: string): Promise<ServiceRequest>
  claim(agent: Agent, id: string): Promise<ServiceRequest>
  release(agent: Agent, id: string): Promise<ServiceRequest>
  reply(
    agent: Agent,
    id: string,
    words: { text: string; mediaIds: string[]; ask: boolean },
    operation: string,
  ): Promise<ServiceRequest>
  note(agent: Agent, id: string, text: string, operation: string): Promise<ServiceRequest>
  route(
    agent: Agent,
    id: string,
    to: { add: Department[]; drop: string[]; title?: string | undefined },
    operation: string,
  ): Promise<ServiceRequest>
  transfer(
    agent: Agent,
    id: string,
    to: { agentId: string; text?: string | undefined },
    operation: string,
  ): Promise<ServiceRequest>
  resolve(agent: Agent, id: string, text: string | undefined, operation: string): Promise<ServiceRequest>
  merge(agent: Agent, id: string, into: string, operation: string): Promise<ServiceRequest>
}

interface Parts {
  deskRequests: DeskRequests
  agents: DeskAgents
  changes: RequestChanges
  vault: Vault
  care: CareBook
  clock: Clock
  checkMedia(ownerId: string, mediaIds: string[]): Promise<void>
  /** A gold member without an agent of their own gets this one. */
  looksAfter(ownerId: string, agentId: string): Promise<void>
}

const idFrom = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)

export function createDesk({
  deskRequests,
  agents,
  changes,
  vault,
  care,
  clock,
  checkMedia,
  looksAfter,
}: Parts): Desk {
  const get: Desk['get'] = async (id) => {
    const request = await deskRequests.findById(id)
    if (!request) throw new Problem('request.unknown')
    return request
  }
  const change = async (id: string, act: (r: ServiceRequest) => ServiceRequest): Promise<ServiceRequest> => {
    const request = await get(id)
    return changes.change(request, act, request)
  }
  const seal = async (id: string, text: string, operation: string) => {
    const { ownerId } = await get(id)
    const messageId = idFrom('desk message', operation)
    return { id: messageId, text: await vault.seal(ownerId, PLACES.message(messageId), text) }
  }

  /** A place first, then the request: who dies in between keeps a place that the next look at the queue gives back. */
  const takePlace = async (agentId: string, requestId: string): Promise<void> => {
    const kept = await agents.keepPlace(agentId, requestId, { cap: CAP, now: clock.now() })
    if (!kept) throw new Problem('desk.full')
  }
  /** A failed act must not take the place of a request that its agent holds all the same. */
  const leavePlace = async (agentId: string, requestId: string): Promise<void> => {
    const request = await deskRequests.findById(requestId)
    if (!request || !acts.isMine(request, agentId)) await agents.givePlaceBack(agentId, requestId)
  }
  const claimWith = async (
    agent: Agent,
    id: string,
    act: (r: ServiceRequest) => ServiceRequest,
  ): Promise<ServiceRequest> => {
    await takePlace(agent.id, id)
    try {
      return await change(id, act)
    } catch (error) {
      await leavePlace(agent.id, id)
      throw error
    }
  }

  const note: Desk['note'] = async (agent, id, text, operation) => {
    const { ownerId } = await get(id)
    const noteId = idFrom('desk note', operation)
    const sealed = await vault.seal(ownerId, PLACES.message(noteId), text)
    const note = { id: noteId, at: clock.now(), agentId: agent.id, name: agent.name, text: sealed }
    return change(
      id,
      acts.once(operation, (r) => acts.note(r, note)),
    )
  }

  return {
    get,
    async claim(agent, id) {
      // who takes something is at work, also where they never looked at the queue
      await agents.seen(agent.id, agent.name, clock.now())
      const claimed = await claimWith(agent, id, (r) => acts.claim(r, agent, clock.now()))
      await looksAfter(claimed.ownerId, agent.id)
      return claimed
    },

    async release(agent, id) {
      const released = await change(id, (r) => {
        if (r.claim && !acts.isMine(r, agent.id)) throw new Problem('desk.not_yours')
        return acts.release(r, clock.now())
      })
      await agents.givePlaceBack(agent.id, id)
      return released
    },

    async reply(agent, id, { text, mediaIds, ask }, operation) {
      await checkMedia(agent.id, mediaIds)
      const message = { ...(await seal(id, text, operation)), mediaIds }
      return change(
        id,
        acts.once(operation, (r) => acts.reply(r, { agent, message, ask }, clock.now())),
      )
    },

    note,

    route(agent, id, { add, drop, title }, operation) {
      const legs = add.map((department) => ({
        id: idFrom(id, department, operation),
        department,
        title: title ?? LEG_TITLES[department],
        reason: `${agent.name}转来`,
      }))
      return change(
        id,
        acts.once(operation, (r) => acts.routeTo(r, { agent, add: legs, drop }, clock.now())),
      )
    },

    async transfer(agent, id, { agentId, text }, operation) {
      const colleague = await agents.find(agentId)
      if (!colleague) throw new Problem('agent.unknown')
      const to = { id: colleague.id, name: colleague.name }
      const done = await claimWith(
        to,
        id,
        acts.once(operation, (r) => acts.transfer(r, { from: agent, to }, clock.now())),
      )
      await leavePlace(agent.id, id)
      return text ? note(agent, id, text, `${operation} note`) : done
    },

    async resolve(agent, id, text, operation) {
      const message = text ? await seal(id, text, operation) : null
      const done = await change(
        id,
        acts.once(operation, (r) => acts.resolveByDesk(r, { agent, message }, clock.now())),
      )
      await agents.givePlaceBack(agent.id, id)
      return done
    },

    async merge(agent, id, into, operation) {
      const [merged, survivor] = await Promise.all([get(id), get(into)])
      if (merged.ownerId !== survivor.ownerId || id === into) throw new Problem('desk.other_person')
      if (!acts.isMine(merged, agent.id) && merged.mergedInto !== into) throw new Problem('desk.not_yours')
      const minded = survivor.care ? null : await care.read(merged)
      const along = minded && (await care.seal(survivor, minded))
      // the words first: dying in between leaves them in both, and the repeat finds them there
      const done = await change(
        into,
        acts.once(operation, (r) => acts.takeIn(along ? { ...r, care: along } : r, merged, clock.now())),
      )
      await change(
        id,
        acts.once(operation, (r) => acts.forgetCare(acts.mergeInto(r, into, clock.now()), clock.now())),
      )
      await agents.givePlaceBack(agent.id, id)
      return done
    },
  }
}
