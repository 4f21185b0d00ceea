import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import { Press } from '../press/press.tsx'
import './field.scss'

interface PickInputProps {
  label: string
  value: string
  placeholder: string
  wrong?: boolean
  onPress: () => void
}

/** Looks like a line to write in; what it holds is picked, not typed. */
export function PickInput({ label, value, placeholder, wrong, onPress }: PickInputProps) {
  return (
    <Press
      className={cls('input input-pick', wrong && 'input--bad')}
      label={value ? `${label}：${value}` : `选${label}，${placeholder}`}
      onPress={onPress}
    >
      <View className={cls('grow', !value && 'qq')}>{value || placeholder}</View>
      <Icon name="go" size="xs" tone="quiet" />
    </Press>
  )
}
