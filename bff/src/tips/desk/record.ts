import type { Audit } from '../../audit/index.ts'
import type { Caller } from '../../platform/tokens.ts'

/** Puts on record what an officer is about to do: what is not on record does not happen. */
export type OnRecord = (
  officer: Caller,
  action: string,
  objectRef: string,
  payload?: unknown,
) => Promise<void>

export const createRecord =
  (audit: Audit): OnRecord =>
  async (officer, action, objectRef, payload = null) => {
    const by = { actor: officer.accountId, role: 'tip-officer' }
    await audit.record({ stream: 'tips', ...by, action, objectRef, payload })
  }
