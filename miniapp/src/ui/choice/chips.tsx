import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import { Press } from '../press/press.tsx'
import './choice.scss'

interface Chip<T extends string> {
  value: T
  text: string
  /** a second line, fainter: 周六 */
  sub?: string
  /** it cannot be chosen: 约满 */
  off?: boolean
}

interface ChipsProps<T extends string> {
  label: string
  items: readonly Chip<T>[]
  value: T | null
  onChange: (value: T) => void
  /** one line, all of one width */
  even?: boolean
}

/** One of few. The chosen one is told by outline, tint and weight. */
export function Chips<T extends string>({ label, items, value, onChange, even }: ChipsProps<T>) {
  return (
    <View className={cls('chips', even && 'chips--even')} {...role('radiogroup')} aria-label={label}>
      {items.map((item) => (
        <Press
          key={item.value}
          as="radio"
          className={cls('chip', item.value === value && 'chip--on', item.off && 'chip--off')}
          checked={item.value === value}
          disabled={item.off}
          onPress={() => onChange(item.value)}
        >
          <View>
            {item.text}
            {item.sub && <View className="chip-sub">{item.sub}</View>}
          </View>
        </Press>
      ))}
    </View>
  )
}
