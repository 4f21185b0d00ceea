import Taro from '@tarojs/taro'
import { done, failed, outcomeOf, type Outcome } from './outcome.ts'

/** Whether a place can be shown on a map here: WeChat's. In a browser it is picked from a list. */
export const hasMap = process.env.TARO_ENV === 'weapp'

/** Longer than this nobody waits at a door. */
const LOOK_MS = 4_000

/** Where the phone is; null where it cannot tell, may not, or takes too long. */
export async function whereAmI(): Promise<{ lat: number; lng: number } | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LOOK_MS))
  const found = Taro.getLocation({ type: 'wgs84' }).then(
    ({ latitude, longitude }) => ({ lat: latitude, lng: longitude }),
    () => null,
  )
  return Promise.race([found, late])
}

/** Lets the person show a place on WeChat's map; gives its address in words, and nothing finer. */
export async function choosePlace(): Promise<Outcome<string>> {
  try {
    const { address, name } = await Taro.chooseLocation({})
    const words = address.includes(name) ? address : `${address} ${name}`
    return words.trim() ? done(words.trim()) : failed('没选上，写字也行')
  } catch (error) {
    return outcomeOf(error, { refused: '没有位置权限，写字也行', failed: '地图打不开，写字也行' })
  }
}
