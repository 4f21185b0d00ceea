import type { KeyObject } from 'node:crypto'
import {
  SIGNATURE_HEADER,
  SIGNATURE_WINDOW_SECONDS,
  TIMESTAMP_HEADER,
} from '@onehall/shared/contract/departments'
import { Problem } from '@onehall/shared/problem'
import { same, signBody } from '../platform/signatures.ts'

interface Signed {
  get(header: string): string
  request: { rawBody?: string }
}

/**
 * Checks that a department sent this, within five minutes. The timestamp may be seconds or milliseconds since 1970
 * or ISO 8601: what is signed is its text. Throws hook.unsigned, hook.stale.
 */
export function checkSignature(http: Signed, secret: KeyObject, now: Date): void {
  const timestamp = http.get(TIMESTAMP_HEADER)
  const signature = http.get(SIGNATURE_HEADER)
  if (timestamp === '' || !same(signature, signBody(secret, timestamp, http.request.rawBody ?? '')))
    throw new Problem('hook.unsigned')
  const age = Math.abs(now.getTime() - toMillis(timestamp))
  if (!(age <= SIGNATURE_WINDOW_SECONDS * 1000)) throw new Problem('hook.stale')
}

function toMillis(timestamp: string): number {
  if (/^\d{13}$/.test(timestamp)) return Number(timestamp)
  return /^\d+$/.test(timestamp) ? Number(timestamp) * 1000 : Date.parse(timestamp)
}
