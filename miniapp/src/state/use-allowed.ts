import type { ConsentView } from '@onehall/shared/contract/consents'
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
  /** looks now: what is known here may be old, or not be here yet. Throws ApiError. */
  again: () => Promise<{ allowed: boolean; refusal: string }>
}

/** Whether she lets us use her data for this now. Without a yes the feature says so, and the rest of the page goes on. */
export function useAllowed(purpose: Purpose): Allowed {
  const who = useSession((s) => s.account?.id ?? null)
  const consent = useResource(who && `allowed:${who}:${purpose}`, () => getConsent(purpose))
  useShownAgain(() => (who ? consent.reload() : undefined))
  return {
    ...(consent.data ? saidIn(consent.data) : { allowed: null, refusal: null }),
    ask: () => open('consent', { purpose }),
    async again() {
      const now = await getConsent(purpose)
      consent.put(now)
      return saidIn(now)
    },
  }
}

const saidIn = ({ state, refusal }: ConsentView) => ({ allowed: state === 'granted', refusal })
