import { randomUUID } from 'node:crypto'
import type { Answer } from './caller.ts'
import { GTIN, newUnit } from './catalogue.ts'
import { signedHook, type HookOptions } from './hooks.ts'
import type { House } from './house.ts'
import type { TestPerson } from './people.ts'

/** A machine that somebody has, as its maker's cloud knows it. */
export interface Machine {
  deviceId: string
  /** its registration */
  id: string
  serial: string
}

export async function newMachine(
  house: House,
  owner: TestPerson,
  gtin: string = GTIN.washer,
): Promise<Machine> {
  const deviceId = `dv${randomUUID().slice(0, 12)}`
  const { code, serial } = await newUnit(house, { gtin, deviceId })
  const { body } = await owner.api.post('registrations', { unitCode: code })
  return { deviceId, id: body.id, serial }
}

/** Tells something as the device cloud does, signed. */
export function report(
  house: House,
  deviceId: string,
  event: Record<string, unknown>,
  { timestamp, secret = house.env['DEVICES_SECRET']! }: HookOptions = {},
): Promise<Answer> {
  const raw = JSON.stringify({ eventId: randomUUID(), at: new Date().toISOString(), ...event })
  return house.api.post(`partner/devices/${deviceId}/events`, raw, signedHook(secret, raw, timestamp))
}

/** What a guardian declares with her yes. */
export const GUARDIAN = { guardian: { relation: 'parent', declared: true } }
