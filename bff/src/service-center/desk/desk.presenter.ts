import type { DeskClockView, DeskRequestView, QueueItem } from '@onehall/shared/contract/desk'
import type { LegView } from '@onehall/shared/contract/requests'
import type { Tier } from '@onehall/shared/domain/people'
import type { Vault } from '../../platform/vault.ts'
import { canClaim, isMine, type Agent, type Clock, type Leg, type ServiceRequest } from '../request/index.ts'
import { PLACES } from '../sealing.ts'
import type { RequestPresenter } from '../thread/requests.presenter.ts'
import { waitingSince } from './clocks.ts'
import { historyOf, REASON_WORDS } from './history.ts'

/** A person as a queue shows one. */
export interface DeskPersonBrief {
  nameMasked: string
  tier: Tier
}

export interface DeskPresenter {
  /** Rows of a queue, in the order given. */
  items(requests: ServiceRequest[], group: QueueItem['group']): Promise<QueueItem[]>
  whole(request: ServiceRequest, agent: Agent): Promise<DeskRequestView>
  leg(request: ServiceRequest, leg: Leg): Promise<LegView>
}

interface Parts {
  vault: Vault
  now(): Date
  presenter: RequestPresenter
  /** Names and tiers of several people at once. */
  personBriefs(accountIds: string[]): Promise<Map<string, DeskPersonBrief>>
}

export function createDeskPresenter({ vault, now, presenter, personBriefs }: Parts): DeskPresenter {
  const lastWords = async (r: ServiceRequest): Promise<string> => {
    // where a machine asked, what it said until she says something
    const last =
      r.messages.findLast((m) => m.from === 'you' && m.text !== null) ?? (r.reportedBy && r.messages[0])
    return last?.text ? vault.open(r.ownerId, PLACES.message(last.id), last.text) : ''
  }
  const claimedBy = ({ claim }: ServiceRequest) => claim && { id: claim.agentId, name: claim.name }

  const item = async (
    r: ServiceRequest,
    group: QueueItem['group'],
    person: DeskPersonBrief,
  ): Promise<QueueItem> => {
    const reserved = r.desk?.reservedFor
    const owed = r.clocks.find((c) => c.kind !== 'resolution' && !c.metAt && !c.stoppedAt)
    return {
      id: r.id,
      number: r.number,
      title: r.title,
      group,
      status: r.status,
      priority: r.priority,
      ...person,
      text: await lastWords(r),
      departments: [...new Set(r.legs.map((leg) => leg.department))],
      reason: r.desk ? REASON_WORDS[r.desk.reason] : '',
      waitingSince: waitingSince(r)?.toISOString() ?? null,
      clock: presentClock(owed ?? null, now()),
      claimedBy: claimedBy(r),
      reservedUntil: reserved && reserved.until > now() ? reserved.until.toISOString() : null,
    }
  }

  return {
    leg: (r, leg) => presenter.leg(r, leg),
    async items(list, group) {
      const people = await personBriefs([...new Set(list.map((r) => r.ownerId))])
      return Promise.all(list.map((r) => item(r, group, people.get(r.ownerId) ?? NOBODY)))
    },
    async whole(r, agent) {
      const { abilities: _theirs, agent: _shown, homeVisit: _hers, ...view } = await presenter.whole(r)
      const person = (await personBriefs([r.ownerId])).get(r.ownerId) ?? NOBODY
      return {
        ...view,
        person: { id: r.ownerId, ...person },
        notes: await Promise.all(
          r.notes.map(async ({ id, at, name, text }) => ({
            id,
            at: at.toISOString(),
            name,
            text: await vault.open(r.ownerId, PLACES.message(id), text),
          })),
        ),
        clocks: r.clocks.map((c) => presentClock(c, now())!),
        routing: {
          by: r.routedBy,
          reasons: r.legs.map(({ department, reason }) => ({ department, reason })),
        },
        deskReason: r.desk ? REASON_WORDS[r.desk.reason] : null,
        claimedBy: claimedBy(r),
        history: historyOf(r),
        abilities: abilitiesOf(r, agent),
      }
    },
  }
}

/** Somebody whose account is gone. */
const NOBODY: DeskPersonBrief = { nameMasked: '客户', tier: 'normal' }

function presentClock(c: Clock | null, now: Date): DeskClockView | null {
  if (!c) return null
  const state = c.metAt ? 'met' : c.stoppedAt ? 'stopped' : c.dueAt ? 'running' : 'paused'
  return {
    kind: c.kind,
    state,
    startedAt: c.startedAt.toISOString(),
    dueAt: c.dueAt?.toISOString() ?? null,
    metAt: c.metAt?.toISOString() ?? null,
    breached: c.breachedAt !== null || (state === 'running' && c.dueAt !== null && c.dueAt <= now),
    leftMs: state === 'running' ? c.dueAt!.getTime() - now.getTime() : c.leftMs,
    targetMs: c.targetMs,
  }
}

function abilitiesOf(r: ServiceRequest, agent: Agent): DeskRequestView['abilities'] {
  const over = r.status === 'resolved' || r.status === 'closed' || r.status === 'cancelled'
  if (over) return ['note']
  if (isMine(r, agent.id)) return ['release', 'reply', 'note', 'route', 'transfer', 'resolve', 'merge']
  return canClaim(r) ? ['claim', 'note'] : ['note']
}
