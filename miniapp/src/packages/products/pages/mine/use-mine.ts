import type { RegistrationView } from '@onehall/shared/contract/products'
import { useState } from 'react'
import { listRegistrations } from '../../../../api/products.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useShownAgain } from '../../../../platform/shown.ts'
import { signsInSilently } from '../../../../platform/sign-in.ts'
import { keep } from '../../../../platform/storage.ts'
import { useSession } from '../../../../state/session.ts'
import { useResource } from '../../../../state/use-resource.ts'

interface Page {
  items: RegistrationView[]
  nextCursor: string | null
}

/** All my products, the newest first; older ones are fetched when they are asked for. */
export function useMine() {
  const account = useSession((s) => s.account)
  const who = account?.id ?? (signsInSilently ? 'wechat' : null)
  const mine = useResource<Page>(who && `mine:${who}`, () => listRegistrations(), keep('mine.products', 1))
  const [fetching, setFetching] = useState<'idle' | 'loading' | 'failed'>('idle')
  const refresh = async (): Promise<void> => (who ? mine.reload() : undefined)
  useShownAgain(refresh)
  usePull(refresh)

  async function more(): Promise<void> {
    const { data } = mine
    if (!data?.nextCursor || fetching === 'loading') return
    setFetching('loading')
    try {
      const older = await listRegistrations(data.nextCursor)
      mine.put({ items: [...data.items, ...older.items], nextCursor: older.nextCursor })
      setFetching('idle')
    } catch {
      // whatever it was: the foot of the list says so and offers to try again
      setFetching('failed')
    }
  }

  return { signedOut: who === null, mine, fetching, more: () => void more() }
}
