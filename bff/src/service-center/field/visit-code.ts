import { createHash } from 'node:crypto'
import { JOB_CODE_DIGITS } from '@onehall/shared/domain/job-states'
import { same } from '../../platform/signatures.ts'
import type { Vault } from '../../platform/vault.ts'

/** The digits that a customer reads out when the work is done: worked out from a secret key, and stored nowhere. */
export function visitCode(vault: Pick<Vault, 'index'>, legId: string): string {
  const bytes = Buffer.from(vault.index('visit-code', legId), 'base64url')
  return String(bytes.readUInt32BE(0) % 10 ** JOB_CODE_DIGITS).padStart(JOB_CODE_DIGITS, '0')
}

/** Whether a code is right, and a hash that tells one try from another. */
export const tryCode = (
  vault: Pick<Vault, 'index'>,
  legId: string,
  tried: { clientId: string; code: string },
) => ({
  right: same(visitCode(vault, legId), tried.code),
  hash: createHash('sha256').update(`${tried.clientId}\0${tried.code}`).digest('base64url').slice(0, 22),
})
