import Taro from '@tarojs/taro'

interface Stored {
  v: number
  at: number
  value: unknown
}

/** One value on the device. */
export interface Keep<T> {
  /** null where there is none, or where it was written by another version of its shape */
  read(): { value: T; at: number } | null
  /** false where the device would not take it: it is full, or storage is switched off */
  write(value: T): boolean
  clear(): void
}

/**
 * A named value on the device, with the version of its shape. Raise the version when the shape changes:
 * what an older app wrote is then as good as absent, never misread.
 */
export function keep<T>(name: string, version: number): Keep<T> {
  const key = `onehall.${name}`
  return {
    read() {
      const stored = readDevice(key)
      return stored?.v === version ? { value: stored.value as T, at: stored.at } : null
    },
    write(value) {
      return attempt(() => Taro.setStorageSync(key, { v: version, at: Date.now(), value } satisfies Stored))
    },
    clear() {
      attempt(() => Taro.removeStorageSync(key))
    },
  }
}

/** Names that begin with `mine.` are what one person was shown: `keep('mine.requests', 1)`. */
export const forgetMine = (): void => forget('onehall.mine.')

/**
 * Names that begin with `written.` are what one person wrote and the server does not have yet. They outlive the end
 * of a session, which comes unasked; not signing out, and not another person's signing in.
 */
export const forgetWritten = (): void => forget('onehall.written.')

/** The account whose words those are. */
export const author = keep<string>('written.author', 1)

function forget(prefix: string): void {
  attempt(() => {
    const { keys } = Taro.getStorageInfoSync()
    for (const key of keys) if (key.startsWith(prefix)) Taro.removeStorageSync(key)
  })
}

function readDevice(key: string): Stored | null {
  let stored: unknown
  attempt(() => (stored = Taro.getStorageSync(key)))
  const isStored = typeof stored === 'object' && stored !== null && 'v' in stored && 'value' in stored
  return isStored ? (stored as Stored) : null
}

/** Storage is never what an act depends on: a device that refuses it only forgets. */
function attempt(act: () => void): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}

/** The names of what is kept under a prefix, without it. */
export function keptNames(prefix: string): string[] {
  let names: string[] = []
  attempt(() => {
    const { keys } = Taro.getStorageInfoSync()
    names = keys.flatMap((key) => (key.startsWith(`onehall.${prefix}`) ? [key.slice(8 + prefix.length)] : []))
  })
  return names
}

/** How full the device's own store is, 0 to 1: WeChat gives 10 MB. 0 where nobody says. */
export function storageFilled(): number {
  let filled = 0
  attempt(() => {
    const { currentSize, limitSize } = Taro.getStorageInfoSync()
    if (limitSize > 0) filled = currentSize / limitSize
  })
  return filled
}
