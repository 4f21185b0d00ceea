import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { Icon } from '../icon/icon.tsx'
import { Mark } from '../mark/mark.tsx'
import { Press } from '../press/press.tsx'
import './title-bar.scss'

interface TitleBarProps {
  /** left out where the mark and the name stand: on the home page */
  title?: string | undefined
  onBack?: (() => void) | undefined
  /** px: the status bar above, and the height of the line, which WeChat's capsule stands in */
  room: { top: number; line: number }
}

/** The title of a page, where WeChat does not draw it: on the home page, and everywhere in a browser. */
export function TitleBar({ title, onBack, room }: TitleBarProps) {
  return (
    <View className="titlebar" style={{ paddingTop: `${room.top}px` }}>
      <View className="titlebar-line" style={{ height: `${room.line}px` }}>
        {title === undefined && (
          <View className="titlebar-brand">
            <Mark />
            <View>一厅</View>
          </View>
        )}
        {onBack && (
          <Press className="titlebar-back" label="返回" onPress={onBack}>
            <Icon name="back" />
          </Press>
        )}
        {title !== undefined && (
          <View className="titlebar-title" {...role('heading')} aria-level={1}>
            {title}
          </View>
        )}
      </View>
    </View>
  )
}
