import Taro from '@tarojs/taro'
import { copy } from './clipboard.ts'
import { done, outcomeOf, type Outcome } from './outcome.ts'

/** Shows a place on the phone's map, from where it leads there; in a browser the address is copied instead. */
export async function showOnMap(to: {
  place: { lat: number; lng: number } | null
  address: string
}): Promise<Outcome<'shown' | 'copied'>> {
  if (process.env.TARO_ENV === 'h5' || to.place === null) {
    const copied = await copy(to.address)
    return copied.ok ? done('copied') : copied
  }
  try {
    const { lat: latitude, lng: longitude } = to.place
    await Taro.openLocation({ latitude, longitude, address: to.address, scale: 16 })
    return done('shown')
  } catch (error) {
    const sentence = '地图没打开，再点一次'
    return outcomeOf(error, { refused: sentence, failed: sentence })
  }
}
