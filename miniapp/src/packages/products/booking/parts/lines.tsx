import { CARE_WORDS } from '@onehall/shared/domain/care'
import type { RegistrationView } from '@onehall/shared/contract/products'
import { Card } from '../../../../ui/card/card.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { placeWords } from '../address-words.ts'
import type { Booking } from '../use-booking.ts'
import type { Fault } from '../use-fault.ts'
import type { VisitKind } from '../visits.ts'
import { CARE_TITLE } from './care-sheet.tsx'
import { ProductRow } from './product-row.tsx'

export type SheetName = 'product' | 'fault' | 'words' | 'needs' | 'address' | 'care' | 'price'

interface LinesProps {
  visit: VisitKind
  card: RegistrationView
  booking: Booking
  onOpen: (sheet: SheetName) => void
}

/** What is filled in already; each line changes with one tap. */
export function Lines({ visit, card, booking, onOpen }: LinesProps) {
  const { fault, draft } = booking
  const { address } = booking.place
  return (
    <Card list label="这次要办的">
      <ProductRow card={card} onPress={() => onOpen('product')} />
      {visit === 'repair' ? (
        <FaultRow fault={fault} words={draft.words} onPress={() => onOpen('fault')} />
      ) : (
        <Row
          icon="edit"
          title={draft.words || '有要交代的吗'}
          sub={draft.words ? '师傅来之前会看到' : '可不填，比如没有电梯'}
          onPress={() => onOpen('words')}
        />
      )}
      {visit === 'install' && (
        <Row
          icon="book"
          title="装之前要准备什么"
          sub="插座、水、留多宽，看一眼"
          onPress={() => onOpen('needs')}
        />
      )}
      {address && (
        <Row
          icon="pin"
          title={placeWords(address)}
          sub={`${address.name} ${address.phoneMasked}`}
          onPress={() => onOpen('address')}
        />
      )}
      <Row
        icon="heart"
        title={draft.care ? `要照顾到：${CARE_WORDS[draft.care]}` : CARE_TITLE}
        sub={draft.care ? '只给接手的客服和这次来的师傅看' : '可不填，比如行动不便、用氧、过敏'}
        onPress={() => onOpen('care')}
      />
    </Card>
  )
}

function FaultRow({ fault, words, onPress }: { fault: Fault | null; words: string; onPress: () => void }) {
  if (fault) {
    const sub = words || (fault.meaning ? '还有要说的，点一下写上' : '说明书里没有这个代码，也会带给师傅')
    return (
      <Row
        icon="alert"
        title={[fault.code, fault.meaning].filter(Boolean).join(' ')}
        sub={sub}
        onPress={onPress}
      />
    )
  }
  return (
    <Row
      icon="alert"
      title={words || '哪里不对'}
      sub={words ? '有故障代码也可以填' : '可不填，师傅到了再看'}
      onPress={onPress}
    />
  )
}
