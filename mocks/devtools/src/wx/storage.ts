import { asText } from '../data.ts'
import { WxFailure } from '../failure.ts'
import type { Program } from '../program/program.ts'
import type { Room } from './room.ts'

export function storageRoom({ phone: { storage } }: Program): Room {
  return {
    sync: {
      setStorageSync: (key, value) => storage.set(asText(key), value),
      getStorageSync: (key) => storage.get(asText(key)) ?? '',
      removeStorageSync: (key) => storage.remove(asText(key)),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: () => storage.info,
    },
    async: {
      setStorage: ({ key, data }) => storage.set(asText(key), data),
      getStorage({ key }) {
        const data = storage.get(asText(key))
        if (data === undefined) throw new WxFailure('data not found')
        return { data }
      },
      removeStorage: ({ key }) => storage.remove(asText(key)),
      clearStorage: () => storage.clear(),
      getStorageInfo: () => storage.info,
    },
  }
}
