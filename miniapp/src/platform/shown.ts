import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/** Calls back each time the page comes into view again: not the first time, when it is fetched anyway. */
export function useShownAgain(act: () => unknown): void {
  const seen = useRef(false)
  useDidShow(() => {
    if (seen.current) act()
    seen.current = true
  })
}
