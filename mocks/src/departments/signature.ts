import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  SIGNATURE_HEADER,
  SIGNATURE_WINDOW_SECONDS,
  TIMESTAMP_HEADER,
} from '@onehall/shared/contract/departments'
import { Refusal, type Call, type Handler, type Routes } from '../server/routes.ts'

const signatureOf = (secret: string, timestamp: string, raw: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')}`

/** The two headers that say who calls; the body as it goes over the wire, '' where there is none. */
export function signatureHeaders(secret: string, raw: string, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signatureOf(secret, timestamp, raw) }
}

/** The same routes, for callers who know the secret: 401 for everybody else. */
export function signed(secret: string, routes: Routes): Routes {
  const guard =
    (handler: Handler): Handler =>
    (call) => {
      refuseUnlessSigned(secret, call)
      return handler(call)
    }
  return Object.fromEntries(Object.entries(routes).map(([route, handler]) => [route, guard(handler)]))
}

function refuseUnlessSigned(secret: string, call: Call): void {
  const timestamp = String(call.headers[TIMESTAMP_HEADER] ?? '')
  const signature = Buffer.from(String(call.headers[SIGNATURE_HEADER] ?? ''))
  const expected = Buffer.from(signatureOf(secret, timestamp, call.raw))
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new Refusal(401, { error: 'the signature is missing or wrong' })
  }
  // a NaN is no number of seconds within the window either
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= SIGNATURE_WINDOW_SECONDS)) {
    throw new Refusal(401, { error: 'the signature is too old' })
  }
}
