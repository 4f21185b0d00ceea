import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import { Press } from '../press/press.tsx'
import './choice.scss'

interface SegmentedProps<T extends string> {
  label: string
  items: readonly { value: T; text: string }[]
  value: T
  onChange: (value: T) => void
}

/** Which part of a page is shown. */
export function Segmented<T extends string>({ label, items, value, onChange }: SegmentedProps<T>) {
  return (
    <View className="seg" {...role('tablist')} aria-label={label}>
      {items.map((item) => (
        <Press
          key={item.value}
          as="tab"
          className={cls('seg-item', item.value === value && 'seg-item--on')}
          selected={item.value === value}
          onPress={() => onChange(item.value)}
        >
          {item.text}
        </Press>
      ))}
    </View>
  )
}
