import { createHash } from 'node:crypto'
import type { RequestAction } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/paging.ts'
import type { Envelope, Vault } from '../platform/vault.ts'
import { sealAnswer } from './intake/open-request.service.ts'
import type { Understand } from './intake/understanding.ts'
import {
  askHuman,
  cancel,
  confirm,
  decideCharges,
  decideRegistering,
  helped,
  notHelped,
  nudge,
  once,
  personSays,
  rate,
  reopen,
  reschedule,
  saysAlong,
  visitLeg,
  type NewMessage,
  type RequestEvent,
  type RequestSummary,
  type ServiceRequest,
  type Words,
} from './request/index.ts'
import type { RequestChanges } from './request-changes.ts'
import type { RequestKey, Requests } from './requests.repository.ts'
import { PLACES } from './sealing.ts'

export interface Act {
  action: RequestAction
  legId?: string | undefined
  slotId?: string | undefined
  text?: string | undefined
}

/** What a person does with requests of their own. All of it throws request.unknown for anybody else's. */
export interface RequestDesk {
  list(ownerId: string, query: ListQuery): Promise<{ items: RequestSummary[]; nextCursor: string | null }>
  get(key: RequestKey): Promise<ServiceRequest>
  eventsAfter(
    key: RequestKey,
    after: number,
    limit: number,
  ): Promise<{ items: RequestEvent[]; nextCursor: string | null }>
  /** Gives the request and the id of the new message. */
  say(
    key: RequestKey,
    words: { text: string; mediaIds: string[] },
    operation: string,
  ): Promise<{ request: ServiceRequest; messageId: string }>
  act(key: RequestKey, act: Act, operation: string): Promise<ServiceRequest>
  /** Registering the unit that is installed, or extra charges of the visit: her yes or no. */
  answerVisit(key: RequestKey, answer: VisitAnswer, operation: string): Promise<ServiceRequest>
  rate(
    key: RequestKey,
    rating: { score: number; comment?: string | undefined },
    operation: string,
  ): Promise<ServiceRequest>
}

export interface VisitAnswer {
  register?: boolean | undefined
  charges?: { id: string; accept: boolean } | undefined
}

export interface ListQuery {
  cursor?: string | undefined
  limit: number
  state?: 'open' | 'over' | undefined
  registrationId?: string | undefined
}

interface Parts {
  requests: Requests
  changes: RequestChanges
  understand: Understand
  vault: Vault
  clock: Clock
  checkMedia(ownerId: string, mediaIds: string[]): Promise<void>
}

const idFrom = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)
const NUDGE_WORDS = '请帮我催一下'

export function createRequestDesk({
  requests,
  changes,
  understand,
  vault,
  clock,
  checkMedia,
}: Parts): RequestDesk {
  const get: RequestDesk['get'] = async ({ ownerId, id }) => {
    const request = await requests.find(ownerId, id)
    if (!request) throw new Problem('request.unknown')
    return request
  }

  const change = (known: ServiceRequest, operation: string, act: (r: ServiceRequest) => ServiceRequest) =>
    changes.change(known, once(operation, act), known)

  /** The request that a merged one became part of, through however many merges. */
  const survivor = async (key: RequestKey): Promise<ServiceRequest> => {
    const request = await get(key)
    return request.mergedInto ? survivor({ ownerId: key.ownerId, id: request.mergedInto }) : request
  }

  /** Whom later words concern, and what the base has for them; nothing is looked up while an agent is on the thread. */
  const makeOut = async (r: ServiceRequest, text: string): Promise<Omit<Words, 'message'>> => {
    const { gtin, category } = r.subject?.product ?? {}
    const asked = { kind: 'question', text, fault: null, gtin, category, tier: 'normal' } as const
    const silent = r.claim !== null || r.desk !== null || r.status !== 'answered'
    const found = silent ? null : await understand.lookUp(asked)
    return { concerns: understand.concerns(asked), answered: found && (await sealAnswer(vault, r, found)) }
  }

  const sealMessage = async (
    { ownerId }: RequestKey,
    text: string,
    operation: string,
  ): Promise<NewMessage> => {
    const id = idFrom('message', operation)
    return { id, text: text === '' ? null : await vault.seal(ownerId, PLACES.message(id), text) }
  }

  const toChange = async (
    key: RequestKey,
    act: Act,
    operation: string,
  ): Promise<(r: ServiceRequest) => ServiceRequest> => {
    const at = clock.now()
    // what is said with an act stands in the thread, and who works on it hears it
    const words = act.text ? await sealMessage(key, act.text, operation) : null
    const saying = (r: ServiceRequest): ServiceRequest => (words ? saysAlong(r, words, at) : r)
    switch (act.action) {
      case 'nudge': {
        const message = words ?? (await sealMessage(key, NUDGE_WORDS, operation))
        return (r) => nudge(r, message, at)
      }
      case 'reopen':
        return (r) => reopen(r, { message: words, newLegId: (old) => idFrom(old.id, operation) }, at)
      case 'reschedule': {
        const { legId, slotId } = act
        if (!slotId)
          throw new Problem('input.invalid', '请选一个时间', {
            errors: [{ path: 'slotId', message: '请选一个时间' }],
          })
        return (r) => reschedule(saying(r), { legId, slotId }, at)
      }
      case 'cancel':
        return (r) => cancel(saying(r), at)
      case 'confirm':
        return (r) => confirm(saying(r), act.legId, at)
      case 'helpful':
        return (r) => helped(saying(r), at)
      case 'not_helpful':
        return (r) => notHelped(saying(r), at)
      case 'human':
        return (r) => askHuman(saying(r), at)
    }
  }

  return {
    get,
    async list(ownerId, { cursor, limit, ...filter }) {
      const found = await requests.list(ownerId, { ...filter, from: readCursor(cursor), limit: limit + 1 })
      return pageOf(found, limit, (r) => ({ at: r.updatedAt, id: r.id }))
    },
    async eventsAfter(key, after, limit) {
      const { events } = await get(key)
      const items = events.filter((e) => e.seq > after).slice(0, limit)
      const last = items.at(-1)
      return { items, nextCursor: last && last.seq < (events.at(-1)?.seq ?? 0) ? String(last.seq) : null }
    },
    async say(key, { text, mediaIds }, operation) {
      await checkMedia(key.ownerId, mediaIds)
      const heard = await survivor(key)
      const message = { ...(await sealMessage(key, text, operation)), mediaIds }
      const words = { message, ...(await makeOut(heard, text)) }
      const request = await change(heard, operation, (r) => personSays(r, words, clock.now()))
      return { request, messageId: message.id }
    },
    async act(key, act, operation) {
      const request = await get(key)
      return change(request, operation, await toChange(key, act, operation))
    },
    async answerVisit(key, { register, charges }, operation) {
      const request = await get(key)
      return change(request, operation, (r) => {
        const legId = visitLeg(r)?.id
        if (legId === undefined) throw new Problem('request.illegal_move')
        if (charges)
          return decideCharges(r, { legId, chargesId: charges.id, accept: charges.accept }, clock.now())
        return decideRegistering(r, { legId, register: register === true }, clock.now())
      })
    },
    async rate(key, { score, comment }, operation) {
      const request = await get(key)
      const sealed: Envelope | null = comment
        ? await vault.seal(key.ownerId, PLACES.comment(key.id), comment)
        : null
      return change(request, operation, (r) => rate(r, { score, comment: sealed }, clock.now()))
    },
  }
}
