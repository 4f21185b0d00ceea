import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import './field.scss'

interface FieldProps {
  label: string
  /** the label is the question of a form, not the name of a value */
  bold?: boolean
  /** at the right of the label: 可不填 */
  hint?: string | undefined
  /** how to mend what is wrong; it is announced */
  error?: string | undefined
  /** a fact under the field */
  help?: { icon?: IconName; text: string } | undefined
  children: ReactNode
}

/** A label, what is filled in, and what is wrong with it. */
export function Field({ label, bold, hint, error, help, children }: FieldProps) {
  return (
    <View className="field">
      <View className="field-label">
        <View className={cls(bold && 'field-question')}>{label}</View>
        {hint && <View>{hint}</View>}
      </View>
      {children}
      {error && (
        <View className="help help--bad" {...role('alert')}>
          <Icon name="alert" size="xs" />
          {error}
        </View>
      )}
      {!error && help && (
        <View className="help">
          {help.icon && <Icon name={help.icon} size="xs" tone="pine" />}
          {help.text}
        </View>
      )}
    </View>
  )
}
