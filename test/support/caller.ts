import { randomUUID } from 'node:crypto'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads whatever came, and fails where it is not what it expects
type Whatever = any

export interface Answer<T = Whatever> {
  status: number
  headers: Headers
  body: T
}

/** Calls the API as a client does; `as` gives one that is signed in. */
export interface Caller {
  get<T = Whatever>(path: string, headers?: Record<string, string>): Promise<Answer<T>>
  send<T = Whatever>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  post<T = Whatever>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  upload<T = Whatever>(
    file: Blob,
    name: string,
    headers?: Record<string, string>,
    path?: string,
  ): Promise<Answer<T>>
  as(token: string): Caller
}

export function createCaller(origin: string, token?: string): Caller {
  const auth: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const fetchIt = async (path: string, init: RequestInit) => {
    const response = await fetch(`${origin}${path.startsWith('/') ? '' : '/api/v1/'}${path}`, {
      redirect: 'manual',
      ...init,
    })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: json ? (JSON.parse(text) as never) : (text as never),
    }
  }
  const send: Caller['send'] = (method, path, body, headers = {}) =>
    fetchIt(path, {
      method,
      headers: { ...auth, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return {
    send,
    get: (path, headers = {}) => fetchIt(path, { headers: { ...auth, ...headers } }),
    post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
    upload(file, name, headers = {}, path = 'media') {
      const form = new FormData()
      form.append('file', file, name)
      return fetchIt(path, { method: 'POST', headers: { ...auth, ...headers }, body: form })
    },
    as: (next) => createCaller(origin, next),
  }
}

export const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() })
