import type { AccountView } from '@onehall/shared/contract/accounts'
import { create } from 'zustand'
import { keeper } from '../api/client.ts'
import { author, forgetMine, forgetWritten } from '../platform/storage.ts'

interface Session {
  /** who is signed in, as of the last sign-in or renewal */
  account: AccountView | null
}

/** Who is here. Signing in and out are acts of api/accounts.ts; this follows them. */
export const useSession = create<Session>(() => ({ account: keeper.current()?.account ?? null }))

keeper.onChange((session) => {
  const account = session?.account ?? null
  if (account?.id !== useSession.getState().account?.id) forgetMine()
  if (account && author.read()?.value !== account.id) {
    forgetWritten()
    author.write(account.id)
  }
  useSession.setState({ account })
})
