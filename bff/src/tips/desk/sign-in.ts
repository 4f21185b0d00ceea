import { randomBytes } from 'node:crypto'
import { Problem } from '@onehall/shared/problem'
import type { Limiter } from '../../http/limiter.ts'
import type { Clock } from '../../platform/clock.ts'
import { same } from '../../platform/signatures.ts'
import { ACCESS_SECONDS, type Caller, type Tokens } from '../../platform/tokens.ts'
import type { OnRecord } from './record.ts'

/**
 * Two things open the desk: the BFF's word for who somebody is, and a code that the BFF does not know. Who has stolen
 * all of the BFF's keys can forge the first and still stands outside.
 */
export interface DeskSignIn {
  /** Throws auth.invalid, auth.expired, tip_desk.wrong_code, rate.limited. */
  open(token: string, code: string): Promise<DeskSession>
  /** Throws auth.expired ten hours after the desk was opened. */
  renew(officer: Caller): DeskSession
}

export interface DeskSession {
  accessToken: string
  expiresIn: number
  officerId: string
}

interface Parts {
  entry: Tokens
  tokens: Tokens
  code: string
  limiter: Limiter
  record: OnRecord
  clock: Clock
}

const TRIES = { times: 5, seconds: 900, lockSeconds: 900 }
const SHIFT_MS = 10 * 3_600_000

export function createDeskSignIn({ entry, tokens, code, limiter, record, clock }: Parts): DeskSignIn {
  const session = (officer: Caller): DeskSession => ({
    accessToken: tokens.sign(officer),
    expiresIn: ACCESS_SECONDS,
    officerId: officer.accountId,
  })
  return {
    async open(token, given) {
      const { accountId, roles } = entry.verify(token)
      if (!roles.includes('tip-officer')) throw new Problem('auth.invalid')
      await limiter.takeFor('desk-code', TRIES, accountId)
      if (!same(given, code)) throw new Problem('tip_desk.wrong_code')
      const sessionId = `${clock.now().getTime()}.${randomBytes(9).toString('base64url')}`
      const officer: Caller = { accountId, sessionId, roles: ['tip-officer'] }
      await record(officer, 'opened the desk', `tip-desk/sessions/${sessionId}`)
      return session(officer)
    },
    renew(officer) {
      const began = Number(officer.sessionId.split('.')[0])
      if (clock.now().getTime() - began > SHIFT_MS) throw new Problem('auth.expired')
      return session(officer)
    },
  }
}
