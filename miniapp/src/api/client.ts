import type { SessionView } from '@onehall/shared/contract/accounts'
import Taro from '@tarojs/taro'
import { newKey } from '../platform/key.ts'
import { keep } from '../platform/storage.ts'
import { wechatCode } from '../platform/sign-in.ts'
import { sendFile } from '../platform/upload.ts'
import {
  bodyOf,
  createClient,
  isGood,
  queryOf,
  type Answered,
  type Asked,
  type Transport,
} from './create-client.ts'
import { AT_ONCE, createGate } from './gate.ts'
import { fromReply, Unreachable } from './problem.ts'
import { createSessionKeeper } from './session-keeper.ts'

export const BASE = `${__API_ORIGIN__}/api/v1`

const gate = createGate(AT_ONCE)

const unreachable = (error: unknown): Unreachable => {
  const { errMsg = '', name = '' } = (error ?? {}) as { errMsg?: string; name?: string }
  return new Unreachable(/time.?out/i.test(errMsg) || name === 'AbortError' ? 'timeout' : 'offline')
}

const lowerCased = (headers: Record<string, unknown> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )

/** The only place that calls Taro.request. Every status is an answer; only silence is a fault. */
export const transport: Transport = ({ method, url, headers, body, timeoutMs, binary }: Asked) =>
  gate(async (): Promise<Answered> => {
    // a POST without a body goes out of WeChat with an empty text for one, which is no JSON
    const data = body ?? (method === 'POST' ? {} : undefined)
    try {
      const reply = await Taro.request<unknown>({
        method,
        url,
        header: { ...headers, ...(data !== undefined && { 'Content-Type': 'application/json' }) },
        timeout: timeoutMs,
        ...(data !== undefined && { data }),
        ...(binary && { responseType: 'arraybuffer' as const }),
      })
      return { status: reply.statusCode, headers: lowerCased(reply.header), body: reply.data }
    } catch (error) {
      throw unreachable(error)
    }
  })

/** A session from one of the sign-in endpoints, past the client: it must not ask the client for a token. */
async function askForSession(path: string, body: object, key: string): Promise<SessionView | null> {
  const headers = { Accept: 'application/json', 'Idempotency-Key': key }
  const reply = await transport({ method: 'POST', url: BASE + path, headers, body, timeoutMs: 15_000 })
  if (isGood(reply)) return reply.body as SessionView
  if (reply.status === 401) return null
  throw fromReply(reply.status, reply.body, reply.headers['retry-after'])
}

export const keeper = createSessionKeeper({
  kept: keep('session', 1),
  newKey,
  refresh: (refreshToken, key) => askForSession('/auth/refresh', { refreshToken }, key),
  async signInAgain() {
    const code = await wechatCode()
    return code === null ? null : askForSession('/auth/wechat', { code }, newKey())
  },
})

export const client = createClient({
  base: BASE,
  transport,
  token: () => keeper.current()?.accessToken ?? null,
  renew: keeper.renew,
})

/**
 * For what nobody may trace to a person: tips. No session goes with a call, none is renewed for it, and it is answered
 * the same to everybody.
 */
export const stranger = createClient({
  base: BASE,
  transport,
  token: () => null,
  renew: () => Promise.resolve(false),
})

/** Where a link of the API (`/api/v1/media/…`) leads from here; an address of another origin stays as it is. */
export const absolute = (link: string): string => (link.startsWith('/') ? __API_ORIGIN__ + link : link)

interface Upload {
  path: string
  file: string
  query?: Record<string, string>
  /** the same for every try of the same file */
  key?: string | undefined
  onProgress: (percent: number) => void
  /** given the way to break it off, as soon as there is one */
  onStart: (abort: () => void) => void
}

/** Sends a file as the part named `file`; as the person who is signed in, or `as` a stranger. */
export async function upload(one: Upload, as = client): Promise<unknown> {
  return bodyOf(await as.withSession((token) => carryFile(one, token)))
}

/** A clip of 50 MB through a slow network. */
const UPLOAD_MS = 180_000

const carryFile = (one: Upload, token: string | null): Promise<Answered> =>
  gate(async () => {
    const { path, query, file, key, onProgress, onStart } = one
    const headers = {
      Accept: 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(key && { 'Idempotency-Key': key }),
    }
    const url = BASE + path + queryOf(query)
    const sending = { url, file, headers, timeoutMs: UPLOAD_MS, onProgress, onStart }
    try {
      const { status, text } = await sendFile(sending)
      return { status, headers: {}, body: parsed(text) }
    } catch (error) {
      throw unreachable(error)
    }
  })

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text
  } catch {
    return null
  }
}
