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

interface Wire {
  peer: string
  operation: string
  url: string
  timeoutMs: number
  metrics: Metrics
}

export interface Call<T> extends Wire {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  reply: z.ZodType<T>
}

interface FileCall extends Wire {
  /** what it may be, as Content-Type says it */
  types: readonly string[]
  maxBytes: number
}

export interface ReceivedPicture {
  type: string
  bytes: Buffer
}

/**
 * One call to another system: JSON both ways, bounded in time, its reply checked.
 * Throws CallError. Redirects are not followed: nobody we call answers with one.
 */
export const call = <T>(c: Call<T>): Promise<T> => measured(c, () => exchange(c))

/** A file from another system, bounded in time and size, of a type that was asked for. Throws CallError. */
export const callForFile = (c: FileCall): Promise<ReceivedPicture> => measured(c, () => fetchFile(c))

async function measured<T>({ metrics, peer, operation }: Wire, act: () => Promise<T>): Promise<T> {
  const end = metrics.clientDuration.startTimer({ peer_service: peer, operation })
  try {
    const reply = await act()
    end({ outcome: 'ok' })
    return reply
  } catch (error) {
    end({ outcome: error instanceof CallError ? error.reason : 'unreachable' })
    throw error
  }
}

async function fetchFile(c: FileCall): Promise<ReceivedPicture> {
  const response = await fetchWithin({ ...c, headers: { accept: c.types.join(', ') } })
  const bytes = await response.arrayBuffer().catch(() => {
    throw new CallError('unreachable', `${c.peer} broke off its answer to ${c.operation}`)
  })
  if (!response.ok)
    throw new CallError('status', `${c.peer} answered ${response.status} to ${c.operation}`, response.status)
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
  if (!c.types.includes(type) || bytes.byteLength > c.maxBytes)
    throw new CallError('nonsense', `${c.peer} answered ${c.operation} with something else`)
  return { type, bytes: Buffer.from(bytes) }
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

async function fetchWithin(c: Omit<Call<unknown>, 'reply'>): Promise<Response> {
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
