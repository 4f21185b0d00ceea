import { createHmac } from 'node:crypto'

export interface Reply<T = unknown> {
  status: number
  body: T
}

export interface CallOptions {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  /** a moment other than now, in ms */
  at?: number
}

/** Calls a department as the hall does: signed with the secret, or not at all where there is none. */
export async function callSigned<T>(
  url: string,
  secret: string | null,
  options: CallOptions = {},
): Promise<Reply<T>> {
  const raw = options.body === undefined ? '' : JSON.stringify(options.body)
  const timestamp = String(Math.floor((options.at ?? Date.now()) / 1000))
  const signature = secret && createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')
  const reply = await fetch(url, {
    method: options.method ?? (raw === '' ? 'GET' : 'POST'),
    headers: {
      'content-type': 'application/json',
      ...(signature === null
        ? {}
        : { 'x-onehall-timestamp': timestamp, 'x-onehall-signature': `v1=${signature}` }),
      ...options.headers,
    },
    ...(raw === '' ? {} : { body: raw }),
  })
  const text = await reply.text()
  return { status: reply.status, body: (text === '' ? null : JSON.parse(text)) as T }
}

export const callPlain = <T>(url: string, options: CallOptions = {}): Promise<Reply<T>> =>
  callSigned<T>(url, null, options)

/** How a stand-in is told to misbehave. */
export const misbehave = (url: string, setting: object): Promise<Reply> =>
  callPlain(`${url}/__behaviour`, { body: setting })
