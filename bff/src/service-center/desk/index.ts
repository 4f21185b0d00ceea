import type Router from '@koa/router'
import type { SosView } from '@onehall/shared/contract/requests'
import type { Tier } from '@onehall/shared/domain/people'
import type { Audit } from '../../audit/index.ts'
import type { Door } from '../../http/route.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Store } from '../../platform/mongo.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Card } from '../../products/index.ts'
import type { CareBook } from '../care/care.service.ts'
import type { Worklist } from '../dispatch/index.ts'
import type { Answers } from '../intake/understanding.ts'
import type { Agent, ServiceRequest } from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { Requests } from '../requests.repository.ts'
import { PLACES } from '../sealing.ts'
import type { RequestPresenter } from '../thread/requests.presenter.ts'
import { correctionOf, type Correction } from './corrections.ts'
import { createDeskAgents } from './agents.repository.ts'
import { createDesk } from './desk.service.ts'
import { createDeskPresenter } from './desk.presenter.ts'
import { createDeskRequests } from './desk-requests.repository.ts'
import { mountDesk } from './desk.routes.ts'
import {
  createDeskPeople,
  EXCHANGES_A_YEAR,
  maskName,
  startOfYear,
  type KnownPerson,
} from './people.service.ts'
import type { Promises } from './promises.ts'
import { createDeskQueue, type DeskQueue } from './queue.service.ts'

/** The agents' side of the hall, put together. */
export interface DeskRoom {
  queue: DeskQueue
  /** Whether a gold member has an exchange left this year that nobody has to approve. */
  mayExchangeFreely(ownerId: string): Promise<boolean>
  /** What agents corrected in routing, the newest first, as rows to train on. */
  corrections(): AsyncIterable<Correction>
  mount(router: Router, door: Door): void
}

interface Parts {
  store: Store
  vault: Vault
  clock: Clock
  audit: Audit
  answers: Answers
  requests: Requests
  worklist: Worklist
  promises: Promises
  presenter: RequestPresenter
  care: CareBook
  /** The child's call for help that a request is about. */
  readSos(request: ServiceRequest): Promise<SosView | null>
  changes(): RequestChanges
  getPerson(accountId: string): Promise<KnownPerson & { ownAgentId: string | null }>
  listBriefs(accountIds: string[]): Promise<{ id: string; name: string; tier: Tier }[]>
  setOwnAgent(accountId: string, agentId: string): Promise<void>
  setTier(accountId: string, tier: Tier): Promise<boolean>
  findOwner(find: string): Promise<string | null>
  listCards(ownerId: string): Promise<Card[]>
  allowsFollowUp(personId: string): Promise<boolean>
  requireFollowUp(personId: string): Promise<void>
  checkMedia(ownerId: string, mediaIds: string[]): Promise<void>
}

const SUGGESTIONS = 3
const PAGE = 200

export function createDeskRoom(parts: Parts): DeskRoom {
  const { store, vault, clock, answers, requests, getPerson } = parts
  const deskRequests = createDeskRequests(store)
  const agents = createDeskAgents(store)
  const lateChanges: RequestChanges = {
    add: (r) => parts.changes().add(r),
    change: (key, change) => parts.changes().change(key, change),
  }
  const looksAfter = async (ownerId: string, agentId: string): Promise<void> => {
    const { tier, ownAgentId } = await getPerson(ownerId)
    if (tier === 'gold' && ownAgentId === null) await parts.setOwnAgent(ownerId, agentId)
  }
  const desk = createDesk({ ...parts, deskRequests, agents, changes: lateChanges, looksAfter })
  const ownAgentOf = async (ownerId: string) => (await getPerson(ownerId)).ownAgentId
  const queue = createDeskQueue({ ...parts, deskRequests, agents, ownAgentOf })
  const people = createDeskPeople({ ...parts, deskRequests })
  const personBriefs = async (ids: string[]) => {
    const people = await parts.listBriefs(ids)
    return new Map(people.map(({ id, name, tier }) => [id, { nameMasked: maskName(name), tier }]))
  }
  const presenter = createDeskPresenter({
    vault,
    now: () => clock.now(),
    presenter: parts.presenter,
    personBriefs,
  })

  const lastWords = async (r: ServiceRequest): Promise<string> => {
    const last = r.messages.findLast((m) => m.from === 'you' && m.text !== null)
    return last?.text ? vault.open(r.ownerId, PLACES.message(last.id), last.text) : ''
  }
  const suggest = async (r: ServiceRequest, text: string | undefined) => {
    const { gtin, category } = r.subject?.product ?? {}
    const { hits } = answers.find(text ?? (await lastWords(r)), { gtin, category })
    return hits.slice(0, SUGGESTIONS).map(({ articleId, title, score }) => ({
      articleId,
      title,
      score,
      text: answers.getArticle(articleId)?.body ?? '',
    }))
  }

  async function* corrections(): AsyncGenerator<Correction> {
    for (let before: { at: Date; id: string } | null = null; ;) {
      const found: ServiceRequest[] = await deskRequests.listCorrected({ before, limit: PAGE })
      for (const r of found) yield correctionOf(r, vault)
      const last = found.at(-1)
      if (found.length < PAGE || !last?.correctedAt) return
      before = { at: last.correctedAt, id: last.id }
    }
  }

  return {
    queue,
    corrections,
    async mayExchangeFreely(ownerId) {
      return (await requests.countGoldExchanges(ownerId, startOfYear(clock.now()))) < EXCHANGES_A_YEAR
    },
    mount(router, door) {
      const getAgent = async (accountId: string): Promise<Agent> => ({
        id: accountId,
        name: (await getPerson(accountId)).name || '客服',
      })
      mountDesk(router, door, {
        desk,
        queue,
        people,
        deskRequests,
        presenter,
        vault,
        care: parts.care,
        readSos: (request) => parts.readSos(request),
        now: () => clock.now(),
        getAgent,
        findOwner: parts.findOwner,
        suggest,
      })
    },
  }
}
