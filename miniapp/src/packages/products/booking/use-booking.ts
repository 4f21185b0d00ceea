import type { AddressView } from '@onehall/shared/contract/accounts'
import type { RegistrationView } from '@onehall/shared/contract/products'
import type { OpenRequestInput, PricesView } from '@onehall/shared/contract/requests'
import { useEffect, useState } from 'react'
import { listAddresses } from '../../../api/accounts.ts'
import { listPrices, openRequest } from '../../../api/requests.ts'
import { newKey } from '../../../platform/key.ts'
import { open, replace } from '../../../platform/navigation.ts'
import { useOnline } from '../../../platform/network.ts'
import { useShownAgain } from '../../../platform/shown.ts'
import { keep } from '../../../platform/storage.ts'
import type { Attempt } from '../../../state/keyed.ts'
import { useSession } from '../../../state/session.ts'
import { sendLater } from '../../../state/unsent.ts'
import { useAddressForm } from '../../../state/use-address-form.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { useResource, type Resource } from '../../../state/use-resource.ts'
import { useUploads, type KeptMedia } from '../../../state/use-uploads.ts'
import { useWrite } from '../../../state/use-write.ts'
import { useFault } from './use-fault.ts'
import { useSlots, type ChosenSlot } from './use-slots.ts'
import { VISITS, type VisitKind } from './visits.ts'

interface BookingDraft {
  faultCode: string
  words: string
  /** null: the default one */
  addressId: string | null
  /** null: the first good one */
  slot: ChosenSlot | null
}

const BLANK: BookingDraft = { faultCode: '', words: '', addressId: null, slot: null }

export type Booking = ReturnType<typeof useBooking>

interface Given {
  faultCode?: string
  text?: string
}

/** One visit to a product of hers: everything that is known is filled in, and sent once. */
export function useBooking(visit: VisitKind, card: RegistrationView, given: Given) {
  const name = `${visit}:${card.id}`
  const draft = useDraft(name, 1, BLANK)
  useGiven(draft, given)
  const { faultCode, words, slot } = draft.value

  const { known, fault } = useFault(card.product.gtin, faultCode)
  const isDanger = fault?.safety != null
  const addresses = useResource(
    'addresses',
    async () => (await listAddresses()).items,
    keep<AddressView[]>('mine.addresses', 1),
  )
  const address = chosenOf(addresses.data, draft.value.addressId)
  const knownCode = fault?.meaning ? fault.code : undefined
  const price = usePrice(visit, card.id, knownCode)
  const slots = useSlots({
    ask: address && !isDanger ? { kind: visit, registrationId: card.id, addressId: address.id } : null,
    wanted: slot,
    choose: (chosen) => draft.change({ slot: chosen }),
  })
  useShownAgain(() => {
    void addresses.reload()
    void slots.list.reload()
  })
  const uploads = useUploads(keep<KeptMedia>(`written.media.${name}`, 1))

  const body: OpenRequestInput = {
    kind: VISITS[visit].kind,
    subject: { registrationId: card.id },
    ...textOf(visit, words),
    ...(fault && visit === 'repair' && { faultCode: fault.code }),
    ...(address && { addressId: address.id }),
    ...(slots.chosen && { slotId: slots.chosen.id }),
    ...(uploads.mediaIds.length > 0 && { mediaIds: uploads.mediaIds }),
  }
  const submission = useSubmission(name, {
    title: card.product.category + VISITS[visit].title,
    body,
    whenGone() {
      draft.drop()
      uploads.clear()
    },
  })
  const refused = submission.problem?.code
  useEffect(() => {
    // removed elsewhere: another of hers, or a new one
    if (refused === 'address.unknown') void addresses.reload()
  }, [refused, addresses.reload])
  const newAddress = useNewAddress(addresses, (id) => draft.change({ addressId: id, slot: null }))

  return {
    draft: draft.value,
    change: draft.change,
    known,
    fault,
    isDanger,
    addresses,
    address,
    newAddress,
    price,
    slots,
    uploads,
    submission,
    online: useOnline(),
  }
}

/** What the page was opened with goes before what was typed last time. */
function useGiven(
  { value, change }: { value: BookingDraft; change: (part: Partial<BookingDraft>) => void },
  { faultCode, text }: Given,
): void {
  useEffect(() => {
    if (faultCode && faultCode !== value.faultCode) change({ faultCode })
    if (text && value.words === '') change({ words: text })
    // once, when the page opens
  }, [])
}

const chosenOf = (all: AddressView[] | null, id: string | null): AddressView | null =>
  all?.find((one) => one.id === id) ?? all?.[0] ?? null

function textOf(visit: VisitKind, words: string): { text?: string } {
  const text = [VISITS[visit].says, words.trim()].filter(Boolean).join('。')
  return text ? { text } : {}
}

const usePrice = (visit: VisitKind, registrationId: string, code: string | undefined): Resource<PricesView> =>
  useResource(`price:${visit}:${registrationId}:${code ?? ''}`, () =>
    listPrices({ registrationId, kind: visit, ...(code && { faultCode: code }) }),
  )

/** A form for a new address, where there is none or another is wanted; what it stores is chosen. */
function useNewAddress(addresses: Resource<AddressView[]>, choose: (id: string) => void) {
  const name = useSession((s) => s.account?.name ?? '')
  const form = useAddressForm(name)
  return {
    ...form,
    /** true where it is stored */
    async store(): Promise<boolean> {
      const stored = await form.save()
      if (!stored) return false
      addresses.put([...(addresses.data ?? []), stored])
      choose(stored.id)
      return true
    },
  }
}

interface Submitted {
  title: string
  body: OpenRequestInput
  whenGone: () => void
}

/** Sends it once; or leaves it to the device, under the same key, until there is a network. */
function useSubmission(name: string, { title, body, whenGone }: Submitted) {
  const [kept] = useState(() => keep<Attempt>(`written.attempt.${name}`, 1))
  const opening = useWrite(openRequest, kept)
  return {
    busy: opening.busy,
    problem: opening.problem,
    async send() {
      const opened = await opening.run(body)
      if (!opened) return
      whenGone()
      replace('request', { id: opened.id })
    },
    leave() {
      const tried = kept.read()?.value
      const key = tried?.input === JSON.stringify(body) ? tried.key : newKey()
      sendLater({ key, title, body })
      kept.clear()
      whenGone()
      open('requests')
    },
  }
}
