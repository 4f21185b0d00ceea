import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { back, open } from '../../platform/navigation.ts'
import { titleRoom } from '../../platform/system.ts'
import { useAttention } from '../../state/attention.ts'
import { useSettings } from '../../state/settings.ts'
import { hushToast, useToast } from '../../state/toast.ts'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import { PrivacySheet } from '../privacy-sheet/privacy-sheet.tsx'
import { TabBar, type Tab } from '../tab-bar/tab-bar.tsx'
import { TitleBar } from '../title-bar/title-bar.tsx'
import { Toast } from '../toast/toast.tsx'
import './screen.scss'

interface ScreenProps {
  /** the page's title; WeChat draws it from the page's config, a browser from here. None on the home page: it has the mark */
  title?: string
  /** this page is one of the three rooms */
  tab?: Tab
  /** under the title, over what scrolls */
  head?: ReactNode
  /** at the bottom, over what scrolls */
  bar?: ReactNode
  /** one leaves by the page's own act: no way back beside the title */
  firm?: boolean
  /** staff's work on a desk: as wide as its window */
  wide?: boolean
  children: ReactNode
}

/**
 * The frame of every page, and the one part of ui/ that reads stores: size of type, title, tabs, the word in
 * passing, and WeChat's question about privacy.
 */
export function Screen({ title, tab, head, bar, firm, wide, children }: ScreenProps) {
  const large = useSettings((s) => s.large)
  const drawsTitle = title === undefined || process.env.TARO_ENV === 'h5'
  return (
    <View className={cls('screen', large && 'screen--large', wide && 'screen--wide')}>
      {drawsTitle && <TitleBar title={title} room={titleRoom()} onBack={tab || firm ? undefined : back} />}
      {head}
      <View className="screen-main" {...role('main')}>
        {children}
      </View>
      {bar}
      {tab && <Rooms on={tab} />}
      <Word overBar={Boolean(bar)} />
      {process.env.TARO_ENV === 'weapp' && <PrivacySheet />}
    </View>
  )
}

function Rooms({ on }: { on: Tab }) {
  const waiting = useAttention((s) => s.waiting)
  const dot = waiting > 0 ? { tab: 'requests' as const, says: `有 ${waiting} 件等您回复` } : undefined
  return <TabBar on={on} dot={dot} onGo={open} />
}

function Word({ overBar }: { overBar: boolean }) {
  const word = useToast((s) => s.word)
  if (!word) return null
  const act = word.act && {
    text: word.act.text,
    onPress: () => {
      hushToast()
      word.act?.onPress()
    },
  }
  return (
    <View className={cls('float', overBar && 'float--over-bar')}>
      <Toast icon={word.icon} text={word.text} act={act} />
    </View>
  )
}
