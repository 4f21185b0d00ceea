import { View } from '@tarojs/components'
import type { RegistrationView } from '@onehall/shared/contract/products'
import { useState } from 'react'
import { useTitle } from '../../../platform/title.ts'
import { useWaitingCount } from '../../../state/unsent.ts'
import { AddressFields } from '../../../ui/address-fields/address-fields.tsx'
import { Danger } from '../../../ui/danger/danger.tsx'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { Note } from '../../../ui/note/note.tsx'
import { Queue } from '../../../ui/queue/queue.tsx'
import { Screen } from '../../../ui/screen/screen.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import { AddressSheet } from './parts/address-sheet.tsx'
import { CareSheet } from './parts/care-sheet.tsx'
import { FaultSheet } from './parts/fault-sheet.tsx'
import { Lines, type SheetName } from './parts/lines.tsx'
import { NeedsSheet } from './parts/needs-sheet.tsx'
import { Photos } from './parts/photos.tsx'
import { PriceSheet } from './parts/price-sheet.tsx'
import { ProductSheet } from './parts/product-sheet.tsx'
import { SubmitBar } from './parts/submit-bar.tsx'
import { When } from './parts/when.tsx'
import { WordsSheet } from './parts/words-sheet.tsx'
import { useBooking, type Booking } from './use-booking.ts'
import { VISITS, type VisitKind } from './visits.ts'
import './booking.scss'

interface BookingFormProps {
  visit: VisitKind
  card: RegistrationView
  given: { faultCode?: string; text?: string }
  onChoose: (card: RegistrationView) => void
}

export function BookingForm({ visit, card, given, onChoose }: BookingFormProps) {
  const booking = useBooking(visit, card, given)
  const [sheet, setSheet] = useState<SheetName | null>(null)
  const waiting = useWaitingCount()
  const { draft, change, fault, known, place } = booking
  const isDanger = fault?.safety != null
  const title = isDanger ? '先保证安全' : VISITS[visit].title
  useTitle(title)
  const sheetProps = (name: SheetName) => ({ open: sheet === name, onClose: () => setSheet(null) })
  const words = { words: draft.words, onWords: (text: string) => change({ words: text }) }
  return (
    <Screen
      title={title}
      head={<Queue count={waiting}>有网就自动发，不会发两次</Queue>}
      bar={<SubmitBar visit={visit} booking={booking} onPrice={() => setSheet('price')} />}
    >
      {fault?.safety ? (
        <View className="booking-first">
          <Danger {...fault.safety} />
        </View>
      ) : (
        <View className="t1 q booking-first">
          {place.all.data && !place.address
            ? '能填的都替您填好了，只差上门地址。'
            : '都替您填好了，不对的点一下就能改。'}
        </View>
      )}
      <Lines visit={visit} card={card} booking={booking} onOpen={setSheet} />
      <Loaded of={place.all} skeleton={<Skeleton rows={2} />} offline="地址要有网才看得到。写的都还在">
        {() => <WhereAndWhen booking={booking} />}
      </Loaded>
      <Photos uploads={booking.uploads} />
      <ProductSheet {...sheetProps('product')} onChoose={onChoose} />
      <FaultSheet
        {...sheetProps('fault')}
        {...words}
        known={known}
        fault={fault}
        code={draft.faultCode}
        onCode={(faultCode) => change({ faultCode })}
      />
      <WordsSheet {...sheetProps('words')} {...words} />
      <NeedsSheet {...sheetProps('needs')} gtin={card.product.gtin} />
      <AddressSheet {...sheetProps('address')} {...place} />
      <CareSheet {...sheetProps('care')} care={draft.care} onCare={(care) => change({ care })} />
      <PriceSheet {...sheetProps('price')} prices={booking.price.data} />
    </Screen>
  )
}

/** The address first, where there is none; then when somebody may come. In danger nobody is asked when. */
function WhereAndWhen({ booking: { place, slots, fault } }: { booking: Booking }) {
  if (!place.address) {
    return (
      <>
        <Section title="师傅上门到哪里" />
        <AddressFields {...place.form} />
      </>
    )
  }
  if (fault?.safety) {
    return (
      <View className="mt3">
        <Note icon="bolt">按最急的办，不用选时间，最快就来</Note>
      </View>
    )
  }
  return <When {...slots} />
}
