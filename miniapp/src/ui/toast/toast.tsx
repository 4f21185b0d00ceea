import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Press } from '../press/press.tsx'
import './toast.scss'

interface ToastProps {
  icon: IconName
  /** at most 14 characters */
  text: string
  act?: { text: string; onPress: () => void } | undefined
}

/** A word in passing; never the only news of a failure. */
export function Toast({ icon, text, act }: ToastProps) {
  return (
    <View className="toast" {...role('status')}>
      <Icon name={icon} size="s" />
      <View>{text}</View>
      {act && (
        <Press className="toast-act" onPress={act.onPress}>
          {act.text}
        </Press>
      )}
    </View>
  )
}
