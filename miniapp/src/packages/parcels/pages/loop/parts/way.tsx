import type { LoopView } from '@onehall/shared/contract/notices'
import { View } from '@tarojs/components'
import { role } from '../../../../../ui/aria.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { grouped } from '../../../numbers.ts'
import './way.scss'

/** The steps of a notice, each with how many came so far. */
export function Way({ numbers }: { numbers: LoopView }) {
  const { notices, parcels, tips, verified, found, claimed } = numbers
  const steps = [
    { name: '发布的公告', sub: '公安机构发布', n: notices, unit: '则' },
    { name: '印在包裹上', sub: '收件人同意才印', n: parcels, unit: '件' },
    { name: '收到线索', sub: '封好了，只有线索专员能看', n: tips, unit: '条' },
    { name: '核实属实', sub: '交给公安办', n: verified, unit: '条' },
    { name: '找到', sub: '公安确认', n: found, unit: '位' },
    { name: '已经团圆', sub: '其中家人认回的', n: claimed, unit: '位' },
  ]
  return (
    <Card label="从公告到找到">
      <View className="way" {...role('list')}>
        {steps.map(({ name, sub, n, unit }) => (
          <View key={name} className="way-step" {...role('listitem')}>
            <View className="way-dot" />
            <View className="grow">
              <View className="t2">{name}</View>
              <View className="t1 q">{sub}</View>
            </View>
            <View className="way-n num">{n === null ? '不统计' : `${grouped(n)} ${unit}`}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}
