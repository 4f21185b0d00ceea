import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** Further than any page is long. */
const END = 1_000_000

const GLIDE_MS = 220

/** Who asked the system for less motion is there at once. WeChat has no such word. */
const glideMs = (): number =>
  process.env.TARO_ENV === 'h5' && matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : GLIDE_MS

/** Down to what was said last, once it is drawn. */
export function scrollToEnd(): void {
  Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: END, duration: glideMs() }))
}

/** Up to what a page begins with. */
export function scrollToTop(): void {
  Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: 0, duration: glideMs() }))
}

/** Closer to its end than this, a part counts as being there. */
const NEAR_PX = 40

/**
 * The same for a part of a page that scrolls by itself: it goes to its end when `news` changes, and stays there while
 * its neighbours take or give room. Only a browser has such parts here.
 */
export function useStaysAtEnd(selector: string, news: number): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const part = document.querySelector(selector)
    if (!part) return
    let height = 0
    const observer = new ResizeObserver(() => {
      const wasAtEnd = height === 0 || part.scrollHeight - part.scrollTop - height < NEAR_PX
      height = part.clientHeight
      if (wasAtEnd) part.scrollTop = part.scrollHeight
    })
    observer.observe(part)
    return () => observer.disconnect()
  }, [selector, news])
}
