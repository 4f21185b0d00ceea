import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import { Press } from '../press/press.tsx'
import './choice.scss'

interface CheckboxProps {
  children: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A box and its sentence. Nothing is ticked beforehand. */
export function Checkbox({ children, checked, onChange }: CheckboxProps) {
  return (
    <Press className="tick-line" as="checkbox" checked={checked} onPress={() => onChange(!checked)}>
      <View className={cls('box', checked && 'box--on')}>{checked && <Icon name="check-bold" />}</View>
      <View className="grow">{children}</View>
    </Press>
  )
}
