import { createHash, randomBytes } from 'node:crypto'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Logger } from '../platform/logger.ts'
import { ACCESS_SECONDS, type Tokens } from '../platform/tokens.ts'
import type { Vault } from '../platform/vault.ts'
import type { Account } from './account.ts'
import type { Sessions } from './sessions.repository.ts'

const REFRESH_DAYS = 30

export interface NewSession {
  sessionId: string
  accessToken: string
  refreshToken: string
  /** seconds */
  expiresIn: number
}

export interface SessionKeeper {
  begin(account: Account): Promise<NewSession>
  /**
   * A new refresh token for the old one. The same `operation` gives the same new token: a client whose reply got
   * lost, and who names the act by an Idempotency-Key, is not taken for a thief.
   * Throws auth.reused and ends the session where a spent token comes back; auth.invalid for any other bad one.
   */
  rotate(
    refreshToken: string,
    operation: string,
  ): Promise<Omit<NewSession, 'accessToken'> & { accountId: string }>
  accessToken(account: Account, sessionId: string): string
  end(sessionId: string): Promise<void>
  endAllOf(accountId: string): Promise<void>
}

interface Parts {
  sessions: Sessions
  tokens: Tokens
  vault: Vault
  clock: Clock
  logger: Logger
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export function createSessionKeeper({ sessions, tokens, vault, clock, logger }: Parts): SessionKeeper {
  const until = (): Date => new Date(clock.now().getTime() + REFRESH_DAYS * 86_400_000)
  const accessToken: SessionKeeper['accessToken'] = ({ id, roles }, sessionId) =>
    tokens.sign({ accountId: id, sessionId, roles })

  return {
    accessToken,

    async begin(account) {
      const sessionId = newId()
      const secret = randomBytes(32).toString('base64url')
      await sessions.add({
        id: sessionId,
        accountId: account.id,
        tokenHash: hash(secret),
        expiresAt: until(),
      })
      return {
        sessionId,
        accessToken: accessToken(account, sessionId),
        refreshToken: `${sessionId}.${secret}`,
        expiresIn: ACCESS_SECONDS,
      }
    },

    async rotate(refreshToken, operation) {
      const [sessionId = '', secret = ''] = refreshToken.split('.')
      const next = vault.index('refresh', `${operation}\0${refreshToken}`)
      const reply = { sessionId, refreshToken: `${sessionId}.${next}`, expiresIn: ACCESS_SECONDS }
      const accountId = await sessions.rotate(
        sessionId,
        { from: hash(secret), to: hash(next) },
        { now: clock.now(), until: until() },
      )
      if (accountId !== null) return { ...reply, accountId }
      const known = await sessions.find(sessionId)
      if (!known || known.ended) throw new Problem('auth.invalid')
      if (known.tokenHash === hash(next)) return { ...reply, accountId: known.accountId }
      if (known.tokenHash === hash(secret)) throw new Problem('auth.invalid') // the last one, but too old
      await sessions.end(sessionId, clock.now())
      logger.warn({ sessionId }, 'a spent refresh token came back: session ended')
      throw new Problem('auth.reused')
    },

    end: (sessionId) => sessions.end(sessionId, clock.now()),
    endAllOf: (accountId) => sessions.endAllOf(accountId, clock.now()),
  }
}
