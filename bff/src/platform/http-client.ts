import type { z } from 'zod'
import type { Metrics } from './metrics.ts'

/** Why a call to another system failed, for who decides whether to try again. */
export class CallError extends Error {
  readonly reason: 'unreachable' | 'timeout' | 'status' | 'nonsense'
  readonly status: number | undefined
  /** what it answered beside its status, where that was JSON */
  readonly reply: unknown

  constructor(reason: CallError['reason'], message: string, status?: number, reply?: unknown) {
    super(message)
    this.name = 'CallError'
    this.reason = reason
    this.status = status
    this.reply = reply
  }
}

export interface Call<T> {
  peer: string
  operation: string
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  reply: z.ZodType<T>
  timeoutMs: number
  metrics: Metrics
}

/**
 * One call to another system: JSON both ways, bounded in time, its reply checked.
 * Throws CallError. Redirects are not followed: nobody we call answers with one.
 */
export async function call<T>(c: Call<T>): Promise<T> {
  const end = c.metrics.clientDuration.startTimer({ peer_service: c.peer, operation: c.operation })
  try {
    const reply = await exchange(c)
    end({ outcome: 'ok' })
    return reply
  } catch (error) {
    end({ outcome: error instanceof CallError ? error.reason : 'unreachable' })
    throw error
  }
}

async function exchange<T>(c: Call<T>): Promise<T> {
  const response = await fetchWithin(c)
  const text = await response.text().catch(() => {
    throw new CallError('unreachable', `${c.peer} broke off its answer to ${c.operation}`)
  })
  if (!response.ok)
    throw new CallError(
      'status',
      `${c.peer} answered ${response.status} to ${c.operation}`,
      response.status,
      parse(text),
    )
  const read = c.reply.safeParse(parse(text))
  if (!read.success) throw new CallError('nonsense', `${c.peer} answered ${c.operation} with something else`)
  return read.data
}

async function fetchWithin<T>(c: Call<T>): Promise<Response> {
  try {
    return await fetch(c.url, {
      method: c.method ?? (c.body === undefined ? 'GET' : 'POST'),
      headers: {
        accept: 'application/json',
        ...(c.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...c.headers,
      },
      ...(c.body === undefined ? {} : { body: c.body }),
      redirect: 'error',
      signal: AbortSignal.timeout(c.timeoutMs),
    })
  } catch (error) {
    const timeout = error instanceof Error && error.name === 'TimeoutError'
    throw new CallError(timeout ? 'timeout' : 'unreachable', `${c.peer} did not answer ${c.operation}`)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
