import { View } from '@tarojs/components'
import { IconButton } from '../../../../../ui/button/button.tsx'
import '../../../parts/parts.scss'

interface CounterProps {
  name: string
  sub?: string
  count: number
  onChange: (count: number) => void
}

const MOST = 20

/** So many of something. */
export function Counter({ name, sub, count, onChange }: CounterProps) {
  return (
    <View className="count">
      <View className="grow">
        <View className="t2">{name}</View>
        {sub && <View className="t1 q num">{sub}</View>}
      </View>
      {count > 0 && <IconButton bare icon="cross" label={`${name}不要`} onPress={() => onChange(0)} />}
      <View className="count-n t2 b">{count}</View>
      <IconButton
        icon="plus"
        label={`${name}加一个`}
        off={count >= MOST}
        onPress={() => onChange(count + 1)}
      />
    </View>
  )
}
