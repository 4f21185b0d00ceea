import {
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  wrap,
} from 'cockatiel'
import type { z } from 'zod'
import {
  caseReply,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  workOrder,
  type CaseBody,
  type CaseMessage,
  type WorkAssignment,
  type WorkOrder,
  type WorkTransition,
} from '@onehall/shared/contract/departments'
import type { Department } from '@onehall/shared/domain/request-states'
import type { Config } from '../../config.ts'
import { call, CallError } from '../../platform/http-client.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { signBody } from '../../platform/signatures.ts'

/** Why a department did not do what it was asked. */
export class DepartmentError extends Error {
  /**
   * away: it may work later · held_back: not even tried, because it has been away or is too busy ·
   * refused: it understood and says no
   */
  readonly kind: 'away' | 'held_back' | 'refused'

  constructor(kind: DepartmentError['kind'], cause: unknown) {
    super(`department ${kind}`, { cause })
    this.name = 'DepartmentError'
    this.kind = kind
  }
}

/** Nothing counts as done unless the department answers it with the case: a proxy's error page under a 200 does not. */
export interface DepartmentClient {
  /** Opens a case under the leg's id; the same leg twice is the same case. Gives the department's number. */
  openCase(legId: string, body: CaseBody): Promise<string>
  tellCase(ref: string, message: CaseMessage): Promise<void>
  cancelCase(ref: string, reason: string): Promise<void>
  /** Says what an installer did; the same clientId twice is the same act. */
  moveWorkOrder(ref: string, act: WorkTransition): Promise<void>
  /** Gives a work order to an installer; the same assignId twice is the same act. */
  assignWorkOrder(ref: string, assignment: WorkAssignment): Promise<WorkOrder>
  /** Asks for what the department knows; `path` with its query. */
  ask<T>(operation: string, path: string, reply: z.ZodType<T>): Promise<T>
}

const TIMEOUT_MS = 3_000
const BREAK_AFTER = 5
const HALF_OPEN_AFTER_MS = 5_000
/** Calls under way at once, so that one department that hangs holds no more than its share. */
const AT_ONCE = 40

/** What a department says that will not change by asking again. */
const REFUSALS = new Set([400, 409, 410, 422])
const isRefusal = (error: unknown): boolean => error instanceof CallError && REFUSALS.has(error.status ?? 0)
/** A question about what there is not: asking again gives the same. A case it does not know may be there later. */
const isUnknown = (error: unknown): boolean => error instanceof CallError && error.status === 404
const isOutage = (error: unknown): boolean =>
  error instanceof CallError && (error.status === undefined || error.status >= 500)

export function createDepartmentClient(
  name: Department,
  { url, secret }: Config['departments'][Department],
  metrics: Metrics,
): DepartmentClient {
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(BREAK_AFTER),
  })
  breaker.onStateChange((state) =>
    metrics.breakerOpen.set({ department: name }, state === CircuitState.Open ? 1 : 0),
  )
  const policy = wrap(bulkhead(AT_ONCE), breaker)

  const signed = (body: string): Record<string, string> => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signBody(secret, timestamp, body) }
  }

  interface Ask<T> {
    operation: string
    path: string
    body?: object
    key?: string
    reply: z.ZodType<T>
  }
  const exchange = async <T>({ operation, path, body, key, reply }: Ask<T>): Promise<T> => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = { ...signed(text ?? ''), ...(key === undefined ? {} : { 'idempotency-key': key }) }
    const one = { peer: name, operation, url: url + path, headers, reply, timeoutMs: TIMEOUT_MS, metrics }
    try {
      return await policy.execute(() => call(text === undefined ? one : { ...one, body: text }))
    } catch (error) {
      if (isBrokenCircuitError(error) || error instanceof BulkheadRejectedError)
        throw new DepartmentError('held_back', error)
      const no = isRefusal(error) || (text === undefined && isUnknown(error))
      throw new DepartmentError(no ? 'refused' : 'away', error)
    }
  }

  return {
    async openCase(legId, body) {
      const { ref } = await exchange({
        operation: 'open',
        path: '/cases',
        body,
        key: legId,
        reply: caseReply,
      })
      return ref
    },
    async tellCase(ref, message) {
      const path = `/cases/${encodeURIComponent(ref)}/messages`
      await exchange({ operation: 'tell', path, body: message, key: message.messageId, reply: caseReply })
    },
    async cancelCase(ref, reason) {
      const path = `/cases/${encodeURIComponent(ref)}/cancel`
      await exchange({
        operation: 'cancel',
        path,
        body: { reason },
        key: `${ref}-cancel`,
        reply: caseReply,
      })
    },
    async moveWorkOrder(ref, act) {
      const path = `/work-orders/${encodeURIComponent(ref)}/transitions`
      await exchange({ operation: 'move', path, body: act, key: act.clientId, reply: workOrder })
    },
    assignWorkOrder: (ref, assignment) =>
      exchange({
        operation: 'assign',
        path: `/work-orders/${encodeURIComponent(ref)}/assign`,
        body: assignment,
        key: assignment.assignId,
        reply: workOrder,
      }),
    ask: (operation, path, reply) => exchange({ operation, path, reply }),
  }
}
