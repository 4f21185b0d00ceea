import type { KeyObject } from 'node:crypto'
import type { Purpose } from '@onehall/shared/domain/purposes'
import { isSigned, sign } from '../platform/signatures.ts'

/** That a wording was shown to a person: on the list with the others, or on a page of its own. */
export interface Served {
  purpose: Purpose
  version: number
  at: Date
  on: 'list' | 'page'
}

/**
 * The proof is the statement itself, signed: nothing has to be stored for what is only looked at, and what is decided
 * on it keeps the proof in its row. It holds for one person, one purpose and one version.
 */
export interface ServedProofs {
  issue(personId: string, served: Served): string
  /** Null where it is not one of ours, or another person's. */
  read(personId: string, servedId: string): Served | null
}

export function createServedProofs(key: KeyObject): ServedProofs {
  const signed = (personId: string, said: string): string => `consents/served/${personId}/${said}`
  return {
    issue(personId, { purpose, version, at, on }) {
      const said = Buffer.from(JSON.stringify([purpose, version, at.getTime(), on])).toString('base64url')
      return `${said}.${sign(key, signed(personId, said))}`
    },
    read(personId, servedId) {
      const [said = '', signature = ''] = servedId.split('.')
      if (!isSigned(key, signed(personId, said), signature)) return null
      const [purpose, version, ms, on] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [
        Purpose,
        number,
        number,
        Served['on'],
      ]
      return { purpose, version, at: new Date(ms), on }
    },
  }
}
