import type { RegistrationView } from '@onehall/shared/contract/products'
import { getRegistration, listRegistrations } from '../../../../api/products.ts'
import { useResource } from '../../../../state/use-resource.ts'
import type { Loadable } from '../../../../ui/loaded/loaded.tsx'
import type { ShelfItem } from '../../../../ui/shelf/shelf.tsx'
import { silhouetteOf } from '../../../../ui/silhouette/silhouette.tsx'
import { shelfOf } from './shelf-of.ts'

export interface AboutState {
  /** what was chosen */
  product: Loadable<RegistrationView> | null
  /** what can be chosen; empty where the person has nothing, or nobody is signed in */
  shelf: ShelfItem[]
  choose: (registrationId: string | null) => void
}

/** Which of her products it is about: not asked for, only offered. */
export function useAbout(
  signedIn: boolean,
  about: string | null,
  choose: (registrationId: string | null) => void,
): AboutState {
  const mine = useResource(signedIn ? 'mine' : null, async () => (await listRegistrations()).items)
  const known = mine.data?.find(({ id }) => id === about)
  const product = useResource(
    about && `registration:${about}`,
    async () => known ?? getRegistration(about ?? ''),
  )
  const shelf = shelfOf(mine.data ?? []).map((item) => ({ ...item, art: silhouetteOf(item.name) }))
  return { product: about === null ? null : product, shelf, choose }
}
