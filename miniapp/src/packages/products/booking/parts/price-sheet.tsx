import { View } from '@tarojs/components'
import type { PricesView } from '@onehall/shared/contract/requests'
import { Row } from '../../../../ui/row/row.tsx'
import { Sheet } from '../../../../ui/sheet/sheet.tsx'
import { yuanRange } from '../money.ts'
import './sheets.scss'

interface PriceSheetProps {
  open: boolean
  prices: PricesView | null
  onClose: () => void
}

/** What the estimate is made of. */
export function PriceSheet({ open, prices, onClose }: PriceSheetProps) {
  return (
    <Sheet open={open && prices !== null} title="要多少钱" onClose={onClose}>
      {prices && (
        <>
          <View className="t1 q">预计</View>
          <View className="t5 b num">{yuanRange(prices.estimate)}</View>
          <View className="t2 mt2">{prices.sentence}</View>
          <View className="sheet-rows mt4">
            {prices.charges.map((charge) => (
              <Row
                key={charge.name}
                title={charge.name}
                sub={charge.note}
                end={<View className="t2 num nb">{yuanRange(charge)}</View>}
              />
            ))}
          </View>
        </>
      )}
    </Sheet>
  )
}
