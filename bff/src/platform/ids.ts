import { randomBytes, randomInt } from 'node:crypto'

/** An opaque id: 128 random bits, safe in a path. */
export const newId = (): string => randomBytes(16).toString('base64url')

/**
 * A number that people read out: the day (in China) and eight random digits, as 26112104730512.
 * Unique within one owner by the store; two people's may meet, and it opens nothing by itself.
 */
export function newNumber(now: Date): string {
  const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '')
  return day + String(randomInt(1e8)).padStart(8, '0')
}
