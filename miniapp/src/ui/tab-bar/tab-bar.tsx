import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Press } from '../press/press.tsx'
import './tab-bar.scss'

export type Tab = 'home' | 'requests' | 'me'

const TABS: readonly { tab: Tab; icon: IconName; text: string }[] = [
  { tab: 'home', icon: 'hall', text: '大厅' },
  { tab: 'requests', icon: 'steps', text: '进度' },
  { tab: 'me', icon: 'me', text: '我的' },
]

interface TabBarProps {
  on: Tab
  /** something waits for the person there, in words */
  dot?: { tab: Tab; says: string } | undefined
  onGo: (tab: Tab) => void
}

/** The three rooms. Drawn by us: the labels of WeChat's own bar are too small. */
export function TabBar({ on, dot, onGo }: TabBarProps) {
  return (
    <View className="tabs" {...role('navigation')} aria-label="主导航">
      <View className="tabs-in">
        {TABS.map(({ tab, icon, text }) => (
          <Press
            key={tab}
            className={cls('tab', tab === on && 'tab--on')}
            current={tab === on}
            onPress={() => tab !== on && onGo(tab)}
          >
            <Icon name={icon} />
            <View>{text}</View>
            {dot?.tab === tab && (
              <View className="tab-dot">
                <View className="sr">{dot.says}</View>
              </View>
            )}
          </Press>
        ))}
      </View>
    </View>
  )
}
