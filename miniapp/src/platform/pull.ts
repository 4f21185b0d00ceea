import Taro, { usePullDownRefresh } from '@tarojs/taro'

/**
 * Pulling the page down fetches it anew: in WeChat, where the page's config says
 * `enablePullDownRefresh: process.env.TARO_ENV === 'weapp'`. A browser has a pull of its own, which loads the page anew.
 */
export function usePull(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh())
  })
}
