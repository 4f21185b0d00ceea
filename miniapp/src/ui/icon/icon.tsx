import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { picture } from '../aria.ts'
import type { IconName } from './names.ts'
import './drawn.scss'
import './icon.scss'

interface IconProps {
  name: IconName
  /** 18 (in a line of help, or a chevron), 20, 24 or 28 px */
  size?: 'xs' | 's' | 'm' | 'l'
  tone?: 'pine' | 'apricot' | 'brick' | 'quiet' | undefined
  /** only where the icon stands without words */
  label?: string
}

/** A line icon in the colour of the text around it. */
export function Icon({ name, size = 'm', tone, label }: IconProps) {
  return (
    <View
      className={cls('i', `i--${name}`, size !== 'm' && `i--size-${size}`, tone && `i--tone-${tone}`)}
      {...picture(label)}
    />
  )
}
