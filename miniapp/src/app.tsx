import { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './platform/accessible.ts'
import { onMissingPart } from './platform/missing-part.ts'
import { open } from './platform/navigation.ts'
import { watchPrivacy } from './platform/privacy.ts'
import { startTheme } from './state/settings.ts'
import { say } from './state/toast.ts'
import { sendUnsent, startUnsent } from './state/unsent.ts'
import './theme/app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTheme()
    watchPrivacy()
    onMissingPart(() => say({ icon: 'nosignal', text: '没有网络，打不开这一页' }))
    startUnsent()
  })
  useDidShow(() => void sendUnsent())
  // an old link, or one with a slip in it
  usePageNotFound(() => {
    open('home')
    say({ icon: 'info', text: '没有这一页，回到大厅了' })
  })
  return children
}
