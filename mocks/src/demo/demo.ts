import { readFileSync } from 'node:fs'
import { dayOf } from '@onehall/shared/domain/time'
import { z } from 'zod'
import { demoRequests } from '../departments/demo-day.ts'
import { MODES } from '../server/behaviour.ts'
import { answerCall, listen, type Server } from '../server/listen.ts'
import { answer, readBody, Refusal, type Answer, type Routes } from '../server/routes.ts'
import { demoMachines, deviceCloudRoutes, type DeviceCloudOptions } from './device-cloud.ts'
import { pickSamples, type Samples } from './samples.ts'
import { renderSheet, STAND_INS, type StandInName } from './sheet.ts'

export interface DemoOptions {
  /** 0 takes a free one */
  port: number
  /** what the codes point to, and where the app is */
  publicUrl: string
  /** the stand-ins that run */
  mocks: Record<StandInName, { url: string }>
  /** where tip officers work, and the code that opens it to them */
  tipDesk: { url: string; code: string }
  deviceCloud: DeviceCloudOptions
}

const NAMES = Object.keys(STAND_INS) as StandInName[]
/** The page's own files, as they stand in the source: the compiler copies none of them. */
const asset = (name: string): string =>
  readFileSync(new URL(`../../src/demo/${name}`, import.meta.url), 'utf8')
const page = (type: string, body: string): Answer => ({ status: 200, type: `${type}; charset=utf-8`, body })

/** The sheet of who plays whom and what to scan; the BFF passes /demo* on to it. */
export async function createDemo({
  port,
  publicUrl,
  mocks,
  tipDesk,
  deviceCloud,
}: DemoOptions): Promise<Server> {
  const samples = pickSamples(publicUrl)
  const urls = Object.fromEntries(NAMES.map((name) => [name, mocks[name].url])) as Record<StandInName, string>
  const html = await renderSheet({ publicUrl, samples, machines: demoMachines(), urls, tipDesk })
  const routes: Routes = {
    'GET /demo': () => page('text/html', html),
    'GET /demo/sheet.css': () => page('text/css', asset('sheet.css')),
    'GET /demo/sheet.js': () => page('text/javascript', asset('sheet.js')),
    'GET /demo.json': () => answer(200, toJson(samples, { mocks, tipDesk })),
    'GET /demo/requests.json': () => answer(200, demoRequests(dayOf(new Date()))),
    'GET /demo/inbox': (call) => pass(`${urls.sms}/inbox?${new URLSearchParams(call.query).toString()}`),
    ...behaviourRoutes(urls),
    ...deviceCloudRoutes(deviceCloud),
  }
  return listen(port, (call) => answerCall(routes, call))
}

const toJson = (samples: Samples, { mocks, tipDesk }: Pick<DemoOptions, 'mocks' | 'tipDesk'>) => ({
  accounts: samples.accounts.map(({ role, name, phone, wechatCode, customerRef }) => ({
    role,
    name,
    phone,
    wechatCode,
    // what departments know a customer by: logistics asks for notices with it
    ...(customerRef === undefined ? {} : { customerRef }),
  })),
  unitCodes: samples.models.flatMap(({ units }) => units.map((unit) => unit.code)),
  parcelCodes: samples.parcels.map((parcel) => parcel.code),
  jobCodes: samples.jobs.map((job) => job.code),
  tipDesk,
  mocks: Object.fromEntries(NAMES.map((name) => [name, { url: mocks[name].url }])),
})

const wish = z.strictObject({ standIn: z.enum(NAMES), mode: z.enum(MODES) })

/** The page sits at another address than the stand-ins, so their switches are worked from here. */
function behaviourRoutes(urls: Record<StandInName, string>): Routes {
  return {
    'GET /demo/behaviours': async () => {
      const modes = await Promise.all(NAMES.map(async (name) => [name, await modeOf(urls[name])] as const))
      return answer(200, Object.fromEntries(modes))
    },
    'POST /demo/behaviours': (call) => {
      const { standIn, mode } = readBody(call, wish)
      return pass(`${urls[standIn]}/__behaviour`, { method: 'POST', body: JSON.stringify({ mode }) })
    },
  }
}

/** Left out where it cannot be asked. */
async function modeOf(url: string): Promise<unknown> {
  const reply = await fetch(`${url}/__behaviour`).catch(() => null)
  return reply?.ok ? ((await reply.json()) as { mode: unknown }).mode : undefined
}

async function pass(url: string, init?: RequestInit): Promise<Answer> {
  try {
    const reply = await fetch(url, init)
    return answer(reply.status, await reply.json())
  } catch {
    throw new Refusal(502, { error: 'the stand-in does not answer' })
  }
}
