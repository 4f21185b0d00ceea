import { Textarea } from '@tarojs/components'
import { useState } from 'react'
import { cls } from '../cls.ts'
import './field.scss'

interface TextAreaProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  max: number
  wrong?: boolean
}

/** Several lines to write in. */
export function TextArea({ label, value, onChange, placeholder = '', max, wrong }: TextAreaProps) {
  const [on, setOn] = useState(false)
  const className = cls('input input-area', wrong ? 'input--bad' : on && 'input--on')
  const focus = { onFocus: () => setOn(true), onBlur: () => setOn(false) }
  if (process.env.TARO_ENV === 'h5') {
    return (
      <textarea
        className={className}
        aria-label={label}
        aria-invalid={wrong}
        value={value}
        maxLength={max}
        placeholder={placeholder}
        onChange={(e) => onChange(e.target.value)}
        {...focus}
      />
    )
  }
  return (
    <Textarea
      className={className}
      aria-label={label}
      value={value}
      maxlength={max}
      placeholder={placeholder}
      placeholderClass="input-hint"
      disableDefaultPadding
      showConfirmBar={false}
      onInput={(e) => onChange(e.detail.value)}
      {...focus}
    />
  )
}
