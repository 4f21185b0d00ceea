import { randomUUID } from 'node:crypto'
import { policeCase, type PoliceCase } from '@onehall/shared/contract/tip-desk'
import { DISPOSITIONS, type Disposition } from '@onehall/shared/domain/tip-states'
import { z } from 'zod'
import { createHookSender } from '../departments/hook-sender.ts'
import { signed } from '../departments/signature.ts'
import { createBehaviour, MODES } from '../server/behaviour.ts'
import type { Server } from '../server/listen.ts'
import { answer, readBody, Refusal } from '../server/routes.ts'
import { openStandIn } from '../server/stand-in.ts'

export interface PoliceOptions {
  /** 0 takes a free one */
  port: number
  /** what both sides sign with */
  secret: string
  /** where the tip desk takes its hooks, as http://127.0.0.1:3001/api/v1/tip-desk; null until it is known */
  hookBase: string | null
  /** ms until somebody there begins with a case */
  pace?: number
}

export interface PoliceStandIn extends Server {
  setHookBase: (url: string) => void
}

interface HandedOver {
  ref: string
  body: PoliceCase
  disposition: Disposition | null
  told: number
}

/** Nobody there decides by chance: what came of a case, a person or a test says by `POST /__dispose`. */
const verdict = z.strictObject({ caseRef: z.string(), disposition: z.enum(DISPOSITIONS) })

const PACE_MS = 5_000

/** The police's side of a handover: takes each case once, begins with it, and tells the tip desk what came of it. */
export async function createPolice(options: PoliceOptions): Promise<PoliceStandIn> {
  const { port, secret, hookBase, pace = PACE_MS } = options
  const behaviour = createBehaviour(MODES)
  const hooks = createHookSender({ department: 'police', secret, behaviour, hookBase })
  const byKey = new Map<string, HandedOver>()

  const tell = (one: HandedOver, disposition: Disposition): void => {
    one.disposition = disposition
    one.told += 1
    const event = {
      eventId: `${one.ref}-${one.told}`,
      caseRef: one.ref,
      disposition,
      at: new Date().toISOString(),
    }
    hooks.send({ event, delivered: false }, () => undefined)
  }
  const take = (key: string, body: PoliceCase): HandedOver => {
    const known = byKey.get(key)
    if (known) return known
    const ref = `GA-${randomUUID().slice(0, 8).toUpperCase()}`
    const one: HandedOver = { ref, body, disposition: null, told: 0 }
    byKey.set(key, one)
    setTimeout(() => {
      if (one.disposition === null) tell(one, 'in_progress')
    }, pace).unref()
    return one
  }

  const server = await openStandIn({
    port,
    behaviour,
    routes: {
      ...signed(secret, {
        'POST /cases': (call) => {
          const key = call.headers['idempotency-key']
          if (typeof key !== 'string') throw new Refusal(400, { error: 'an Idempotency-Key is needed' })
          return answer(201, { caseRef: take(key, readBody(call, policeCase)).ref })
        },
      }),
      'GET /__cases': () =>
        answer(
          200,
          [...byKey.values()].map(({ ref, disposition, body }) => ({ ref, disposition, ...body })),
        ),
      'POST /__dispose': (call) => {
        const { caseRef, disposition } = readBody(call, verdict)
        const one = [...byKey.values()].find(({ ref }) => ref === caseRef)
        if (!one) throw new Refusal(404, { error: 'no such case' })
        tell(one, disposition)
        return answer(200, { caseRef, disposition })
      },
    },
  })
  return {
    url: server.url,
    setHookBase: (url) => hooks.setHookBase(url),
    close() {
      hooks.stop()
      return server.close()
    },
  }
}
