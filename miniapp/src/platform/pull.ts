import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Pulling the page down fetches it anew; the page's config must say `enablePullDownRefresh`. */
export function usePull(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh())
  })
}
