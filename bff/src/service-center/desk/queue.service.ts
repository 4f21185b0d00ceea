import type { Clock } from '../../platform/clock.ts'
import type { Chore } from '../../platform/sweeper.ts'
import type { Worklist } from '../dispatch/index.ts'
import { release, type Agent, type ServiceRequest } from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { DeskAgent, DeskAgents } from './agents.repository.ts'
import { tick } from './clocks.ts'
import { CAP } from './desk.service.ts'
import type { DeskRequests } from './desk-requests.repository.ts'
import type { Promises } from './promises.ts'

export interface Queue {
  danger: ServiceRequest[]
  mine: ServiceRequest[]
  claim: ServiceRequest[]
  counts: { danger: number; mine: number; claim: number }
}

export interface DeskQueue {
  /** The agent is there, and looks. */
  look(agent: Agent, limit: number): Promise<Queue>
  colleagues(): Promise<(DeskAgent & { present: boolean })[]>
  /** A gold member's own agent, where that one is there and has room, for the first two minutes. */
  reserveFor(ownerId: string): Promise<{ agentId: string; until: Date } | null>
  chores(): Chore[]
}

interface Parts {
  deskRequests: DeskRequests
  agents: DeskAgents
  worklist: Worklist
  changes(): RequestChanges
  promises: Promises
  clock: Clock
  /** The agent who looks after a gold member; null where there is none. */
  ownAgentOf(ownerId: string): Promise<string | null>
}

/** An agent whose desk has not asked for this long is gone: what they had goes back to the queue. */
const GONE_MS = 3 * 60_000
const OWN_AGENT_MS = 2 * 60_000
/** A place kept for a request that is not the agent's after all. */
const STALE_PLACE_MS = 60_000
const AT_ONCE = 200

export function createDeskQueue({
  deskRequests,
  agents,
  worklist,
  changes,
  promises,
  clock,
  ownAgentOf,
}: Parts): DeskQueue {
  const isPresent = (agent: DeskAgent): boolean => clock.now().getTime() - agent.seenAt.getTime() < GONE_MS

  const tidyPlaces = async ({ id, claims }: DeskAgent, mine: ServiceRequest[]): Promise<void> => {
    const old = clock.now().getTime() - STALE_PLACE_MS
    for (const { requestId, at } of claims) {
      if (at.getTime() < old && !mine.some((r) => r.id === requestId))
        await agents.givePlaceBack(id, requestId)
    }
  }

  const lapse = async (): Promise<void> => {
    const present = (await agents.list()).filter(isPresent).map((agent) => agent.id)
    for (const { agentId, ...key } of await worklist.listClaimedByOthers(present, AT_ONCE)) {
      await changes().change(key, (r) => (r.claim?.agentId === agentId ? release(r, clock.now()) : r))
      await agents.givePlaceBack(agentId, key.id)
    }
  }

  return {
    async look({ id, name }, limit) {
      const agent = await agents.seen(id, name, clock.now())
      const [danger, mine, toClaim, counts] = await Promise.all([
        deskRequests.danger(limit),
        deskRequests.mine(id),
        deskRequests.toClaim(clock.now(), limit),
        deskRequests.counts(),
      ])
      await tidyPlaces(agent, mine)
      return { danger, mine, claim: toClaim, counts: { ...counts, mine: mine.length } }
    },
    async colleagues() {
      return (await agents.list()).map((agent) => ({ ...agent, present: isPresent(agent) }))
    },
    async reserveFor(ownerId) {
      const agentId = await ownAgentOf(ownerId)
      const agent = agentId === null ? null : await agents.find(agentId)
      if (!agent || !isPresent(agent) || agent.claims.length >= CAP) return null
      return { agentId: agent.id, until: new Date(clock.now().getTime() + OWN_AGENT_MS) }
    },
    chores: () => [
      {
        name: 'call out the clocks',
        async run() {
          for (const key of await worklist.listTicking(clock.now(), AT_ONCE))
            await changes().change(key, (r) => tick(r, promises, clock.now()))
        },
      },
      { name: 'free what gone agents had', run: lapse },
    ],
  }
}
