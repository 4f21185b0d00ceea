import { View } from '@tarojs/components'
import { role } from '../../../../../ui/aria.ts'
import type { Stage } from '../stages.ts'
import './stage-card.scss'

/** What was done in one stage: what, what was measured, when. */
export function StageCard({ items }: { items: Stage['items'] }) {
  return (
    <View className="stage" {...role('list')}>
      {items.map(({ id, what, value, at }) => (
        <View key={id} className="stage-item" {...role('listitem')}>
          <View className="stage-head">
            <View className="stage-what">{what}</View>
            <View className="t1 qq num nb">{at}</View>
          </View>
          <View className="t1 q pretty">{value}</View>
        </View>
      ))}
    </View>
  )
}
