import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** Whether somebody looks at this page: it is on top, and WeChat or the browser's tab is in front. */
export function useVisible(): boolean {
  const [onTop, setOnTop] = useState(true)
  const [inFront, setInFront] = useState(true)
  useDidShow(() => setOnTop(true))
  useDidHide(() => setOnTop(false))
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const look = (): void => setInFront(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return onTop && inFront
}

/** Calls whenever somebody comes back to this page; not when it opens. */
export function useOnReturn(visible: boolean, act: () => void): void {
  const seen = useRef(visible)
  const newest = useRef(act)
  newest.current = act
  useEffect(() => {
    if (visible && !seen.current) newest.current()
    seen.current = visible
  }, [visible])
}
