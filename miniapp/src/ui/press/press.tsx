import { Button, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role, type Role } from '../aria.ts'
import { cls } from '../cls.ts'

export interface PressProps {
  children?: ReactNode
  className?: string | undefined
  onPress?: (() => void) | undefined
  disabled?: boolean | undefined
  /** what readers say, where the words on it do not say it */
  label?: string | undefined
  as?: Extract<Role, 'button' | 'checkbox' | 'radio' | 'switch' | 'tab'> | undefined
  checked?: boolean | undefined
  selected?: boolean | undefined
  expanded?: boolean | undefined
  busy?: boolean | undefined
  /** the page it leads to is this one */
  current?: boolean | undefined
}

/**
 * Whatever can be pressed, without a look of its own. A real <button> in a browser (focus, Enter, Space);
 * in WeChat a view with a role and `is-press` while the finger is down.
 */
export function Press({
  children,
  className,
  onPress,
  disabled,
  label,
  as = 'button',
  ...states
}: PressProps) {
  const aria = {
    'aria-label': label,
    'aria-checked': said(states.checked),
    'aria-selected': said(states.selected),
    'aria-expanded': said(states.expanded),
    'aria-busy': said(states.busy),
    'aria-current': states.current ? ('page' as const) : undefined,
  }
  const press = disabled || states.busy ? undefined : onPress
  if (process.env.TARO_ENV === 'h5') {
    return (
      <button
        type="button"
        className={cls('press', className)}
        disabled={disabled}
        onClick={press}
        {...(as !== 'button' && role(as))}
        {...aria}
      >
        {children}
      </button>
    )
  }
  return (
    <View
      className={cls('press', className)}
      hoverClass={press ? 'is-press' : 'none'}
      hoverStartTime={0}
      hoverStayTime={80}
      hoverStopPropagation
      aria-disabled={disabled}
      {...role(as)}
      {...aria}
      {...(press && { onClick: press })}
    >
      {children}
    </View>
  )
}

/** A state in words: readers say "not ticked" only where it is said to be false. */
const said = (state: boolean | undefined): 'true' | 'false' | undefined =>
  state === undefined ? undefined : state ? 'true' : 'false'

interface WechatPressProps {
  children: ReactNode
  className?: string
  /** the id that a privacy agreement is answered with */
  id?: string
  openType: 'getPhoneNumber' | 'agreePrivacyAuthorization' | 'share'
  onPhoneCode?: (code: string | undefined) => void
  onAgree?: () => void
}

/** What only WeChat's own button may do: phone number, privacy agreement, sharing. */
export function WechatPress({ children, className, id, openType, onPhoneCode, onAgree }: WechatPressProps) {
  return (
    <Button
      {...(id && { id })}
      className={cls('press--wechat', className)}
      hoverClass="is-press"
      hoverStartTime={0}
      hoverStayTime={80}
      openType={openType}
      onGetPhoneNumber={(e) => onPhoneCode?.(e.detail.code)}
      onAgreePrivacyAuthorization={() => onAgree?.()}
    >
      {children}
    </Button>
  )
}
