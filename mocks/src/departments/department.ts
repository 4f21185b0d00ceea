import { join } from 'node:path'
import { caseCancel, caseMessage, type CaseBody } from '@onehall/shared/contract/departments'
import type { z } from 'zod'
import { createBehaviour, MODES } from '../server/behaviour.ts'
import { answer, readBody, Refusal, type Call, type Routes } from '../server/routes.ts'
import { createRowFile, type RowFile } from '../server/row-file.ts'
import { openStandIn } from '../server/stand-in.ts'
import type { Case, Trade } from './case.ts'
import { hear } from './case-messages.ts'
import { createCases, type Cases } from './cases.ts'
import { createHookSender } from './hook-sender.ts'
import { signed } from './signature.ts'

export interface DepartmentOptions {
  /** 0 takes a free one */
  port: number
  /** signs both ways: what the hall calls, and the hooks */
  secret: string
  /** where `/hooks/{department}` lies, with its /api/v1; may come later, by `setHookBase` */
  hookBase?: string
  /** ms between two steps that happen at a desk */
  pace?: number
  /** ms from an agreed visit to the ring at the door */
  visitPace?: number
  /** keeps the cases over a restart, in `{department}.json` */
  dataDir?: string
}

export interface DepartmentStandIn {
  url: string
  /** Hooks wait until they have somewhere to go. */
  setHookBase: (url: string) => void
  close: () => Promise<void>
}

interface Kind<B extends CaseBody> {
  trade: Trade<B>
  schema: z.ZodType<B>
  /** what this department answers beside its cases; `save` resolves once what changed would survive a restart */
  routes: (cases: Cases<B>, save: () => Promise<void>) => Routes
  /** cases that were agreed before the hall: put in once */
  known?: (() => Case<B>[]) | undefined
  /** what a person at the machine does: `/__…`, without a signature */
  controls?: Routes
}

/** A department's system: the case engine behind signed HTTP, calling back by signed hooks. */
export async function openDepartment<B extends CaseBody>(
  { trade, schema, routes, known, controls = {} }: Kind<B>,
  { port, secret, hookBase, pace = 2500, visitPace = 40_000, dataDir }: DepartmentOptions,
): Promise<DepartmentStandIn> {
  const behaviour = createBehaviour(MODES)
  const { department } = trade
  const sender = createHookSender({ department, secret, behaviour, hookBase: hookBase ?? null })
  const save = (): void => void store.save()
  const cases = createCases<B>({
    trade,
    pace,
    visitPace,
    onTold: (told) => sender.send(told, save),
    onChange: save,
  })
  const store = createRowFile(dataDir ? join(dataDir, `${department}.json`) : null, cases.all)
  cases.restore(store.load())
  for (const one of known?.() ?? []) cases.adopt(one)

  const server = await openStandIn({
    port,
    routes: {
      ...signed(secret, { ...caseRoutes(cases, schema, store), ...routes(cases, () => store.save()) }),
      ...controls,
    },
    behaviour,
  })
  return {
    url: server.url,
    setHookBase: sender.setHookBase,
    async close() {
      cases.stop()
      sender.stop()
      await server.close()
      await store.save()
    },
  }
}

/** A reply is sent once what it says would survive a restart. */
function caseRoutes<B extends CaseBody>(
  cases: Cases<B>,
  schema: z.ZodType<B>,
  store: RowFile<Case<B>>,
): Routes {
  const show = (status: number, c: Case<B>) => answer(status, { ref: c.ref, status: c.status })
  const reply = async (status: number, c: Case<B>) => {
    await store.save()
    return show(status, c)
  }
  const theCase = (call: Call): Case<B> => cases.get(call.params.ref!)
  return {
    'POST /cases': (call) => {
      const body = readBody(call, schema)
      if (call.headers['idempotency-key'] !== body.legId) {
        throw new Refusal(400, { error: 'Idempotency-Key is not the leg id' })
      }
      const { opened, isNew } = cases.open(body.legId, body)
      return reply(isNew ? 201 : 200, opened)
    },
    'GET /cases/:ref': (call) => show(200, theCase(call)),
    'POST /cases/:ref/messages': (call) => {
      const message = readBody(call, caseMessage)
      const c = theCase(call)
      hear(cases, c, message)
      return reply(200, c)
    },
    'POST /cases/:ref/cancel': (call) => {
      readBody(call, caseCancel)
      cases.cancel(theCase(call))
      return reply(200, theCase(call))
    },
  }
}
