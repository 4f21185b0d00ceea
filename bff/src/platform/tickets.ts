import { randomBytes } from 'node:crypto'
import type { Redis } from './redis.ts'

/** Tickets for one use within seconds: for a door that cannot take a token. */
export interface Tickets<T> {
  /** Throws where Redis is away. */
  issue(holder: T): Promise<{ ticket: string; expiresIn: number }>
  /** Who holds it; null where it is unknown, used or too old. */
  take(ticket: string): Promise<T | null>
}

const SECONDS = 30

export function createTickets<T>(redis: Redis, prefix: string): Tickets<T> {
  const key = (ticket: string): string => `${prefix}:ticket:${ticket}`
  return {
    async issue(holder) {
      const ticket = randomBytes(24).toString('base64url')
      await redis.set(key(ticket), JSON.stringify(holder), { expiration: { type: 'EX', value: SECONDS } })
      return { ticket, expiresIn: SECONDS }
    },
    async take(ticket) {
      if (!/^[\w-]{32}$/.test(ticket)) return null
      const holder = await redis.getDel(key(ticket))
      return holder === null ? null : (JSON.parse(holder) as T)
    },
  }
}
