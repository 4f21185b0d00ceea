import { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './platform/accessible.ts'
import { hurryOutbox, startOutbox } from './outbox/running.ts'
import { loadRoomsAhead, onMissingPart } from './platform/missing-part.ts'
import { open } from './platform/navigation.ts'
import { watchPrivacy } from './platform/privacy.ts'
import { startTheme } from './state/settings.ts'
import { say } from './state/toast.ts'
import { sendUnsent, startUnsent } from './state/unsent.ts'
import './theme/app.scss'

/** The three rooms, as WeChat's main package has them. Not within a function: its branches hide from the bundler what is dead. */
const ROOMS =
  process.env.TARO_ENV === 'h5'
    ? [
        () => import('./pages/home/index.tsx'),
        () => import('./pages/requests/index.tsx'),
        () => import('./pages/me/index.tsx'),
      ]
    : []

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTheme()
    watchPrivacy()
    onMissingPart(() => say({ icon: 'nosignal', text: '没有网络，打不开这一页' }))
    startUnsent()
    startOutbox()
    loadRoomsAhead(ROOMS)
  })
  useDidShow(() => {
    void sendUnsent()
    hurryOutbox()
  })
  // an old link, or one with a slip in it
  usePageNotFound(() => {
    open('home')
    say({ icon: 'info', text: '没有这一页，回到大厅了' })
  })
  return children
}
