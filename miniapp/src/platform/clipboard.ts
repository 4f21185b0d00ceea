import Taro from '@tarojs/taro'
import { done, outcomeOf, type Outcome } from './outcome.ts'

/** Copies a text. WeChat shows a word of its own about it; in a browser the caller does. */
export async function copy(text: string): Promise<Outcome<null>> {
  try {
    if (process.env.TARO_ENV === 'h5') await navigator.clipboard.writeText(text)
    else await Taro.setClipboardData({ data: text })
    return done(null)
  } catch (error) {
    const sentence = '没复制上，可以长按自己选'
    return outcomeOf(error, { refused: sentence, failed: sentence })
  }
}
