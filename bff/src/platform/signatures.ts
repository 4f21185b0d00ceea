import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'

/** HMAC-SHA256 in base64url: for links that work for a while without a token. */
export const sign = (key: KeyObject, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url')

export const isSigned = (key: KeyObject, text: string, signature: string): boolean =>
  same(sign(key, text), signature)

/** What stands in X-OneHall-Signature, both ways between the BFF and departments. */
export const signBody = (key: KeyObject, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`

/** Compares without telling by its time how much was right. */
export function same(a: string, b: string): boolean {
  const x = Buffer.from(a)
  const y = Buffer.from(b)
  return x.length === y.length && timingSafeEqual(x, y)
}
