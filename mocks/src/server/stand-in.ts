import { setTimeout as sleep } from 'node:timers/promises'
import { createNonsense, type Behaviour } from './behaviour.ts'
import { answerCall, listen, type Server } from './listen.ts'
import { answer, parseJson, readAs, type Call, type Routes } from './routes.ts'

/** One call as it came in, kept for whoever wants to know what was really sent. */
export interface Received {
  method: string
  path: string
  query: Record<string, string>
  idempotencyKey: string | null
  body: unknown
  at: string
}

export interface StandInOptions {
  /** 0 takes a free one */
  port: number
  routes: Routes
  behaviour: Behaviour
}

/**
 * A server with a memory of what it received and a switch for how it misbehaves:
 * `GET|DELETE /__received`, `GET|POST /__behaviour`. Paths that begin with `/__` never misbehave
 * and are not remembered.
 */
export function openStandIn({ port, routes, behaviour }: StandInOptions): Promise<Server> {
  const received: Received[] = []
  const all = { ...routes, ...controlRoutes(received, behaviour) }
  const nonsense = createNonsense()

  return listen(port, async (call) => {
    if (call.path.startsWith('/__')) return answerCall(all, call)
    if (behaviour.strikes('down')) return null
    received.push(toReceived(call))
    if (behaviour.strikes('error')) return answer(500, { error: 'broken on demand' })
    if (behaviour.strikes('wrong')) return nonsense()
    const reply = await answerCall(all, call)
    if (behaviour.strikes('slow')) await sleep(behaviour.setting().ms, undefined, { ref: false })
    return reply
  })
}

function controlRoutes(received: Received[], behaviour: Behaviour): Routes {
  return {
    'GET /__received': () => answer(200, received),
    'DELETE /__received': () => {
      received.length = 0
      return answer(204, null)
    },
    'GET /__behaviour': () => answer(200, behaviour.setting()),
    'POST /__behaviour': (call) => answer(200, behaviour.set(readAs(behaviour.input, parseJson(call.raw)))),
  }
}

function toReceived(call: Call): Received {
  const key = call.headers['idempotency-key']
  return {
    method: call.method,
    path: call.path,
    query: call.query,
    idempotencyKey: typeof key === 'string' ? key : null,
    body: jsonOrText(call.raw),
    at: new Date().toISOString(),
  }
}

function jsonOrText(raw: string): unknown {
  if (raw === '') return null
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}
