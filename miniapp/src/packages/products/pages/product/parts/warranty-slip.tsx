import type { WarrantyView } from '@onehall/shared/contract/products'
import { dayOf, longDay } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Link } from '../../../../../ui/button/button.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Pairs } from '../../../../../ui/pairs/pairs.tsx'
import { ProgressBar } from '../../../../../ui/progress-bar/progress-bar.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { Slip } from '../../../../../ui/slip/slip.tsx'
import { OrderedList } from '../../../../../ui/steps/ordered-list.tsx'
import { basisWords, partLines, runOf } from '../warranty-card.ts'
import './warranty-slip.scss'

/** The warranty card: until when, how much of it is left, the parts that last longer, and what it does not cover. */
export function WarrantySlip({ number, warranty }: { number: string; warranty: WarrantyView }) {
  const [reading, setReading] = useState(false)
  const { from, until, basis, parts, notCovered, active } = warranty
  const run = runOf(warranty, dayOf(new Date()))
  const whole = (
    <>
      <View className="flex between t1 q">
        <View className="slip-name">
          <Icon name="card" size="s" />
          电子保修卡
        </View>
        <View className="num">{number.replace(/^(\D*\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')}</View>
      </View>
      <View className="t1 q mt3">整机保修到</View>
      <View className="t5 b num">{longDay(until)}</View>
      <View className="mt3">
        <ProgressBar percent={run.percent} label={run.label} />
      </View>
      <View className="slip-run t1 q mt2">
        <View className="num nb">{longDay(from)} 起</View>
        <View className="num nb">{run.left}</View>
      </View>
      {basisWords[basis] && <View className="t1 qq">{basisWords[basis]}</View>}
      {!active && <View className="t1 q mt2">过了也能修，先报价，您同意再动手</View>}
    </>
  )
  const detail = (
    <>
      <Pairs items={partLines(parts)} />
      <View className="slip-link">
        <Link onPress={() => setReading(true)}>哪些情况不保</Link>
      </View>
    </>
  )
  return (
    <View className="mt5">
      <Slip label="电子保修卡" parts={[whole, detail]} />
      <Sheet open={reading} title="哪些情况不保" onClose={() => setReading(false)}>
        <OrderedList items={notCovered} />
        <View className="t1 q mt4">这些情况也能修，先报价，您同意再动手。</View>
      </Sheet>
    </View>
  )
}
