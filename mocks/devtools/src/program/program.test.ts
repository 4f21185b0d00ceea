import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drive, type Drive } from '../testing/drive.ts'

interface App {
  globalData: { events: string[]; launch: { scene: number; path: string; query: Record<string, string> } }
}
declare const getApp: () => App
declare const getCurrentPages: () => { setData(patch: object): void }[]

describe('a run of the mini-program', () => {
  let at: Drive
  beforeEach(async () => {
    at = await drive({
      launch: { path: 'pages/item/item', scene: 1011, query: { q: 'https://qr.example.cn/a?b=1' } },
    })
  })
  afterEach(() => at.end())
  const globalData = () => at.mini.evaluate(() => getApp().globalData) as Promise<App['globalData']>

  it('starts as the scanned code says, the query percent-encoded as WeChat hands it over', async () => {
    const q = encodeURIComponent('https://qr.example.cn/a?b=1')
    expect((await globalData()).launch).toMatchObject({ scene: 1011, path: 'pages/item/item', query: { q } })
    expect((await at.mini.currentPage())?.query).toEqual({ q })
  })

  it('is gone after a kill, timers and temporary files too, and finds its storage and saved files when opened again', async () => {
    const { files } = at.host.wx
    const temporary = files.addTemporary(Buffer.from('photo'), 'a.jpg')
    const saved = files.save(files.addTemporary(Buffer.from('kept'), 'b.jpg'))
    await at.mini.callWxMethod('setStorageSync', 'draft', { text: '门坏了' })
    await at.mini.evaluate(
      () =>
        void setInterval(() => {
          throw new Error('still alive')
        }, 1),
    )
    at.host.wx.kill()
    const before = at.host.stats.exceptions.length
    await expect(at.mini.currentPage()).rejects.toThrow('is not running')
    await at.host.wx.launch()
    expect(await at.path()).toBe('pages/home/home')
    expect(await at.mini.callWxMethod('getStorageSync', 'draft')).toEqual({ text: '门坏了' })
    expect(Buffer.from(files.read(saved)).toString()).toBe('kept')
    expect(() => files.read(temporary)).toThrow('no such file')
    expect(at.host.stats.exceptions).toHaveLength(before)
  })

  it('hears that it goes to the background and comes back, by a new code to the page it names', async () => {
    at.host.wx.background()
    await at.host.wx.launch({ path: 'pages/mine/mine', scene: 1047, query: { scene: 'p=7' } })
    expect((await globalData()).events).toEqual(['show 1011', 'hide', 'show 1047', 'item closed'])
    expect((await at.mini.currentPage())?.query).toEqual({ scene: 'p%3D7' })
  })

  it('counts an exception, tells the automation, and tells the app', async () => {
    const told = new Promise((resolve) => at.mini.on('exception', resolve))
    await at.mini.reLaunch('/pages/home/home')
    await at.tap('.break')
    expect(await told).toMatchObject({ message: expect.stringContaining('坏了') as string })
    expect(at.host.stats.exceptions).toHaveLength(1)
    expect((await globalData()).events).toContain('error Error: 坏了')
  })

  it('measures setData, reports undefined values, and refuses more than WeChat takes', async () => {
    await at.mini.evaluate(() => {
      const [page] = getCurrentPages()
      page?.setData({ note: '好', gone: undefined })
      page?.setData({ 'deep.list[1].name': '冰箱' })
      page?.setData({ note: 'x'.repeat(1024 * 1024) })
    })
    const { stats } = at.host
    expect(await (await at.mini.currentPage())?.data('note')).toBe('好')
    expect(await (await at.mini.currentPage())?.data('deep')).toEqual({ list: [null, { name: '冰箱' }] })
    expect(stats.undefinedData).toEqual(['pages/item/item: gone'])
    expect(stats.setData.largest).toEqual({ bytes: 1024 * 1024 + 11, route: 'pages/item/item' })
    expect(stats.exceptions).toEqual([expect.stringContaining('WeChat refuses more than 1048576')])
  })

  it('is one world: lists are lists, and a page is the same page whoever asks', async () => {
    const found = at.mini.evaluate(
      () => getCurrentPages() instanceof Array && getCurrentPages()[0] === getCurrentPages()[0],
    )
    expect(await found).toBe(true)
  })

  it('has no eval, as in WeChat', async () => {
    // the linter is right about apps; this is the question whether the host is as strict
    await expect(at.mini.evaluate('() => Function("return 1")()')).rejects.toThrow(
      'Code generation from strings',
    )
  })
})
