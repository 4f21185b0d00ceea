import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon.tsx'
import { Press } from '../press/press.tsx'
import './drawn.scss'
import './clip.scss'

/** 95 -> 1:35 */
const clipLength = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

interface ClipProps {
  title: string
  seconds: number
  /** what stands still until it is played; a drain where nothing is given */
  cover?: ReactNode
  /** missing while there is nothing to play yet: then it is only named */
  onPlay?: (() => void) | undefined
}

/** A short film: drawn still, title, length. */
export function Clip({ title, seconds, cover, onPlay }: ClipProps) {
  const length = clipLength(seconds)
  const inside = (
    <>
      {cover ?? <View className="clip-art" />}
      {onPlay && (
        <View className="clip-play">
          <Icon name="play-full" />
        </View>
      )}
      <View className="clip-cap">
        <View>{title}</View>
        <View className="num">{length}</View>
      </View>
    </>
  )
  if (!onPlay) return <View className="clip">{inside}</View>
  return (
    <Press className="clip" label={`播放：${title}，${length}`} onPress={onPlay}>
      {inside}
    </Press>
  )
}
