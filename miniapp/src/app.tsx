import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './platform/accessible.ts'
import { watchPrivacy } from './platform/privacy.ts'
import { startTheme } from './state/settings.ts'
import { sendUnsent, startUnsent } from './state/unsent.ts'
import './theme/app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTheme()
    watchPrivacy()
    startUnsent()
  })
  useDidShow(() => void sendUnsent())
  return children
}
