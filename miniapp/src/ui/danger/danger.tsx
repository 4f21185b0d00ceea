import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { OrderedList } from '../steps/ordered-list.tsx'
import '../card/card.scss'
import './danger.scss'

/** The only area filled with brick: safety steps, word for word from the base. */
export function Danger({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <View className="card danger" {...role('alert')}>
      <View className="t4 b" {...role('heading')} aria-level={1}>
        {title}
      </View>
      <View className="mt4">
        <OrderedList strong items={steps} />
      </View>
    </View>
  )
}
