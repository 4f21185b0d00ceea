import type { RegistrationView } from '@onehall/shared/contract/products'
import { longDay } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { copy } from '../../../../../platform/clipboard.ts'
import { say } from '../../../../../state/toast.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Pairs } from '../../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { identityOf, inGroups } from '../../../unit-words.ts'
import { useTransfer } from '../use-transfer.ts'
import { TransferSheet } from './transfer-sheet.tsx'

interface HandOnProps {
  card: RegistrationView
  changed: (card: RegistrationView) => void
}

/** Handing it on, and what tells it from all others. */
export function HandOn({ card, changed }: HandOnProps) {
  const transfer = useTransfer(card, changed)
  const [identity, setIdentity] = useState(false)
  const offer = card.transfer
  return (
    <View className="mt3">
      <Card list>
        <Row
          icon="transfer"
          title="转给家人或新主人"
          sub={offer ? `等 ${offer.toPhoneMasked} 来领，${longDay(offer.until)}前有效` : '保修跟着机器走'}
          onPress={transfer.begin}
        />
        <Row
          icon="shield"
          title="产品身份"
          sub={`序列号 ${inGroups(card.unit.serial)}`}
          onPress={() => setIdentity(true)}
        />
      </Card>
      <TransferSheet {...transfer} offer={offer} />
      <Sheet
        open={identity}
        title="产品身份"
        foot={
          <Button kind="soft" icon="copy" onPress={() => void copySerial(card.unit.serial)}>
            复制序列号
          </Button>
        }
        onClose={() => setIdentity(false)}
      >
        <Pairs bold items={identityOf(card.product, card.unit)} />
        <View className="t1 q mt4">{`${longDay(card.registeredAt)}登记`}</View>
      </Sheet>
    </View>
  )
}

/** WeChat says itself that it was copied. */
async function copySerial(serial: string): Promise<void> {
  const copied = await copy(serial)
  if (!copied.ok) say({ icon: 'alert', text: '没复制上' })
  else if (process.env.TARO_ENV === 'h5') say({ icon: 'copy', text: '复制好了' })
}
