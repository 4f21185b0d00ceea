import type { AccountView, SessionView } from '@onehall/shared/contract/accounts'
import type { Keep } from '../platform/storage.ts'

/** What is kept of a session. The key names the one use of its refresh token: if the reply is lost, it is replayed. */
export interface KeptSession extends SessionView {
  refreshKey: string
}

interface Ways {
  kept: Keep<KeptSession>
  newKey: () => string
  /** asks for a new pair; null where the server refused the old one; throws where it was not reached */
  refresh: (refreshToken: string, key: string) => Promise<SessionView | null>
  /** a new session without the person's doing; null where there is no such way (in a browser) */
  signInAgain: () => Promise<SessionView | null>
}

export interface SessionKeeper {
  current: () => SessionView | null
  take: (session: SessionView) => void
  /** the account has changed, the tokens have not: a new name */
  know: (account: AccountView) => void
  /** A new access token in the place of `spent`; false where the person must sign in. At most one renewal is under way. */
  renew: (spent: string | null) => Promise<boolean>
  end: () => void
  onChange: (listener: (session: SessionView | null) => void) => void
}

/** Holds the session for the client: on the device, one for all calls. */
export function createSessionKeeper({ kept, newKey, refresh, signInAgain }: Ways): SessionKeeper {
  const listeners: ((session: SessionView | null) => void)[] = []
  let held = kept.read()?.value ?? null
  let renewing: Promise<boolean> | null = null

  function set(session: SessionView | null): void {
    held = session && { ...session, refreshKey: newKey() }
    if (held) kept.write(held)
    else kept.clear()
    for (const listener of listeners) listener(session)
  }

  async function renewNow(): Promise<boolean> {
    const session = (held && (await refresh(held.refreshToken, held.refreshKey))) ?? (await signInAgain())
    if (session === null && held === null) return false
    set(session)
    return session !== null
  }

  return {
    current: () => held,
    take: set,
    know(account) {
      if (!held) return
      const session = { ...held, account }
      held = session
      kept.write(session)
      for (const listener of listeners) listener(session)
    },
    end: () => set(null),
    onChange: (listener) => listeners.push(listener),
    renew(spent) {
      adoptFromElsewhere()
      if (held && held.accessToken !== spent) return Promise.resolve(true)
      renewing ??= renewNow().finally(() => {
        renewing = null
      })
      return renewing
    },
  }

  /** Another tab of the browser may have renewed it: what is on the device is the truth. */
  function adoptFromElsewhere(): void {
    const stored = kept.read()?.value
    if (held && stored && stored.refreshToken !== held.refreshToken) held = stored
  }
}
