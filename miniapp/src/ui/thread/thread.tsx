import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Avatar, HallAvatar } from '../avatar/avatar.tsx'
import './thread.scss'

/** A conversation, oldest on top. */
export function Thread({ children }: { children: ReactNode }) {
  return <View className="thread">{children}</View>
}

/** A point in time, or the number of the request. */
export function Stamp({ children }: { children: ReactNode }) {
  return <View className="stamp num">{children}</View>
}

/** What the person said. */
export function Say({ children, media }: { children?: ReactNode; media?: ReactNode }) {
  return (
    <>
      {children && <View className="say">{children}</View>}
      {media && <View className="say-media">{media}</View>}
    </>
  )
}

interface HearProps {
  /** 许宁，一厅客服 */
  who: string
  /** the hall itself speaks, not a person */
  hall?: boolean
  at?: string | undefined
  children: ReactNode
}

/** What the person is told, and by whom. */
export function Hear({ who, hall, at, children }: HearProps) {
  return (
    <View className="hear">
      {hall ? <HallAvatar /> : <Avatar small name={who} />}
      <View className="hear-body">
        <View className="hear-who num">{at ? `${who}，${at}` : who}</View>
        <View className="hear-text">{children}</View>
      </View>
    </View>
  )
}
