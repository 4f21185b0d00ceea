import type { DeskPersonView } from '@onehall/shared/contract/desk'
import { maskPhone, type Tier } from '@onehall/shared/domain/people'
import { isOver, type RequestStatus } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type { Audit } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Card } from '../../products/index.ts'
import { activeLegs, isMine, type Agent, type ServiceRequest } from '../request/index.ts'
import type { Requests } from '../requests.repository.ts'
import { DEPARTMENT_WORDS } from '../thread/sentence.ts'
import type { DeskRequests } from './desk-requests.repository.ts'

/** A person as the accounts room knows them, for the desk. */
export interface KnownPerson {
  id: string
  name: string
  phone: string | null
  tier: Tier
  since: Date
  /** 安徽省合肥市蜀山区梧桐里 6 幢 1203, and only the city of it */
  address: string | null
  city: string | null
}

export interface DeskPeople {
  /** Throws person.unknown where this agent has no business with the person. */
  get(agent: Agent, personId: string): Promise<DeskPersonView>
  /** One field in full, for a reason that is recorded first. Throws desk.not_yours; consent.required for a follow-up not consented to. */
  unmask(
    agent: Agent,
    personId: string,
    ask: { field: 'name' | 'phone' | 'address'; requestId: string; reason: string },
  ): Promise<string>
  /** For a reason that is recorded first. Throws person.unknown. */
  setTier(opsId: string, personId: string, change: { tier: Tier; reason: string }): Promise<void>
}

interface Parts {
  deskRequests: DeskRequests
  requests: Requests
  audit: Audit
  clock: Clock
  getPerson(accountId: string): Promise<KnownPerson>
  listCards(ownerId: string): Promise<Card[]>
  allowsFollowUp(personId: string): Promise<boolean>
  requireFollowUp(personId: string): Promise<void>
  setTier(accountId: string, tier: Tier): Promise<boolean>
}

/** 林晓云 as she is shown: 林**. */
export const maskName = (name: string): string => (name === '' ? '客户' : `${[...name][0]}**`)

/** Gold exchanges a year (article kb-120). */
export const EXCHANGES_A_YEAR = 2
const SHOWN = 20
/** Asking afterwards how it went, as the desk offers it for a reason. A call to settle an open matter is none. */
const FOLLOW_UP = /^(满意度)?\s*回访$/

export function createDeskPeople({
  deskRequests,
  requests,
  audit,
  clock,
  getPerson,
  listCards,
  allowsFollowUp,
  requireFollowUp,
  setTier,
}: Parts): DeskPeople {
  const mayLook = async (agent: Agent, personId: string): Promise<void> => {
    if (!(await deskRequests.concerns(personId, agent.id))) throw new Problem('person.unknown')
  }
  const exchangesOf = async ({ id, tier }: KnownPerson) =>
    tier === 'gold'
      ? { used: await requests.countGoldExchanges(id, startOfYear(clock.now())), of: EXCHANGES_A_YEAR }
      : null

  return {
    async get(agent, personId) {
      await mayLook(agent, personId)
      const [person, followUp, cards, all] = await Promise.all([
        getPerson(personId),
        allowsFollowUp(personId),
        listCards(personId),
        deskRequests.listOf([personId], 2 * SHOWN),
      ])
      const line = (r: ServiceRequest) => ({
        id: r.id,
        title: r.title,
        state: stateOf(r),
        at: r.updatedAt.toISOString(),
      })
      return {
        id: personId,
        nameMasked: maskName(person.name),
        tier: person.tier,
        city: person.city,
        since: person.since.toISOString(),
        phoneMasked: person.phone && maskPhone(person.phone),
        exchanges: await exchangesOf(person),
        followUp,
        products: cards.slice(0, SHOWN).map(({ registration, product, warranty }) => ({
          id: registration.id,
          title: product.name.replace(/^\S+ /, ''),
          state: warranty ? (warranty.active ? `保修到 ${monthWords(warranty.until)}` : '已过保') : '',
          at: registration.registeredAt.toISOString(),
        })),
        open: all
          .filter((r) => !isOver(r.status))
          .slice(0, SHOWN)
          .map(line),
        past: all
          .filter((r) => isOver(r.status))
          .slice(0, SHOWN)
          .map(line),
      }
    },
    async unmask(agent, personId, { field, requestId, reason }) {
      const request = await deskRequests.findById(requestId)
      if (!request || request.ownerId !== personId) throw new Problem('person.unknown')
      if (!isMine(request, agent.id)) throw new Problem('desk.not_yours')
      if (FOLLOW_UP.test(reason)) await requireFollowUp(personId)
      const person = await getPerson(personId)
      const value = person[field] ?? ''
      await audit.record({
        stream: 'desk',
        actor: agent.id,
        role: 'agent',
        action: `unmask.${field}`,
        objectRef: `accounts/${personId}`,
        payload: { requestId, reason },
      })
      return value
    },
    async setTier(opsId, personId, { tier, reason }) {
      await audit.record({
        stream: 'desk',
        actor: opsId,
        role: 'ops',
        action: `tier.${tier}`,
        objectRef: `accounts/${personId}`,
        payload: { reason },
      })
      if (!(await setTier(personId, tier))) throw new Problem('person.unknown')
    },
  }
}

const STATUS_WORDS: Record<RequestStatus, string> = {
  received: '等认领',
  answered: '知识库已回答',
  routed: '部门在办',
  in_progress: '正在办',
  waiting_customer: '等客户',
  resolved: '已办好',
  closed: '已结束',
  cancelled: '客户取消',
}

/** How it stands, as colleagues say it: 部门在办，销售、物流，许宁跟. */
function stateOf(r: ServiceRequest): string {
  const departments = [...new Set(activeLegs(r).map((leg) => DEPARTMENT_WORDS[leg.department]))].join('、')
  return [standing(r), departments, r.claim && `${r.claim.name}跟`].filter(Boolean).join('，')
}

function standing({ mergedInto, claim, status }: ServiceRequest): string {
  if (mergedInto) return '已并入另一件'
  return status === 'received' && claim ? '已认领' : STATUS_WORDS[status]
}

export const startOfYear = (now: Date): Date =>
  new Date(`${new Date(now.getTime() + 8 * 3_600_000).getUTCFullYear()}-01-01T00:00:00+08:00`)

/** 2029-11-02 → 2029年11月 */
const monthWords = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`
