import Taro from '@tarojs/taro'

/** In WeChat a person is known without doing anything; in a browser by phone and text message. */
export const signsInSilently = process.env.TARO_ENV === 'weapp'

/**
 * WeChat's one-use code, good for five minutes; null where there is none. Taro's own login resolves without a code
 * in a browser, so it is not asked there.
 */
export async function wechatCode(): Promise<string | null> {
  if (process.env.TARO_ENV !== 'weapp') return null
  try {
    const { code } = await Taro.login()
    return code || null
  } catch {
    return null
  }
}
