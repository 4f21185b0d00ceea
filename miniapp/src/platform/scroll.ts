import Taro from '@tarojs/taro'

/** Further than any page is long. */
const END = 1_000_000

/** Down to what was said last, once it is drawn. */
export function scrollToEnd(): void {
  Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: END, duration: 220 }))
}
