import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/**
 * Calls back each time the page comes into view again; not when it opens, when it is fetched anyway. What comes back
 * was hidden before: to count shows would miss a return, for a part of a page may come after the page was shown.
 */
export function useShownAgain(act: () => unknown): void {
  const hidden = useRef(false)
  useDidHide(() => {
    hidden.current = true
  })
  useDidShow(() => {
    if (hidden.current) act()
    hidden.current = false
  })
}
