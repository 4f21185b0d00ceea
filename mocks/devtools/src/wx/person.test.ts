import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drive, type Drive } from '../testing/drive.ts'

describe('what the person decides', () => {
  let at: Drive
  beforeEach(async () => {
    at = await drive()
  })
  afterEach(() => at.end())

  it('scans what the camera is shown, or closes it', async () => {
    expect(await at.call('scanCode')).toMatchObject({ errMsg: 'scanCode:fail cancel' })
    at.host.wx.scan = 'https://qr.example.cn/01/06900000000017'
    expect(await at.call('scanCode')).toMatchObject({ errMsg: 'scanCode:ok', result: at.host.wx.scan })
  })

  it('signs in with the code of this phone', async () => {
    at.host.wx.loginCode = 'demo-li'
    expect(await at.mini.callWxMethod('login')).toMatchObject({ code: 'demo-li' })
  })

  it('answers a modal through the automation', async () => {
    await at.tap('.ask')
    expect(at.host.ui.modals).toEqual([{ title: '确认', content: '取消预约？' }])
    await at.mini.native().confirmModal()
    expect(JSON.parse(await at.text('.result'))).toMatchObject({ confirm: true, cancel: false })
    await expect(at.mini.native().cancelModal()).rejects.toThrow('no modal waits')
  })

  it('asks about subscription messages only within a tap', async () => {
    at.host.wx.subscribe = { news: 'reject' }
    await at.tap('.subscribe')
    expect(JSON.parse(await at.text('.result'))).toMatchObject({ repair: 'accept', news: 'reject' })
    await at.tap('.subscribe-late')
    expect(await at.text('.result')).toBe(
      'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    )
  })

  it('asks for a scope once', async () => {
    const asked = at.call('authorize', { scope: 'scope.record' })
    await at.mini.native().authorizeCancel()
    expect(await asked).toMatchObject({ errMsg: 'authorize:fail auth deny' })
    expect(await at.call('authorize', { scope: 'scope.record' })).toMatchObject({
      errMsg: 'authorize:fail auth deny',
    })
    expect(await at.call('getSetting')).toMatchObject({ authSetting: { 'scope.record': false } })
  })

  it('says where it is to an app that names that in its app.json, once the person lets it', async () => {
    at.host.wx.privacyAgreed = true
    expect(await at.call('chooseLocation')).toMatchObject({
      errMsg: expect.stringContaining('need to be declared in the requiredPrivateInfos') as string,
    })
    const refused = at.call('getLocation')
    await at.mini.native().authorizeCancel()
    expect(await refused).toMatchObject({ errMsg: 'getLocation:fail auth deny' })
    at.host.wx.authSetting = { 'scope.userLocation': true }
    expect(await at.call('getLocation')).toMatchObject({ errMsg: 'getLocation:fail ERROR_NETWORK' })
    at.host.wx.position = { latitude: 31.82, longitude: 117.23 }
    expect(await at.call('getLocation')).toMatchObject({
      errMsg: 'getLocation:ok',
      latitude: 31.82,
      longitude: 117.23,
    })
  })

  it('holds a private API until the person agrees in the app, and for good', async () => {
    expect(await at.call('getPrivacySetting')).toMatchObject({ needAuthorization: true })
    await at.tap('.photo')
    expect(await at.text('.result')).toBe('privacy for chooseMedia')
    await at.tap('.disagree')
    expect(await at.text('.result')).toBe('chooseMedia:fail privacy permission is not authorized')
    await at.tap('.photo')
    await at.tap('#agree')
    expect(await at.text('.result')).toBe('chooseMedia:fail cancel')
    at.host.wx.kill()
    await at.host.wx.launch()
    await at.tap('.phone')
    expect(JSON.parse(await at.text('.result'))).toMatchObject({ code: 'demo-phone' })
    expect(await at.call('getPrivacySetting')).toMatchObject({ needAuthorization: false })
  })

  it('does not take the app’s word for a consent without the tap', async () => {
    await at.tap('.photo')
    await (await at.mini.currentPage())?.callMethod('agree')
    expect(await at.text('.result')).toBe('chooseMedia:fail privacy permission is not authorized')
  })

  it('tells the theme and its change', async () => {
    at.host.wx.theme = 'dark'
    expect(await at.mini.systemInfo()).toMatchObject({ theme: 'dark', fontSizeSetting: 16 })
    expect(await at.mini.evaluate('() => getApp().globalData.events')).toContain('theme dark')
  })

  it('records what only the screen shows', async () => {
    await at.call('showToast', { title: '已收到', icon: 'none' })
    await at.call('setNavigationBarTitle', { title: '报修' })
    await at.call('makePhoneCall', { phoneNumber: '000' })
    const { toasts, titles, acts } = at.host.ui
    expect(toasts).toEqual([{ title: '已收到', icon: 'none' }])
    expect(titles).toEqual([{ route: 'pages/home/home', title: '报修' }])
    expect(acts).toMatchObject([{ api: 'makePhoneCall', options: { phoneNumber: '000' } }])
  })

  it('names an API of WeChat that the host does not have, and says so to canIUse', async () => {
    await expect(at.mini.callWxMethod('chooseVideo')).rejects.toThrow('wx.chooseVideo is not implemented')
    await expect(at.mini.callWxMethod('fly')).rejects.toThrow('wx.fly does not exist')
    expect(at.host.stats.unimplemented).toEqual(['wx.chooseVideo'])
    expect(await at.mini.callWxMethod('navigateToMiniProgram', { appId: 'wx1' }).catch(String)).toContain(
      'wx1',
    )
    const can = (schema: string) => at.mini.callWxMethod('canIUse', schema) as Promise<unknown>
    expect([await can('chooseVideo'), await can('chooseMedia'), await can('button.open-type.share')]).toEqual(
      [false, true, true],
    )
  })
})
