import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { OrderedList } from '../steps/ordered-list.tsx'
import '../card/card.scss'
import './danger.scss'

interface DangerProps {
  title: string
  steps: readonly string[]
  /** what is said after the steps */
  rest?: string | undefined
}

/** The only area filled with brick: safety steps, word for word from the base. */
export function Danger({ title, steps, rest }: DangerProps) {
  return (
    <View className="card danger" {...role('alert')}>
      <View className="t4 b" {...role('heading')} aria-level={1}>
        {title}
      </View>
      {steps.length > 0 && (
        <View className="mt4">
          <OrderedList strong items={steps} />
        </View>
      )}
      {rest && <View className="t2 mt3 danger-rest">{rest}</View>}
    </View>
  )
}
