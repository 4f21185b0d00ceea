import { View } from '@tarojs/components'
import { Press } from '../../../ui/press/press.tsx'
import { Kbd } from './kbd.tsx'
import './act-button.scss'

interface ActButtonProps {
  children: string
  kind?: 'main' | 'line' | 'bare'
  /** the key that does the same */
  k?: string
  /** what is being done, while it is */
  busy?: string | false | undefined
  off?: boolean | undefined
  expanded?: boolean
  onPress: () => void
}

/** A button of the desk: 36 px under a pointer, 44 under a finger, with its key. */
export function ActButton({ children, kind = 'line', k, busy, off, expanded, onPress }: ActButtonProps) {
  return (
    <Press
      className={`d-btn d-btn--${off ? 'off' : kind}`}
      disabled={off}
      busy={busy ? true : undefined}
      expanded={expanded}
      onPress={onPress}
    >
      <View>{busy || children}</View>
      {k && <Kbd>{k}</Kbd>}
    </Press>
  )
}
