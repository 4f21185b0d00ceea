import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import './pairs.scss'

export interface Pair {
  name: string
  value: string
}

/** Names at the left, values at the right. */
export function Pairs({ items, bold }: { items: readonly Pair[]; bold?: boolean }) {
  return (
    <View className="pairs num">
      {items.map(({ name, value }) => (
        <View key={name} className="pair">
          <View className="pair-k">{name}</View>
          <View className={cls('pair-v', bold && 'b')}>{value}</View>
        </View>
      ))}
    </View>
  )
}

/** Names above, values under them, in the size of text: what a person should read before a yes. */
export function Facts({ items }: { items: readonly Pair[] }) {
  return (
    <View className="facts">
      {items.map(({ name, value }) => (
        <View key={name}>
          <View className="t1 q">{name}</View>
          <View className="t2">{value}</View>
        </View>
      ))}
    </View>
  )
}
