import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './bottom-bar.scss'

interface BottomBarProps {
  /** the act, one `main` */
  children: ReactNode
  /** one line of truth above it: the price, what is missing, who can read it */
  line?: ReactNode
  /** one line under it */
  after?: ReactNode
}

/** Stands at the bottom of the page, over what scrolls. */
export function BottomBar({ children, line, after }: BottomBarProps) {
  return (
    <View className="bar">
      {line && <View className="bar-line">{line}</View>}
      {children}
      {after && <View className="t1 q c mt2">{after}</View>}
    </View>
  )
}
