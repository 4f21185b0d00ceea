import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './platform/accessible.ts'
import { watchPrivacy } from './platform/privacy.ts'
import { startTheme } from './state/settings.ts'
import './theme/app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startTheme()
    watchPrivacy()
  })
  return children
}
