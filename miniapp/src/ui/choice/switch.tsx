import { cls } from '../cls.ts'
import { Press } from '../press/press.tsx'
import './choice.scss'

interface SwitchProps {
  label: string
  /** what is stored, not what was tapped: it goes back by itself if the server refuses */
  on: boolean
  disabled?: boolean | undefined
  busy?: boolean | undefined
  onChange: (on: boolean) => void
}

export function Switch({ label, on, disabled, busy, onChange }: SwitchProps) {
  return (
    <Press
      className={cls('switch', on && 'switch--on', (disabled || busy) && 'switch--off')}
      as="switch"
      label={label}
      checked={on}
      disabled={disabled}
      busy={busy}
      onPress={() => onChange(!on)}
    />
  )
}
