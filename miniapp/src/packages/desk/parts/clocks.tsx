import { View } from '@tarojs/components'
import { cls } from '../../../ui/cls.ts'
import { clockLines } from '../clock-words.ts'
import type { CaseView } from '../use-case.ts'
import { useNow } from '../use-now.ts'
import { groupedNumber } from '../words.ts'
import './clocks.scss'

/** Its number and its clocks; the one that runs out next in bold. Drawn anew each second, alone. */
export function Clocks({ request }: { request: CaseView }) {
  const lines = clockLines(request.clocks, useNow() - request.at)
  return (
    <View className="clocks num">
      <View>{groupedNumber(request.number)}</View>
      {lines.map(({ kind, text, urgency, running }) => (
        <View key={kind} className={cls(running && 'clock--next', urgency !== 'none' && `clock--${urgency}`)}>
          {text}
        </View>
      ))}
    </View>
  )
}
