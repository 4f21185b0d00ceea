import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drive, type Drive } from '../testing/drive.ts'

const MB = 1024 * 1024
interface FileManager {
  writeFileSync(path: string, data: string): void
  readFileSync(path: string, encoding?: string): string | ArrayBuffer
  readdirSync(path: string): string[]
  mkdirSync(path: string): void
  statSync(path: string): { size: number; isDirectory(): boolean }
  unlinkSync(path: string): void
  renameSync(from: string, to: string): void
}
declare const wx: { env: { USER_DATA_PATH: string }; getFileSystemManager(): FileManager }

describe('storage and files', () => {
  let at: Drive
  beforeAll(async () => {
    at = await drive()
  })
  afterAll(() => at.end())

  it('gives back what was stored, and an empty text for what was not', async () => {
    await at.call('setStorage', { key: 'a', data: { list: [1, '二'] } })
    expect(await at.mini.callWxMethod('getStorageSync', 'a')).toEqual({ list: [1, '二'] })
    expect(await at.mini.callWxMethod('getStorageSync', 'none')).toBe('')
    expect(await at.call('getStorage', { key: 'none' })).toEqual({ errMsg: 'getStorage:fail data not found' })
  })

  it('takes 1 MB a key and 10 MB in all', async () => {
    const { storage } = at.host.wx
    const fits = 'x'.repeat(MB - 2)
    expect(await at.call('setStorage', { key: 'big', data: `${fits}x` })).toEqual({
      errMsg: 'setStorage:fail exceed storage item max length',
    })
    for (let key = 0; key < 9; key++) storage.set(`k${key}`, fits)
    await expect(at.mini.callWxMethod('setStorageSync', 'k9', fits)).rejects.toThrow(
      'setStorageSync:fail exceed storage max size 10Mb',
    )
    expect(await at.mini.callWxMethod('getStorageInfoSync')).toMatchObject({ limitSize: 10240 })
    await at.mini.callWxMethod('clearStorageSync')
    expect(storage.keys).toEqual([])
  })

  it('keeps the user’s files, as text or as bytes, in folders', async () => {
    const found: unknown = await at.mini.evaluate(() => {
      const files = wx.getFileSystemManager()
      const folder = `${wx.env.USER_DATA_PATH}/jobs`
      files.mkdirSync(folder)
      files.writeFileSync(`${folder}/1.json`, '"门"')
      const bytes = files.readFileSync(`${folder}/1.json`) as ArrayBuffer
      const stats = files.statSync(folder)
      const names = files.readdirSync(folder)
      const text = files.readFileSync(`${folder}/1.json`, 'utf8')
      files.unlinkSync(`${folder}/1.json`)
      return [
        bytes instanceof ArrayBuffer,
        bytes.byteLength,
        stats.isDirectory(),
        names,
        text,
        files.readdirSync(folder),
      ]
    })
    expect(found).toEqual([true, 5, true, ['1.json'], '"门"', []])
  })

  it('writes nowhere else, and 200 MB at most', () => {
    const { files } = at.host.wx
    expect(() => files.write('wxfile://elsewhere/a', Buffer.from(''))).toThrow('permission denied')
    expect(() => files.write('wxfile://usr/none/a', Buffer.from(''))).toThrow('no such file or directory')
    const large = new Uint8Array(100 * MB)
    files.write('wxfile://usr/1', large)
    files.write('wxfile://usr/2', large)
    expect(() => files.write('wxfile://usr/3', new Uint8Array(1))).toThrow(
      'maximum size of the file storage limit',
    )
    files.remove('wxfile://usr/1')
    files.write('wxfile://usr/3', new Uint8Array(1))
  })

  it('names a file act it does not have', async () => {
    await expect(at.mini.evaluate(() => wx.getFileSystemManager().renameSync('a', 'b'))).rejects.toThrow(
      'FileSystemManager.renameSync is not implemented',
    )
  })
})
