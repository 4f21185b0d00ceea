import { asData, asNumber, type Data } from '../../data.ts'
import { WxFailure } from '../../failure.ts'
import { Listeners } from '../../program/listeners.ts'
import type { Program } from '../../program/program.ts'
import type { Task } from '../room.ts'
import type { Line } from './line.ts'

/** Default and longest (developers.weixin.qq.com, 网络). */
const TIMEOUT = 60_000
const CHUNK = 64 * 1024

export interface Sending {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body?: Uint8Array | undefined
  readonly redirect?: 'follow' | 'manual'
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

/** Tells the app how far a transfer is. */
type Progress = (done: number, total: number) => void

export interface Transfer {
  readonly sending: Sending
  /** For files: which way the bytes go that count as progress, and how the app is told of them. */
  readonly measured?: { by: 'sending' | 'receiving'; tell: (done: number, total: number) => Data }
  /** What success gives for a reply. */
  readonly read: (reply: Reply) => Data
}

/** What one transfer runs with. */
interface Running {
  readonly line: Line
  readonly options: Data
  readonly prepare: () => Transfer
  readonly exchange: AbortController
  readonly listeners: Listeners
}

/** Starts a request, upload or download; the task the app gets, and its outcome. `prepare` may refuse. */
export function startTransfer(
  program: Program,
  line: Line,
  call: { options: Data; prepare: () => Transfer },
): Task {
  const exchange = new AbortController()
  const listeners = new Listeners(program.realm)
  const done = line.run(exchange, () => transfer({ ...call, line, exchange, listeners }))
  const abort = () => exchange.abort(new WxFailure('abort'))
  return { done, handle: { abort, ...listeners.registrations(['ProgressUpdate', 'HeadersReceived']) } }
}

async function transfer({ line, options, prepare, exchange, listeners }: Running): Promise<Data> {
  const { sending, measured, read } = prepare()
  const timeUp = setTimeout(() => exchange.abort(new WxFailure('timeout', { errno: 5 })), timeoutOf(options))
  const progress: Progress = (done, total) => {
    const share = total ? Math.round((done / total) * 100) : 0
    listeners.fire('ProgressUpdate', { progress: share, ...measured?.tell(done, total) })
  }
  try {
    const isUpload = measured?.by === 'sending'
    const response = await send(line, sending, { signal: exchange.signal, ...(isUpload && { progress }) })
    const header = Object.fromEntries(response.headers)
    listeners.fire('HeadersReceived', { statusCode: response.status, header })
    const body = await receive(response, measured?.by === 'receiving' ? progress : undefined)
    return read({ status: response.status, headers: response.headers, body })
  } finally {
    clearTimeout(timeUp)
  }
}

const timeoutOf = ({ timeout }: Data): number => Math.min(asNumber(timeout, TIMEOUT), TIMEOUT)

async function send(
  line: Line,
  sending: Sending,
  how: { signal: AbortSignal; progress?: Progress },
): Promise<Response> {
  const { method, url, headers, body, redirect = 'follow' } = sending
  return fetch(line.resolve(url), {
    method,
    redirect,
    signal: how.signal,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      referer: 'https://servicewechat.com/touristappid/devtools/page-frame.html',
      'user-agent': 'Mozilla/5.0 MicroMessenger/8.0.50 MiniProgramEnv/Devtools',
      connection: 'close',
      ...(body && { 'content-length': String(body.length) }),
    },
    ...(body && { body: inChunks(body, how.progress), duplex: 'half' as const }),
  })
}

function inChunks(bytes: Uint8Array, progress?: Progress): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream({
    pull(controller) {
      if (sent >= bytes.length) {
        controller.close()
        return
      }
      const chunk = bytes.subarray(sent, sent + CHUNK)
      sent += chunk.length
      controller.enqueue(chunk)
      progress?.(sent, bytes.length)
    },
  })
}

async function receive(response: Response, progress?: Progress): Promise<Uint8Array> {
  const total = Number(response.headers.get('content-length') ?? 0)
  const chunks: Uint8Array[] = []
  let received = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array)
    received += (chunk as Uint8Array).length
    progress?.(received, total)
  }
  return Buffer.concat(chunks)
}

/** The app's `header` as text by name. */
export const headersOf = (header: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(asData(header)).map(([name, value]) => [name, String(value)]))
