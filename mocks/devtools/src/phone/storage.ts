import { WxFailure } from '../failure.ts'

/** WeChat's limits: 1 MB a key, 10 MB in total (developers.weixin.qq.com, wx.setStorage). */
const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024

/** The key-value storage of one mini-program. It outlives the app. Values are kept as JSON text. */
export class KeyValueStorage {
  readonly #values = new Map<string, string>()

  set(key: string, value: unknown): void {
    const text = JSON.stringify(value) ?? '""'
    if (Buffer.byteLength(text) > KEY_LIMIT) throw new WxFailure('exceed storage item max length')
    if (this.bytes - this.#bytesOf(key) + key.length + Buffer.byteLength(text) > TOTAL_LIMIT)
      throw new WxFailure('exceed storage max size 10Mb')
    this.#values.set(key, text)
  }

  /** The value, or undefined where the key is not there. */
  get(key: string): unknown {
    const text = this.#values.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as unknown)
  }

  remove(key: string): void {
    this.#values.delete(key)
  }

  clear(): void {
    this.#values.clear()
  }

  get keys(): string[] {
    return [...this.#values.keys()]
  }

  get bytes(): number {
    return this.keys.reduce((sum, key) => sum + this.#bytesOf(key), 0)
  }

  /** In kB, as wx.getStorageInfo tells it. */
  get info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: this.keys, currentSize: Math.ceil(this.bytes / 1024), limitSize: TOTAL_LIMIT / 1024 }
  }

  #bytesOf(key: string): number {
    const text = this.#values.get(key)
    return text === undefined ? 0 : key.length + Buffer.byteLength(text)
  }
}
