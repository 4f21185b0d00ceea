import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Press } from '../press/press.tsx'
import './note.scss'

interface NoteProps {
  children: ReactNode
  icon: IconName
  kind?: 'plain' | 'warm' | 'bad' | 'pine'
  /** it came up while one looked: readers say it at once */
  live?: boolean
  onPress?: () => void
}

/** One line of truth that stands in the way: one sentence, one icon. */
export function Note({ children, icon, kind = 'plain', live, onPress }: NoteProps) {
  const className = cls('note', kind !== 'plain' && `note--${kind}`)
  const inside = (
    <>
      <Icon name={icon} size="s" />
      <View className="grow">{children}</View>
    </>
  )
  if (onPress) {
    return (
      <Press className={cls(className, 'note--press')} onPress={onPress}>
        {inside}
      </Press>
    )
  }
  return (
    <View className={className} {...(live && role(kind === 'bad' ? 'alert' : 'status'))}>
      {inside}
    </View>
  )
}
