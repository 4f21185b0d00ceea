import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import './avatar.scss'

/** A person by the first character of the name; the hall itself by its door. */
export function Avatar({ name, small }: { name: string; small?: boolean }) {
  return (
    <View className={cls('avatar', small && 'avatar--s')} aria-hidden>
      {name.slice(0, 1)}
    </View>
  )
}

export function HallAvatar() {
  return (
    <View className="avatar avatar--s avatar--hall" aria-hidden>
      <Icon name="hall" size="s" />
    </View>
  )
}

/** A subject by its icon, on apricot: what is asked about. */
export function SubjectAvatar({ icon }: { icon: IconName }) {
  return (
    <View className="avatar" aria-hidden>
      <Icon name={icon} />
    </View>
  )
}
