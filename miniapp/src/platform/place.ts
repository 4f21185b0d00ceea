import type { Place } from '@onehall/shared/domain/job-states'
import Taro from '@tarojs/taro'
import { done, failed, outcomeOf, type Outcome } from './outcome.ts'

/** Whether a place is shown on WeChat's own map here. In a browser streets are drawn by street-map.ts. */
export const hasMap = process.env.TARO_ENV === 'weapp'

/** Longer than this nobody waits at a door. */
const LOOK_MS = 4_000
/** Who is asked first whether it may needs the time to read that. */
const LOCATE_MS = 20_000

/** Where the phone is (WGS84), within a time; in answer to a tap, since the phone may ask first. */
async function look(waitMs: number): Promise<Outcome<Place>> {
  const sentences = { refused: '这台手机没让用位置，手动写就行', failed: '没定到位置，手动写就行' }
  const late = new Promise<Outcome<Place>>((resolve) =>
    setTimeout(() => resolve(failed(sentences.failed)), waitMs),
  )
  const found = Taro.getLocation({ type: 'wgs84' }).then(
    ({ latitude, longitude }) => done({ lat: latitude, lng: longitude }),
    (error: unknown) => outcomeOf(error, sentences),
  )
  return Promise.race([found, late])
}

/** Where somebody is who asked for it, or a sentence that says why not. */
export const locate = (): Promise<Outcome<Place>> => look(LOCATE_MS)

/** Where the phone is; null where it cannot tell, may not, or takes too long. */
export async function whereAmI(): Promise<Place | null> {
  const found = await look(LOOK_MS)
  return found.ok ? found.value : null
}

interface Chosen {
  /** its address */
  words: string
  /** as WeChat's map has it */
  point: Place & { datum: 'gcj02' }
}

/** Lets the person show a place on WeChat's map, which is opened near one that is known. */
export async function choosePlace(near: Place | null): Promise<Outcome<Chosen>> {
  try {
    const { address, name, latitude, longitude } = await Taro.chooseLocation(
      near ? { latitude: near.lat, longitude: near.lng } : {},
    )
    const words = (address.includes(name) ? address : `${address} ${name}`).trim()
    const point = { lat: latitude, lng: longitude, datum: 'gcj02' as const }
    return words ? done({ words, point }) : failed('没选上，写字也行')
  } catch (error) {
    return outcomeOf(error, { refused: '没有位置权限，写字也行', failed: '地图打不开，写字也行' })
  }
}
