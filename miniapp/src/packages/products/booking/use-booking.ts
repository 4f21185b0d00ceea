import type { Care } from '@onehall/shared/domain/care'
import type { RegistrationView } from '@onehall/shared/contract/products'
import type { OpenRequestInput, PricesView } from '@onehall/shared/contract/requests'
import { useEffect } from 'react'
import { listPrices } from '../../../api/requests.ts'
import { useOnline } from '../../../platform/network.ts'
import { useShownAgain } from '../../../platform/shown.ts'
import { keep } from '../../../platform/storage.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { useResource, type Resource } from '../../../state/use-resource.ts'
import { useUploads, type KeptMedia, type Uploads } from '../../../state/use-uploads.ts'
import { useFault, type Fault, type Faults } from './use-fault.ts'
import { usePlace, type Place } from './use-place.ts'
import { useSlots, type ChosenSlot, type Slots } from './use-slots.ts'
import { useSubmission, type Submission } from './use-submission.ts'
import { VISITS, type VisitKind } from './visits.ts'

interface BookingDraft {
  faultCode: string
  words: string
  /** null: the default one */
  addressId: string | null
  /** null: the first good one */
  slot: ChosenSlot | null
  /** what whoever comes must mind at her home */
  care: Care | null
}

const BLANK: BookingDraft = { faultCode: '', words: '', addressId: null, slot: null, care: null }

export interface Booking extends Faults {
  draft: BookingDraft
  change: (part: Partial<BookingDraft>) => void
  place: Place
  price: Resource<PricesView>
  slots: Slots
  uploads: Uploads
  submission: Submission
  online: boolean
}

interface Given {
  faultCode?: string
  text?: string
}

/** One visit to a product of hers: everything that is known is filled in, and sent once. */
export function useBooking(visit: VisitKind, card: RegistrationView, given: Given): Booking {
  const name = `${visit}:${card.id}`
  const { value: draft, change, drop } = useDraft(name, 1, BLANK)
  useGiven(draft, change, given)
  const { known, fault } = useFault(card.product.gtin, draft.faultCode)
  const place = usePlace(draft.addressId, (addressId) => change({ addressId, slot: null }))
  const price = usePrice(visit, card.id, fault)
  const where = fault?.safety ? null : place.address
  const slots = useSlots({
    ask: where && { kind: visit, registrationId: card.id, addressId: where.id },
    wanted: draft.slot,
    choose: (slot) => change({ slot }),
  })
  const uploads = useUploads(keep<KeptMedia>(`written.media.${name}`, 1))
  const body: OpenRequestInput = {
    kind: VISITS[visit].kind,
    subject: { registrationId: card.id },
    ...textOf(visit, draft.words),
    ...(fault && visit === 'repair' && { faultCode: fault.code }),
    ...(place.address && { addressId: place.address.id }),
    ...(slots.chosen && { slotId: slots.chosen.id }),
    ...(draft.care && { care: draft.care }),
    ...(uploads.mediaIds.length > 0 && { mediaIds: uploads.mediaIds }),
  }
  const whenGone = (): void => {
    drop()
    uploads.clear()
  }
  const title = card.product.category + VISITS[visit].title
  const submission = useSubmission(name, { title, body, whenGone })
  useFresh(place, slots, submission)
  return { draft, change, known, fault, place, price, slots, uploads, submission, online: useOnline() }
}

/** What the page was opened with goes before what was typed last time. */
function useGiven(
  draft: BookingDraft,
  change: (part: Partial<BookingDraft>) => void,
  { faultCode, text }: Given,
): void {
  useEffect(() => {
    if (faultCode && faultCode !== draft.faultCode) change({ faultCode })
    if (text && draft.words === '') change({ words: text })
    // once, when the page opens
  }, [])
}

/** Times go while one is away; an address may have been removed elsewhere. */
function useFresh({ all }: Place, { list }: Slots, { problem }: Submission): void {
  useShownAgain(() => {
    void all.reload()
    void list.reload()
  })
  const refused = problem?.code
  useEffect(() => {
    if (refused === 'address.unknown') void all.reload()
  }, [refused, all.reload])
}

function textOf(visit: VisitKind, words: string): { text?: string } {
  const text = [VISITS[visit].says, words.trim()].filter(Boolean).join('。')
  return text ? { text } : {}
}

/** A code that the manual does not know, or that is still being typed, has no price of its own. */
function usePrice(visit: VisitKind, registrationId: string, fault: Fault | null): Resource<PricesView> {
  const faultCode = fault?.meaning ? fault.code : undefined
  return useResource(`price:${visit}:${registrationId}:${faultCode ?? ''}`, () =>
    listPrices({ registrationId, kind: visit, ...(faultCode && { faultCode }) }),
  )
}
