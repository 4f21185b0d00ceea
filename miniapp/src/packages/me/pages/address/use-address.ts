import type { AddressView } from '@onehall/shared/contract/accounts'
import { useState } from 'react'
import { listAddresses, removeAddress } from '../../../../api/accounts.ts'
import { back, useParams } from '../../../../platform/navigation.ts'
import { useSession } from '../../../../state/session.ts'
import { say } from '../../../../state/toast.ts'
import { useAddressForm, type AddressForm } from '../../../../state/use-address-form.ts'
import { useResource, type Resource } from '../../../../state/use-resource.ts'
import { useWrite } from '../../../../state/use-write.ts'

/** The address this page was opened for; 'gone' where it was removed elsewhere. */
export function useStanding(): Resource<AddressView | 'new' | 'gone'> {
  const { id } = useParams<'address'>()
  return useResource(`address:${id ?? 'new'}`, async () => {
    if (id === undefined) return 'new'
    return (await listAddresses()).items.find((address) => address.id === id) ?? 'gone'
  })
}

/** Filling it in; back to the list once it is stored. */
export function useAddress(standing: AddressView | null): AddressForm & { store: () => Promise<void> } {
  const name = useSession((s) => s.account?.name ?? '')
  const form = useAddressForm(name, standing)
  return {
    ...form,
    store: async () => {
      if (!(await form.save())) return
      say({ icon: 'tick', text: '地址存好了' })
      back()
    },
  }
}

/** Taking it out, after a second word. */
export function useRemoval(id: string) {
  const [asked, setAsked] = useState(false)
  const removing = useWrite(() => removeAddress(id).then(() => true))
  return {
    asked,
    busy: removing.busy,
    problem: removing.problem?.sentence,
    ask: () => setAsked(true),
    keep: () => setAsked(false),
    remove: async () => {
      if (!(await removing.run(null))) return
      say({ icon: 'tick', text: '地址删掉了' })
      back()
    },
  }
}
