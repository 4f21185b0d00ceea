import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { policeCase, type PoliceCase } from '@onehall/shared/contract/tip-desk'
import { DISPOSITIONS, type Disposition } from '@onehall/shared/domain/tip-states'
import { z } from 'zod'
import { createHookSender } from '../departments/hook-sender.ts'
import { signed } from '../departments/signature.ts'
import { createBehaviour, MODES } from '../server/behaviour.ts'
import type { Server } from '../server/listen.ts'
import { answer, readBody, Refusal } from '../server/routes.ts'
import { createRowFile } from '../server/row-file.ts'
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
  /** keeps the cases over a restart, in `police.json` */
  dataDir?: string
}

export interface PoliceStandIn extends Server {
  setHookBase: (url: string) => void
}

interface HandedOver {
  /** one case, however often it is handed over */
  key: string
  ref: string
  body: PoliceCase
  disposition: Disposition | null
  told: Word[]
}

interface Word {
  event: { eventId: string; caseRef: string; disposition: Disposition; at: string }
  delivered: boolean
}

/** Nobody there decides by chance: what came of a case, a person or a test says by `POST /__dispose`. */
const verdict = z.strictObject({ caseRef: z.string(), disposition: z.enum(DISPOSITIONS) })

const PACE_MS = 5_000

/** The police's side of a handover: takes each case once, begins with it, and tells the tip desk what came of it. */
export async function createPolice(options: PoliceOptions): Promise<PoliceStandIn> {
  const { port, secret, hookBase, pace = PACE_MS, dataDir } = options
  const behaviour = createBehaviour(MODES)
  const hooks = createHookSender({ department: 'police', secret, behaviour, hookBase })
  const cases: HandedOver[] = []
  const file = createRowFile(dataDir ? join(dataDir, 'police.json') : null, () => cases)

  const bring = (word: Word): void => hooks.send(word, () => void file.save())
  /** Nothing is said that would be forgotten: it is on the disk first. */
  const tell = async (one: HandedOver, disposition: Disposition): Promise<void> => {
    one.disposition = disposition
    const eventId = `${one.ref}-${one.told.length + 1}`
    const event = { eventId, caseRef: one.ref, disposition, at: new Date().toISOString() }
    const word = { event, delivered: false }
    one.told.push(word)
    await file.save()
    bring(word)
  }
  const begin = (one: HandedOver): void => {
    setTimeout(() => {
      if (one.disposition === null) void tell(one, 'in_progress')
    }, pace).unref()
  }
  const take = (key: string, body: PoliceCase): HandedOver => {
    const known = cases.find((one) => one.key === key)
    if (known) return known
    const ref = `GA-${randomUUID().slice(0, 8).toUpperCase()}`
    const one: HandedOver = { key, ref, body, disposition: null, told: [] }
    cases.push(one)
    begin(one)
    return one
  }

  for (const one of file.load()) {
    cases.push(one)
    begin(one)
    for (const word of one.told) if (!word.delivered) bring(word)
  }

  const server = await openStandIn({
    port,
    behaviour,
    routes: {
      ...signed(secret, {
        'POST /cases': async (call) => {
          const key = call.headers['idempotency-key']
          if (typeof key !== 'string') throw new Refusal(400, { error: 'an Idempotency-Key is needed' })
          const { ref } = take(key, readBody(call, policeCase))
          await file.save() // what is answered would survive a restart
          return answer(201, { caseRef: ref })
        },
      }),
      'GET /__cases': () =>
        answer(
          200,
          cases.map(({ ref, disposition, body }) => ({ ref, disposition, ...body })),
        ),
      'POST /__dispose': async (call) => {
        const { caseRef, disposition } = readBody(call, verdict)
        const one = cases.find(({ ref }) => ref === caseRef)
        if (!one) throw new Refusal(404, { error: 'no such case' })
        await tell(one, disposition)
        return answer(200, { caseRef, disposition })
      },
    },
  })
  return {
    url: server.url,
    setHookBase: (url) => hooks.setHookBase(url),
    async close() {
      hooks.stop()
      await server.close()
      await file.save()
    },
  }
}
