import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** While there is something to lose: WeChat, or the browser when its tab is closed, asks before it lets go of the page. */
export function useAsksBeforeLeaving(message: string | null): void {
  useEffect(() => {
    if (message === null) return
    if (process.env.TARO_ENV === 'h5') {
      const ask = (e: BeforeUnloadEvent): void => e.preventDefault()
      window.addEventListener('beforeunload', ask)
      return () => window.removeEventListener('beforeunload', ask)
    }
    if (!Taro.canIUse('enableAlertBeforeUnload')) return
    Taro.enableAlertBeforeUnload({ message })
    return () => Taro.disableAlertBeforeUnload()
  }, [message])
}
