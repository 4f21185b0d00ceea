import { setTimeout as sleep } from 'node:timers/promises'
import type { Behaviour } from '../server/behaviour.ts'
import { signatureHeaders } from './signature.ts'

const FIRST_WAIT = 100
const LONGEST_WAIT = 5000
const TIMEOUT = 3000

/** A word of one case, and whether it has arrived. */
interface Told {
  event: { caseRef: string }
  delivered: boolean
}

export interface HookSenderOptions {
  department: string
  secret: string
  behaviour: Behaviour
  /** null until it is known where the hall listens */
  hookBase: string | null
}

export interface HookSender {
  /** Brings an event to the hall, again and again until it says yes; `whenDone` then. */
  send: (told: Told, whenDone: () => void) => void
  setHookBase: (url: string) => void
  stop: () => void
}

/** Events of one case go one after the other, those of different cases side by side. */
export function createHookSender(options: HookSenderOptions): HookSender {
  const { department, secret, behaviour } = options
  let { hookBase } = options
  let stopped = false
  const inTurn = createTurns()
  const holdBack = createPens(() => behaviour.setting().ms)

  const bring = async (raw: string): Promise<void> => {
    for (let wait = FIRST_WAIT; !stopped; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      const reachable = hookBase !== null && !behaviour.strikes('down')
      if (reachable && (await post(`${hookBase}/hooks/${department}`, secret, raw))) return
      await sleep(wait * (0.5 + Math.random() / 2), undefined, { ref: false })
    }
  }

  const deliver = async (told: Told, whenDone: () => void): Promise<void> => {
    const raw = JSON.stringify(told.event)
    const times = behaviour.strikes('duplicate') ? 2 : 1
    await Promise.all(Array.from({ length: times }, () => bring(raw)))
    if (stopped) return
    told.delivered = true
    whenDone()
  }

  return {
    send(told, whenDone) {
      const ref = told.event.caseRef
      const enqueue = (): void => inTurn(ref, () => deliver(told, whenDone))
      if (behaviour.strikes('reorder')) holdBack(ref, enqueue)
      else enqueue()
    },
    setHookBase(url) {
      hookBase = url
    },
    stop() {
      stopped = true
    },
  }
}

async function post(url: string, secret: string, raw: string): Promise<boolean> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signatureHeaders(secret, raw) },
      body: raw,
      signal: AbortSignal.timeout(TIMEOUT),
    })
    await reply.body?.cancel()
    return reply.ok
  } catch {
    return false
  }
}

/** Tasks under one name run one after the other. */
function createTurns(): (name: string, task: () => Promise<void>) => void {
  const last = new Map<string, Promise<void>>()
  return (name, task) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(task)
    last.set(name, turn)
    void turn.then(() => {
      if (last.get(name) === turn) last.delete(name)
    })
  }
}

/** What is put in under one name comes out together after a while, the last one first. */
function createPens(ms: () => number): (name: string, release: () => void) => void {
  const pens = new Map<string, (() => void)[]>()
  return (name, release) => {
    const pen = pens.get(name)
    if (pen) {
      pen.push(release)
      return
    }
    const held = [release]
    pens.set(name, held)
    setTimeout(() => {
      pens.delete(name)
      for (const next of held.reverse()) next()
    }, ms()).unref()
  }
}
