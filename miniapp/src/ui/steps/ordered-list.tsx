import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import './steps.scss'

/** What happens, or what to do, in order. */
export function OrderedList({ items, strong }: { items: readonly string[]; strong?: boolean }) {
  return (
    <View className="ol" {...role('list')}>
      {items.map((text, i) => (
        <View key={text} className={strong ? 'ol-item ol-item--strong' : 'ol-item'} {...role('listitem')}>
          <View className="ol-n">{i + 1}</View>
          <View className="grow">{text}</View>
        </View>
      ))}
    </View>
  )
}
