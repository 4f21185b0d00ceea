import { Input, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { cls } from '../cls.ts'
import './field.scss'

interface TextInputProps {
  /** what readers call it */
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  kind?: 'text' | 'number' | 'phone'
  max?: number
  wrong?: boolean
  readOnly?: boolean
  focus?: boolean
  /** what a browser may fill in by itself: the code of the message that just came */
  fill?: 'tel' | 'one-time-code' | 'name'
  /** what the key at the bottom right of the keyboard says */
  confirm?: 'done' | 'search' | 'send' | 'next'
  onConfirm?: (() => void) | undefined
  onBlur?: (() => void) | undefined
  /** before and after the text, inside the frame */
  before?: ReactNode
  after?: ReactNode
}

const KEYBOARD = { text: undefined, number: 'numeric', phone: 'tel' } as const

/** One line to write in. */
export function TextInput(props: TextInputProps) {
  const { label, value, onChange, placeholder, kind = 'text', max = 200, wrong, readOnly, focus } = props
  const [on, setOn] = useState(false)
  const state = readOnly ? 'input--off' : wrong ? 'input--bad' : on ? 'input--on' : undefined
  return (
    <View className={cls('input', state)}>
      {props.before}
      <Input
        className="input-text"
        aria-label={label}
        aria-invalid={wrong}
        value={value}
        maxlength={max}
        disabled={readOnly ?? false}
        focus={focus ?? false}
        placeholder={placeholder ?? ''}
        placeholderClass="input-hint"
        confirmType={props.confirm ?? 'done'}
        {...(process.env.TARO_ENV === 'h5'
          ? { inputMode: KEYBOARD[kind], autoComplete: props.fill ?? 'off' }
          : { type: kind === 'text' ? ('text' as const) : ('number' as const) })}
        onInput={(e) => onChange(e.detail.value)}
        onFocus={() => setOn(true)}
        onBlur={() => {
          setOn(false)
          props.onBlur?.()
        }}
        onConfirm={() => props.onConfirm?.()}
      />
      {props.after}
    </View>
  )
}
