import type { Purpose } from '@onehall/shared/domain/purposes'
import { getConsent } from '../api/consents.ts'
import { open } from '../platform/navigation.ts'
import { useShownAgain } from '../platform/shown.ts'
import { useSession } from './session.ts'
import { useResource } from './use-resource.ts'

export interface Allowed {
  /** null while nobody is signed in, and until the answer is here */
  allowed: boolean | null
  /** what refusing means, in the words of the text */
  refusal: string | null
  /** leads to the words and both answers; who comes back is looked at anew */
  ask: () => void
  /** looks again: the server says otherwise than what is known here */
  again: () => Promise<void>
}

/** Whether she lets us use her data for this now. Without a yes the feature says so, and the rest of the page goes on. */
export function useAllowed(purpose: Purpose): Allowed {
  const who = useSession((s) => s.account?.id ?? null)
  const consent = useResource(who && `allowed:${who}:${purpose}`, () => getConsent(purpose))
  useShownAgain(() => (who ? consent.reload() : undefined))
  return {
    allowed: consent.data && consent.data.state === 'granted',
    refusal: consent.data?.refusal ?? null,
    ask: () => open('consent', { purpose }),
    again: consent.reload,
  }
}
