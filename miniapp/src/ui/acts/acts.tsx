import { View } from '@tarojs/components'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Press } from '../press/press.tsx'
import './acts.scss'

export interface Act {
  icon: IconName
  text: string
  onPress: () => void
}

/** Up to four things to do with what stands above. */
export function Acts({ items }: { items: readonly Act[] }) {
  return (
    <View className="acts">
      {items.map((act) => (
        <Press key={act.text} className="act" onPress={act.onPress}>
          <Icon name={act.icon} tone="pine" />
          <View>{act.text}</View>
        </Press>
      ))}
    </View>
  )
}
