import Taro from '@tarojs/taro'
import { newKey } from './key.ts'

const BYTES = 20

/**
 * A name that nobody can guess, for an act whose traces must not lead to it. From the system's own randomness;
 * where a WeChat is too old to have any, from what `newKey` makes of the engine's, twice over.
 */
export async function newSecret(): Promise<string> {
  const bytes = await (process.env.TARO_ENV === 'h5' ? inBrowser() : inWechat())
  return bytes ? [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') : newKey() + newKey()
}

const inBrowser = (): Promise<Uint8Array> => Promise.resolve(crypto.getRandomValues(new Uint8Array(BYTES)))

function inWechat(): Promise<Uint8Array | null> {
  if (!Taro.canIUse('getUserCryptoManager')) return Promise.resolve(null)
  return new Promise((resolve) => {
    Taro.getUserCryptoManager().getRandomValues({
      length: BYTES,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => resolve(null),
    })
  })
}
