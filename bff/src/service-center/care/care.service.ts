import { CARES, type Care } from '@onehall/shared/domain/care'
import type { Envelope, Vault } from '../../platform/vault.ts'
import type { ServiceRequest } from '../request/index.ts'
import { PLACES } from '../sealing.ts'

type Holder = Pick<ServiceRequest, 'id' | 'ownerId' | 'care'>

/**
 * What she said of somebody at home. It is kept and read only while she lets us: every reading asks the ledger, so
 * that a withdrawal holds at once wherever it is read, also before the word itself is deleted.
 */
export interface CareBook {
  /** Sealed, for one request; null where she does not let us keep it. */
  seal(place: { id: string; ownerId: string }, care: Care): Promise<Envelope | null>
  read(request: Holder): Promise<Care | null>
}

interface Parts {
  vault: Vault
  /** Whether this person lets us record such things now. */
  allowsHealth(ownerId: string): Promise<boolean>
}

/** All choices are sealed at one length: else it would tell which one it is. */
const LENGTH = Math.max(...CARES.map((care) => care.length))

export function createCareBook({ vault, allowsHealth }: Parts): CareBook {
  return {
    async seal({ id, ownerId }, care) {
      if (!(await allowsHealth(ownerId))) return null
      return vault.seal(ownerId, PLACES.care(id), care.padEnd(LENGTH))
    },
    async read({ id, ownerId, care }) {
      if (!care || !(await allowsHealth(ownerId))) return null
      const word = (await vault.open(ownerId, PLACES.care(id), care)).trim()
      return CARES.find((known) => known === word) ?? null
    },
  }
}
