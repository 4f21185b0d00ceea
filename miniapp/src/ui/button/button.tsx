import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Press } from '../press/press.tsx'
import './button.scss'

interface ButtonProps {
  children: ReactNode
  /** one `main` in view */
  kind?: 'main' | 'soft' | 'line' | 'bare' | 'danger'
  /** 44 high, in cards and rows of buttons */
  small?: boolean
  icon?: IconName
  /** what is being done, while it is: 正在提交 */
  busy?: string | false | undefined
  /** not possible now; whoever shows it says why, above it */
  off?: boolean | undefined
  onPress?: (() => void) | undefined
  label?: string
}

export function Button({ children, kind = 'main', small, icon, busy, off, onPress, label }: ButtonProps) {
  return (
    <Press
      className={buttonClass(off ? 'off' : kind, small)}
      onPress={onPress}
      disabled={off}
      busy={busy ? true : undefined}
      label={label}
    >
      {busy && <View className="spin" aria-hidden />}
      {!busy && icon && <Icon name={icon} size={small ? 's' : 'm'} />}
      {busy || children}
    </Press>
  )
}

/** The look of a button, for WeChat's own <button>. */
export const buttonClass = (
  kind: 'main' | 'soft' | 'line' | 'bare' | 'danger' | 'off',
  small?: boolean,
): string => cls('btn', `btn--${kind}`, small && 'btn--s')

/** Buttons side by side, of one width. Three stand closer. */
export function Buttons({ children, three }: { children: ReactNode; three?: boolean }) {
  return <View className={cls('btns', three && 'btns--3')}>{children}</View>
}

interface IconButtonProps {
  icon: IconName
  label: string
  /** without the tinted ground */
  bare?: boolean
  off?: boolean | undefined
  onPress: () => void
}

/** A round button that is only an icon, 44 px. */
export function IconButton({ icon, label, bare, off, onPress }: IconButtonProps) {
  return (
    <Press
      className={cls('icon-btn', bare && 'icon-btn--bare')}
      label={label}
      disabled={off}
      onPress={onPress}
    >
      <Icon name={icon} />
    </Press>
  )
}

/** An act in words, without a ground: 全部 5 件. */
export function Link({
  children,
  end,
  onPress,
}: {
  children: ReactNode
  end?: boolean
  onPress: () => void
}) {
  return (
    <Press className={cls('link', end && 'link--end')} onPress={onPress}>
      {children}
    </Press>
  )
}
