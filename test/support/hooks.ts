import { createHmac, randomUUID } from 'node:crypto'
import type { Answer } from './caller.ts'
import type { House } from './house.ts'

type Department = keyof House['secrets']

export interface HookOptions {
  /** what stands in X-OneHall-Timestamp: seconds now, where nothing is given */
  timestamp?: string
  /** signs with this in the place of the department's own */
  secret?: string
}

/** The two headers that say which department calls. */
export function signedHook(
  secret: string,
  raw: string,
  timestamp = String(Math.floor(Date.now() / 1000)),
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')
  return { 'x-onehall-timestamp': timestamp, 'x-onehall-signature': `v1=${signature}` }
}

/** Calls the hall as a department does, signed as the contract says. */
export function sendHook(
  house: House,
  department: Department,
  event: Record<string, unknown>,
  { timestamp, secret = house.secrets[department] }: HookOptions = {},
): Promise<Answer> {
  const raw = JSON.stringify({ eventId: randomUUID(), at: new Date().toISOString(), ...event })
  return house.api.post(`hooks/${department}`, raw, signedHook(secret, raw, timestamp))
}
