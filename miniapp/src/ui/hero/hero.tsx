import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '../aria.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Niche } from '../niche/niche.tsx'
import type { SilhouetteName } from '../silhouette/names.ts'
import './hero.scss'

interface HeroProps {
  name: SilhouetteName
  label: string
  children: ReactNode
}

/** The thing in its arch, and the one large sentence about it. */
export function Hero({ name, label, children }: HeroProps) {
  return (
    <View className="hero">
      <Niche name={name} size="hero" label={label} />
      <View className="hero-text">{children}</View>
    </View>
  )
}

interface TitleProps {
  children: string
  /** 28 is the one thing of a page; 22 where a picture stands beside it */
  size?: '4' | '5'
  icon?: Extract<IconName, 'tick-bold' | 'alert-bold'>
  tone?: 'bad'
}

/** The page's one thing. */
export function Title({ children, size = '5', icon, tone }: TitleProps) {
  return (
    <View className={`title t${size} b ${tone ?? ''}`} {...role('heading')} aria-level={1}>
      {icon === 'alert-bold' && <Icon name={icon} size="l" />}
      <View>{children}</View>
      {icon === 'tick-bold' && <Icon name={icon} size="l" tone="pine" />}
    </View>
  )
}
