import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readAccounts, readProducts, readUnits } from '../data.ts'
import { signatureHeaders } from '../departments/signature.ts'
import { answer, readBody, Refusal, type Answer, type Routes } from '../server/routes.ts'

export interface DeviceCloudOptions {
  /** what the device cloud signs with */
  secret: string
  /** where the hall listens */
  hookBase: string
}

/** A machine of somebody's, and what it can be made to tell. */
export interface DemoMachine {
  deviceId: string
  owner: string
  name: string
  events: { name: string; event: Record<string, unknown> }[]
}

/** Somewhere in 成都, where the watch's owner lives. */
const SOS = { type: 'sos', place: { lat: 30.6421, lng: 104.0434 } }

/** Machines of the demo's people that their maker's cloud knows. */
export function demoMachines(): DemoMachine[] {
  const products = new Map(readProducts().map((product) => [product.gtin, product]))
  const devices = new Map(readUnits().map((unit) => [`${unit.gtin}/${unit.serial}`, unit.deviceId]))
  return readAccounts().flatMap(({ name: owner, units }) =>
    units.flatMap(({ gtin, serial }) => {
      const product = products.get(gtin)
      const deviceId = devices.get(`${gtin}/${serial}`)
      if (!product || !deviceId) return []
      return [{ deviceId, owner, name: product.name.replace(/^安禾 /, ''), events: eventsOf(product) }]
    }),
  )
}

function eventsOf({ faultCodes, consumables, category }: ReturnType<typeof readProducts>[number]) {
  if (category === '儿童智能手表') return [{ name: '按求助键', event: SOS }]
  const service = faultCodes.filter(({ severity }) => severity === 'service')
  const fault = service.find(({ code }) => code === 'E21') ?? service[0]
  const every = consumables.find(({ everyHours }) => everyHours !== undefined)?.everyHours
  const runningHours = (every ?? 100) + 1.5
  return [
    ...(fault ? [{ name: `报 ${fault.code}`, event: { type: 'fault', faultCode: fault.code } }] : []),
    { name: `跑了 ${runningHours} 小时`, event: { type: 'usage', runningHours } },
  ]
}

const wish = z.strictObject({ deviceId: z.string(), which: z.int().min(0) })

/** The device cloud's stand-in: what a machine is made to tell goes to the hall, signed. */
export function deviceCloudRoutes({ secret, hookBase }: DeviceCloudOptions): Routes {
  const machines = new Map(demoMachines().map((machine) => [machine.deviceId, machine]))
  return {
    async 'POST /demo/device-events'(call): Promise<Answer> {
      const { deviceId, which } = readBody(call, wish)
      const chosen = machines.get(deviceId)?.events[which]
      if (!chosen) throw new Refusal(404, { error: 'no such machine, or nothing like that to tell' })
      const raw = JSON.stringify({ eventId: randomUUID(), at: new Date().toISOString(), ...chosen.event })
      const reply = await fetch(`${hookBase}/partner/devices/${deviceId}/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signatureHeaders(secret, raw) },
        body: raw,
      }).catch(() => {
        throw new Refusal(502, { error: 'the hall does not answer' })
      })
      return answer(reply.status, await reply.json())
    },
  }
}
