import Taro from '@tarojs/taro'

/** WeChat's own "standard" is 17; from here on a person has chosen large type for the whole phone. */
const LARGE_FROM = 20

/** Whether the person set large type in WeChat. */
export function prefersLargeType(): boolean {
  if (process.env.TARO_ENV !== 'weapp') return false
  // WeChat has said it since 2.23.4; Taro's types do not know it yet
  const { fontSizeSetting = 0 } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  return fontSizeSetting >= LARGE_FROM
}

/** Room for a title that we draw, px: under the status bar, as high as WeChat's capsule and what is around it. */
export function titleRoom(): { top: number; line: number } {
  if (process.env.TARO_ENV !== 'weapp') return { top: 0, line: 44 }
  const { statusBarHeight = 0 } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  const margin = Math.max(4, capsule.top - statusBarHeight)
  return { top: statusBarHeight, line: capsule.height + 2 * margin }
}
