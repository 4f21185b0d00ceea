import Taro from '@tarojs/taro'

/** Further than any page is long. */
const END = 1_000_000

/** Down to what was said last, once it is drawn. */
export function scrollToEnd(): void {
  Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: END, duration: 220 }))
}

/** The same for a part of a page that scrolls by itself; only a browser has such parts here. */
export function scrollElementToEnd(selector: string): void {
  if (process.env.TARO_ENV !== 'h5') return
  for (const part of document.querySelectorAll(selector)) part.scrollTop = part.scrollHeight
}
