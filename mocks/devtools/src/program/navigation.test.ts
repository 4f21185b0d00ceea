import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { drive, type Drive } from '../testing/drive.ts'

interface Opened {
  eventChannel: { emit(event: string, payload: string): void }
}
declare const wx: { navigateTo(options: { url: string; success(opened: Opened): void }): void }

describe('navigation keeps to WeChat’s rules', () => {
  let at: Drive
  beforeAll(async () => {
    at = await drive()
  })
  afterAll(() => at.end())
  beforeEach(async () => {
    await at.mini.reLaunch('/pages/home/home')
  })
  const go = (api: string, options: object) => at.call(api, options)

  it('opens pages, relative ones too, and goes back', async () => {
    await at.mini.navigateTo('../item/item?id=7')
    expect(await at.text('.item')).toBe('7 ')
    expect((await at.mini.pageStack()).map((page) => page.path)).toEqual([
      'pages/home/home',
      'pages/item/item',
    ])
    await at.mini.navigateBack()
    expect(await at.path()).toBe('pages/home/home')
    expect(await go('navigateBack', {})).toEqual({
      errMsg: 'navigateBack:fail cannot navigate back at first page.',
    })
  })

  it('refuses tab pages to navigateTo and redirectTo, other pages to switchTab, and pages that do not exist', async () => {
    expect(await go('navigateTo', { url: '/pages/mine/mine' })).toEqual({
      errMsg: 'navigateTo:fail can not navigateTo a tabbar page',
    })
    expect(await go('redirectTo', { url: '/pages/mine/mine' })).toEqual({
      errMsg: 'redirectTo:fail can not redirectTo a tabbar page',
    })
    expect(await go('switchTab', { url: '/pages/item/item' })).toEqual({
      errMsg: 'switchTab:fail can not switch to no-tabBar page',
    })
    expect(await go('navigateTo', { url: '/pages/gone' })).toEqual({
      errMsg: 'navigateTo:fail page "pages/gone" is not found',
    })
  })

  it('drops the query of switchTab, closes other pages, and keeps tab pages', async () => {
    const home = await at.mini.currentPage()
    await at.mini.navigateTo('/pages/item/item')
    expect((await at.mini.switchTab('/pages/mine/mine?from=home'))?.query).toEqual({})
    expect(await at.mini.switchTab('/pages/home/home')).toBe(home)
  })

  it('opens at most ten pages', async () => {
    for (let depth = 1; depth < 10; depth++) await at.mini.navigateTo('/pages/item/item')
    expect(await go('navigateTo', { url: '/pages/item/item' })).toEqual({
      errMsg: 'navigateTo:fail webview count limit exceed',
    })
  })

  it('joins a page and the one that opened it by an event channel', async () => {
    await at.mini.evaluate(() =>
      wx.navigateTo({
        url: '/pages/item/item?id=1',
        success: (opened) => opened.eventChannel.emit('greet', '你好'),
      }),
    )
    await (await at.mini.currentPage())?.waitFor(async () => (await at.text('.item')) === '1 你好')
  })
})
