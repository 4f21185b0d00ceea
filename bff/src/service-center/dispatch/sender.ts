import type { Department } from '@onehall/shared/domain/request-states'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { CASE_BODIES, DepartmentError, type DepartmentClient } from '../departments/index.ts'
import {
  beginSending,
  dueSending,
  getLeg,
  giveUp,
  legDue,
  postpone,
  sent,
  type Sending,
  type ServiceRequest,
} from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { RequestKey } from '../requests.repository.ts'
import { gatherFacts, openTexts, type FactSources } from './case-facts.ts'
import { transitionFor } from './work-transition.ts'
import { nextTry, TRY_FOR_MS } from './retry.policy.ts'

export interface Sender {
  /** Tells the department all that is due about a leg. Gives when to come again; null where nothing is left. */
  send(key: RequestKey, legId: string): Promise<Date | null>
}

interface Parts {
  changes: RequestChanges
  clients: Record<Department, DepartmentClient>
  sources: FactSources
  /** Words of a department that came before its case number did wait for it. */
  applyWaitingEvents(department: Department, ref: string): Promise<void>
  /** The unit that was installed becomes the customer's: not another system's work, but it must not be lost either. */
  registerInstalled(request: ServiceRequest, legId: string): Promise<void>
  clock: Clock
  logger: Logger
  metrics: Metrics
}

/**
 * One leg, one sender at a time. What is stored decides: a lease says that somebody is at it, an outbox entry stays
 * until the department has answered, and the department knows a repeat by its key. Dying between any two lines
 * leaves an entry that the next sender takes up.
 */
export function createSender(parts: Parts): Sender {
  const { changes, clients, sources, clock, logger, metrics } = parts

  const take = async (
    key: RequestKey,
    legId: string,
  ): Promise<{ request: ServiceRequest; sending: Sending | null }> => {
    let sending: Sending | null = null
    const request = await changes.change(key, (r) => {
      sending = dueSending(r, legId, clock.now())
      return sending ? beginSending(r, sending, clock.now()) : r
    })
    return { request, sending }
  }

  const tell = async (request: ServiceRequest, sending: Sending): Promise<string | null> => {
    const { department, ref } = getLeg(request, sending.legId)
    const client = clients[department]
    if (sending.what === 'open') {
      return client.openCase(
        sending.legId,
        CASE_BODIES[department](await gatherFacts(request, sending.legId, sources)),
      )
    }
    if (sending.what === 'register') {
      await parts.registerInstalled(request, sending.legId)
      return null
    }
    if (ref === null) throw new Error(`leg ${sending.legId} is told something before it has a case`)
    if (sending.what === 'cancel') await client.cancelCase(ref, '客户取消')
    else if (sending.what === 'job')
      await client.moveWorkOrder(ref, await transitionFor(request, sending, sources))
    else await client.tellCase(ref, await messageFor(request, sending, sending.what))
    return null
  }

  const messageFor = async (
    request: ServiceRequest,
    { id, messageId, slotId }: Sending,
    kind: 'text' | 'nudge' | 'reschedule' | 'confirm' | 'forget_care',
  ) => {
    const said = request.messages.filter((m) => m.id === messageId)
    const [text = ''] = await openTexts(said, request.ownerId, sources.vault)
    return {
      messageId: id,
      kind,
      text,
      slotId,
      media: await sources.mediaLinks(said.flatMap((m) => m.mediaIds)),
    }
  }

  const attempt = async (key: RequestKey, request: ServiceRequest, sending: Sending): Promise<void> => {
    const { department } = getLeg(request, sending.legId)
    try {
      const ref = await tell(request, sending)
      await changes.change(key, (r) => sent(r, sending.id, ref, clock.now()), request)
      metrics.legsSettled.inc({ department, outcome: 'sent' })
      if (ref !== null) await parts.applyWaitingEvents(department, ref)
    } catch (error) {
      const kind = error instanceof DepartmentError ? error.kind : 'away'
      metrics.legsSettled.inc({ department, outcome: kind })
      const err = error instanceof DepartmentError ? String(error.cause) : error
      const what = {
        department,
        legId: sending.legId,
        what: sending.what,
        attempts: sending.attempts,
        err,
      }
      logger.warn(what, `department ${kind}`)
      await changes.change(key, (r) => settleFailure(r, sending, kind), request)
    }
  }

  /** Whatever keeps a department from being told, our own faults too: it is tried for a day, then the desk has it. */
  const settleFailure = (
    r: ServiceRequest,
    sending: Sending,
    why: DepartmentError['kind'],
  ): ServiceRequest => {
    const now = clock.now()
    if (why === 'refused') return giveUp(r, sending.id, 'refused', now)
    if (now.getTime() - sending.since.getTime() > TRY_FOR_MS) return giveUp(r, sending.id, 'unreachable', now)
    const attempts = sending.attempts + (why === 'away' ? 1 : 0)
    return postpone(r, sending.id, { attempts, nextAt: nextTry(attempts, why, now) })
  }

  return {
    async send(key, legId) {
      for (;;) {
        const { request, sending } = await take(key, legId)
        if (!sending) return legDue(request, legId)
        await attempt(key, request, sending)
      }
    },
  }
}
