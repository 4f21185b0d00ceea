import type { AddressView } from '@onehall/shared/contract/accounts'
import { listAddresses } from '../../../api/accounts.ts'
import { keep } from '../../../platform/storage.ts'
import { useSession } from '../../../state/session.ts'
import { useAddressForm, type AddressForm } from '../../../state/use-address-form.ts'
import { useResource, type Resource } from '../../../state/use-resource.ts'

export interface Place {
  all: Resource<AddressView[]>
  /** the one that was chosen, or the default; null where there is none, or it is not known yet */
  address: AddressView | null
  choose: (id: string) => void
  /** for a new one; `store` stores and chooses it, and is false where it could not */
  form: AddressForm & { store: () => Promise<boolean> }
}

/** Where somebody comes to. */
export function usePlace(chosenId: string | null, choose: (id: string) => void): Place {
  const name = useSession((s) => s.account?.name ?? '')
  const form = useAddressForm(name)
  const all = useResource(
    'addresses',
    async () => (await listAddresses()).items,
    keep<AddressView[]>('mine.addresses', 1),
  )

  async function store(): Promise<boolean> {
    const stored = await form.save()
    if (!stored) return false
    all.put([...(all.data ?? []), stored])
    choose(stored.id)
    return true
  }

  const address = all.data?.find(({ id }) => id === chosenId) ?? all.data?.[0] ?? null
  return { all, address, choose, form: { ...form, store } }
}
