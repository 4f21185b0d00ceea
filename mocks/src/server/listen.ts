import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { answer, findRoute, Refusal, type Answer, type Call, type Routes } from './routes.ts'

export interface Server {
  url: string
  close: () => Promise<void>
}

/** Listens on this machine only. Port 0 takes a free one; an answer of null cuts the connection. */
export async function listen(port: number, serve: (call: Call) => Promise<Answer | null>): Promise<Server> {
  const server = createServer((req, res) => {
    readCall(req)
      .then(serve)
      .then((reply) => (reply ? send(res, reply) : res.destroy()))
      .catch((error: unknown) => fail(res, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export async function answerCall(routes: Routes, call: Call): Promise<Answer> {
  const route = findRoute(routes, call.method, call.path)
  if (!route) return answer(404, { error: `nothing at ${call.method} ${call.path}` })
  try {
    return await route.handler({ ...call, params: route.params })
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

async function readCall(req: IncomingMessage): Promise<Call> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://here')
  return {
    method: req.method ?? 'GET',
    path: pathname,
    params: {},
    query: Object.fromEntries(searchParams),
    headers: req.headers,
    raw: await text(req),
  }
}

function send(res: ServerResponse, { status, body, type }: Answer): void {
  if (status === 204) {
    res.writeHead(204).end()
    return
  }
  res.writeHead(status, {
    'content-type': type ?? 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  res.end(type === undefined ? JSON.stringify(body) : body)
}

/** A fault of the stand-in itself is said, not hidden; a caller that hung up has nobody left to tell. */
function fail(res: ServerResponse, error: unknown): void {
  if (res.headersSent || res.destroyed) return
  send(res, answer(500, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
}
