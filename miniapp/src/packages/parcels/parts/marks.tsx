import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import './marks.scss'

/** What to look for, one thing a line. */
export function Marks({ items }: { items: readonly string[] }) {
  return (
    <View className="marks" {...role('list')}>
      {items.map((text) => (
        <View key={text} className="mark-item" {...role('listitem')}>
          {text}
        </View>
      ))}
    </View>
  )
}
