import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Press } from '../press/press.tsx'
import './big-choice.scss'

interface BigChoiceProps {
  icon: IconName
  title: string
  sub: string
  /** the one that most people are here for */
  main?: boolean
  onPress: () => void
}

/** One of a few ways on, for somebody who should not have to look for it. */
export function BigChoice({ icon, title, sub, main, onPress }: BigChoiceProps) {
  return (
    <Press className={cls('choice', main && 'choice--main')} onPress={onPress}>
      <Icon name={icon} />
      <View className="grow">
        <View className="choice-t">{title}</View>
        <View className="choice-s">{sub}</View>
      </View>
      <Icon name="go" size="xs" tone={main ? undefined : 'quiet'} />
    </Press>
  )
}
