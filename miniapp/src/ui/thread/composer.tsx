import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { BottomBar } from '../bottom-bar/bottom-bar.tsx'
import { IconButton } from '../button/button.tsx'
import { TextInput } from '../field/text-input.tsx'
import './thread.scss'

interface ComposerProps {
  placeholder: string
  value: string
  max: number
  busy: boolean
  onChange: (value: string) => void
  onSend: () => void
  onPhoto: () => void
  /** what goes with the message */
  photos?: ReactNode
}

/** Where the person goes on talking. */
export function Composer({ placeholder, value, max, busy, photos, ...on }: ComposerProps) {
  return (
    <BottomBar>
      {photos}
      <View className="composer">
        <IconButton bare icon="camera" label="加照片" onPress={on.onPhoto} />
        <View className="composer-text">
          <TextInput
            label={placeholder}
            placeholder={placeholder}
            value={value}
            max={max}
            confirm="send"
            onChange={on.onChange}
            onConfirm={on.onSend}
          />
        </View>
        <IconButton icon="up-bold" label="发送" off={busy} onPress={on.onSend} />
      </View>
    </BottomBar>
  )
}
