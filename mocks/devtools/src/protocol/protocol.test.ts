import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drive, type Drive } from '../testing/drive.ts'

describe('the automation protocol', () => {
  let at: Drive
  beforeAll(async () => {
    at = await drive()
  })
  afterAll(() => at.end())

  it('replaces an API for a while, by a value or by a function that may call the original', async () => {
    await at.mini.mockWxMethod('scanCode', { result: '替身' })
    expect(await at.call('scanCode')).toMatchObject({ result: '替身' })
    await at.mini.mockWxMethod(
      'getStorageSync',
      // runs in the mini-program, where the client binds `origin`
      `function (key, suffix) { return this.origin(key) + suffix }`,
      '…',
    )
    expect(await at.mini.callWxMethod('getStorageSync', 'none')).toBe('…')
    await at.mini.restoreWxMethod('scanCode')
    expect(await at.call('scanCode')).toMatchObject({ errMsg: 'scanCode:fail cancel' })
  })

  it('hears the app’s console and lets the app call the script', async () => {
    const heard: unknown[] = []
    at.mini.on('console', (message) => heard.push(message))
    await at.mini.exposeFunction('report', (word: string) => heard.push(word))
    await at.mini.evaluate('() => { console.error("坏", { code: 1 }); report("好") }')
    await expect.poll(() => heard).toEqual([{ type: 'error', args: ['坏', { code: 1 }] }, '好'])
    expect(at.host.stats.consoleErrors).toEqual(['坏 { code: 1 }'])
  })

  it('reaches the data and methods of pages and components', async () => {
    const page = await at.mini.currentPage()
    await page?.setData({ name: '甲' })
    await page?.callMethod('outer')
    expect([await page?.data('name'), await page?.data('outerTaps')]).toEqual(['甲', 1])
    const counter = (await at.get('counter')) as unknown as {
      setData(data: object): Promise<void>
      callMethod(name: string): Promise<unknown>
    }
    await counter.setData({ note: '新' })
    await counter.callMethod('plus')
    expect(await at.text('counter')).toBe('件 2 新')
  })

  it('shows the markup, attributes and properties of an element', async () => {
    const field = await at.get('.name')
    expect([await field.attribute('name'), await field.property('maxlength')]).toEqual(['name', '4'])
    expect(await (await at.get('.inner')).outerWxml()).toBe(
      '<view class="inner"><text class="leaf">叶</text></view>',
    )
  })

  it('answers no method that it does not have', async () => {
    await expect(at.mini.screenshot()).rejects.toThrow('App.captureScreenshot is not answered')
    await expect(at.mini.native().shareConfirm()).rejects.toThrow('native().shareConfirm is not played')
  })
})
