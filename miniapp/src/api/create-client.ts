import { fromReply, fromUnreachable, Unreachable } from './problem.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Query = Record<string, string | number | undefined>

export interface Asked {
  method: Method
  url: string
  headers: Record<string, string>
  body?: unknown
  timeoutMs: number
  /** the reply is bytes, not JSON */
  binary?: boolean
}

export interface Answered {
  status: number
  /** names in lower case */
  headers: Record<string, string>
  body: unknown
}

/** Carries one request; throws Unreachable where no reply came. */
export type Transport = (asked: Asked) => Promise<Answered>

export interface Call {
  method: Method
  /** under /api/v1, with its ids in it: build it with `at` */
  path: string
  query?: Query
  body?: unknown
  /** the same for every try of the same write */
  key?: string
  headers?: Record<string, string>
  /** the reply is bytes: an ArrayBuffer */
  binary?: boolean
}

interface Ways {
  base: string
  transport: Transport
  token: () => string | null
  renew: (spent: string | null) => Promise<boolean>
}

const READ_MS = 15_000
const WRITE_MS = 25_000
/** 401s that a new access token mends. Others (a wrong code, a forbidden act) are answers. */
const MENDABLE = ['auth.required', 'auth.expired', 'auth.invalid']

/** Talks to the BFF: who is asking, one renewal of the session, one more try of a read, and every fault as an ApiError. */
export function createClient({ base, transport, token, renew }: Ways) {
  async function carry(call: Call, token: string | null): Promise<Answered> {
    const asked = toAsked(base, call, token)
    try {
      return await transport(asked)
    } catch (error) {
      const again = call.method === 'GET' && error instanceof Unreachable && error.why === 'offline'
      if (!again) throw error
      return transport(asked)
    }
  }

  /** Whatever `send` is answered with, after the session was renewed once where it had run out. */
  async function withSession(send: (token: string | null) => Promise<Answered>): Promise<Answered> {
    try {
      const used = token()
      const answer = await send(used)
      return isMendable(answer) && (await renew(used)) ? await send(token()) : answer
    } catch (error) {
      throw error instanceof Unreachable ? fromUnreachable(error) : error
    }
  }

  const ask = (call: Call): Promise<Answered> => withSession((token) => carry(call, token))

  const call = async <T>(one: Call): Promise<T> => bodyOf(await ask(one)) as T

  return { ask, call, withSession }
}

/** The body of a good reply; throws an ApiError for any other. */
export function bodyOf(answer: Answered): unknown {
  if (isGood(answer)) return answer.body
  throw fromReply(answer.status, answer.body, answer.headers['retry-after'])
}

export const isGood = ({ status }: Answered): boolean => status >= 200 && status < 300

const isMendable = (answer: Answered): boolean =>
  answer.status === 401 && MENDABLE.includes(fromReply(answer.status, answer.body).code)

function toAsked(base: string, call: Call, token: string | null): Asked {
  return {
    method: call.method,
    url: base + call.path + queryOf(call.query),
    headers: {
      Accept: 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(call.key && { 'Idempotency-Key': call.key }),
      ...call.headers,
    },
    ...(call.body !== undefined && { body: call.body }),
    ...(call.binary && { binary: true }),
    timeoutMs: call.method === 'GET' ? READ_MS : WRITE_MS,
  }
}

export function queryOf(query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([k, v]) => `${k}=${encodeURIComponent(String(v))}`).join('&')}`
}

/** A path with ids in it: at`/requests/${id}` escapes each id. */
export const at = (parts: TemplateStringsArray, ...ids: string[]): string =>
  parts.reduce((path, part, i) => path + encodeURIComponent(ids[i - 1] ?? '') + part)
