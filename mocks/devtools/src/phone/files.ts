import { posix } from 'node:path'
import { WxFailure } from '../failure.ts'

/** `wx.env.USER_DATA_PATH`. */
export const USER_DATA = 'wxfile://usr'
/** Saved files and the user's files together (developers.weixin.qq.com, 文件系统). */
const LIMIT = 200 * 1024 * 1024

interface StoredFile {
  bytes: Uint8Array
  at: number
}

const missing = (act: string, path: string) =>
  new WxFailure(`no such file or directory, ${act} "${path}"`, { errno: 1300002 })
const denied = (act: string, path: string) =>
  new WxFailure(`permission denied, ${act} "${path}"`, { errno: 1300013 })
const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'))

/**
 * The files of one mini-program, in memory. Under USER_DATA the app may write; saved files outlive the app;
 * temporary ones are dropped when it ends, because WeChat promises them for one run only.
 */
export class FileStore {
  readonly #files = new Map<string, StoredFile>()
  readonly #folders = new Set([USER_DATA])
  #temporary = 0

  /** Keeps bytes as a temporary file, as a picture just chosen or downloaded; its path. */
  addTemporary(bytes: Uint8Array, name: string): string {
    const path = `wxfile://tmp_${String(++this.#temporary)}${posix.extname(name)}`
    this.#files.set(path, { bytes, at: Date.now() })
    return path
  }

  dropTemporary(): void {
    for (const path of this.#files.keys()) if (path.startsWith('wxfile://tmp_')) this.#files.delete(path)
  }

  read(path: string): Uint8Array {
    return this.#get('open', path).bytes
  }

  write(path: string, bytes: Uint8Array): void {
    if (!path.startsWith(`${USER_DATA}/`)) throw denied('open', path)
    if (this.#folders.has(path))
      throw new WxFailure(`illegal operation on a directory, open "${path}"`, { errno: 1300021 })
    if (!this.#folders.has(parentOf(path))) throw missing('open', path)
    this.#keep(path, bytes)
  }

  /** Moves a temporary file to `path`, or to a place of its own; where it is now. */
  save(temporary: string, path?: string): string {
    const { bytes } = this.#get('open', temporary)
    const kept = path ?? `wxfile://store_${temporary.slice('wxfile://tmp_'.length)}`
    if (path === undefined) this.#keep(kept, bytes)
    else this.write(path, bytes)
    this.#files.delete(temporary)
    return kept
  }

  remove(path: string): void {
    if (this.#folders.has(path))
      throw new WxFailure(`operation not permitted, unlink "${path}"`, { errno: 1300001 })
    this.#get('unlink', path)
    this.#files.delete(path)
  }

  stat(path: string): { size: number; at: number; isFolder: boolean } {
    if (this.#folders.has(path)) return { size: 0, at: 0, isFolder: true }
    const file = this.#get('stat', path)
    return { size: file.bytes.length, at: file.at, isFolder: false }
  }

  list(folder: string): string[] {
    if (!this.#folders.has(folder)) throw missing('scandir', folder)
    return [...this.#folders, ...this.#files.keys()]
      .filter((path) => path !== folder && parentOf(path) === folder)
      .map((path) => posix.basename(path))
  }

  makeFolder(path: string, recursive: boolean): void {
    if (!path.startsWith(`${USER_DATA}/`)) throw denied('mkdir', path)
    if (this.#folders.has(path) && recursive) return
    if (this.#folders.has(path) || this.#files.has(path))
      throw new WxFailure(`file already exists, mkdir "${path}"`)
    if (!this.#folders.has(parentOf(path))) {
      if (!recursive) throw missing('mkdir', path)
      this.makeFolder(parentOf(path), true)
    }
    this.#folders.add(path)
  }

  #keep(path: string, bytes: Uint8Array): void {
    const before = this.#files.get(path)?.bytes.length ?? 0
    if (this.#used() - before + bytes.length > LIMIT)
      throw new WxFailure('the maximum size of the file storage limit is exceeded', { errno: 1300202 })
    this.#files.set(path, { bytes, at: Date.now() })
  }

  #used(): number {
    let sum = 0
    for (const [path, { bytes }] of this.#files) if (!path.startsWith('wxfile://tmp_')) sum += bytes.length
    return sum
  }

  #get(act: string, path: string): StoredFile {
    const file = this.#files.get(path)
    if (!file) throw missing(act, path)
    return file
  }
}
