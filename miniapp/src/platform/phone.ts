import Taro from '@tarojs/taro'
import { done, outcomeOf, type Outcome } from './outcome.ts'

/** Opens the dialler with the number in it; the person calls. */
export async function call(number: string): Promise<Outcome<null>> {
  try {
    if (process.env.TARO_ENV === 'h5') window.location.href = `tel:${number}`
    else await Taro.makePhoneCall({ phoneNumber: number })
    return done(null)
  } catch (error) {
    const sentence = `没拨出去，请自己拨 ${number}`
    return outcomeOf(error, { refused: sentence, failed: sentence })
  }
}
