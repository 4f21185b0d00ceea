import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Server } from '../server/listen.ts'
import { callPlain, misbehave } from '../testing/caller.ts'
import { createWechat, RISKY_WORD } from './wechat.ts'

interface Said {
  errcode?: number
  errmsg?: string
  [field: string]: unknown
}

let wechat: Server
beforeEach(async () => {
  wechat = await createWechat({ port: 0, appId: 'wx-hall', appSecret: 'its secret' })
})
afterEach(() => wechat.close())

const post = async (path: string, body: unknown) =>
  (await callPlain<Said>(`${wechat.url}${path}`, { body })).body
const login = async (code: string, more: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    appid: 'wx-hall',
    secret: 'its secret',
    grant_type: 'authorization_code',
    js_code: code,
    ...more,
  })
  return (await callPlain<Said>(`${wechat.url}/sns/jscode2session?${query.toString()}`)).body
}
const token = async (more: object = {}) =>
  post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: 'wx-hall',
    secret: 'its secret',
    ...more,
  })
const tokenValue = async (more: object = {}) => String((await token(more)).access_token)

describe('code2Session', () => {
  it('makes the same openid of the same demo code, as often as one likes, and another of another', async () => {
    const first = await login('demo-linxiaoyun')
    expect(Object.keys(first).sort()).toEqual(['openid', 'session_key'])
    expect(first.openid).toMatch(/^o[\w-]{27}$/)
    expect((await login('demo-linxiaoyun')).openid).toBe(first.openid)
    expect((await login('demo-hanyizhou')).openid).not.toBe(first.openid)
  })

  it('takes a code it gave once', async () => {
    const { code, openid } = await post('/__codes', {})
    expect((await login(String(code))).openid).toBe(openid)
    expect(await login(String(code))).toMatchObject({ errcode: 40163 })
  })

  it('refuses unknown codes and other apps, as WeChat does: 200 with an errcode', async () => {
    for (const code of ['', 'demo-', 'anything']) expect(await login(code)).toMatchObject({ errcode: 40029 })
    expect(await login('demo-a', { appid: 'wx-other' })).toMatchObject({ errcode: 40013 })
    expect(await login('demo-a', { secret: 'guessed' })).toMatchObject({ errcode: 40125 })
    expect((await login('')).errmsg).toMatch(/^invalid code rid: \w+$/)
  })
})

describe('the access token', () => {
  it('stays the same until it is forced, which ends the one before', async () => {
    const first = await token()
    expect(first.expires_in).toBeGreaterThan(7000)
    expect((await token()).access_token).toBe(first.access_token)
    const forced = await tokenValue({ force_refresh: true })
    expect(forced).not.toBe(first.access_token)
    const check = { version: 2, openid: 'o', scene: 2, content: '您好' }
    expect(await post(`/wxa/msg_sec_check?access_token=${String(first.access_token)}`, check)).toMatchObject({
      errcode: 40001,
    })
    expect(await post(`/wxa/msg_sec_check?access_token=${forced}`, check)).toMatchObject({ errcode: 0 })
    expect(await post('/wxa/msg_sec_check', check)).toMatchObject({ errcode: 41001 })
    expect(await token({ secret: 'guessed' })).toMatchObject({ errcode: 40125 })
  })
})

describe('getPhoneNumber', () => {
  it('tells the number that the code names', async () => {
    const path = `/wxa/business/getuserphonenumber?access_token=${await tokenValue()}`
    expect(await post(path, { code: 'phone-13800002046' })).toMatchObject({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800002046',
        purePhoneNumber: '13800002046',
        countryCode: '86',
        watermark: { appid: 'wx-hall', timestamp: expect.any(Number) as number },
      },
    })
    for (const code of ['phone-1', 'phone-99999999999', 'demo-a']) {
      expect(await post(path, { code })).toMatchObject({ errcode: 40029 })
    }
  })
})

describe('subscription messages', () => {
  const message = {
    touser: 'o1',
    template_id: 't1',
    page: 'pages/home/index',
    data: { thing1: { value: '周师傅明天上门' } },
  }

  it('one tap on 允许 allows one message, for that template and person', async () => {
    const path = `/cgi-bin/message/subscribe/send?access_token=${await tokenValue()}`
    expect(await post(path, message)).toMatchObject({ errcode: 43101 })
    await post('/__consents', { openid: 'o1', templateId: 't1' })
    expect(await post(path, { ...message, touser: 'o2' })).toMatchObject({ errcode: 43101 })
    expect(await post(path, { ...message, data: { thing1: '周师傅' } })).toMatchObject({ errcode: 47003 })
    expect(await post(path, message)).toMatchObject({ errcode: 0, errmsg: 'ok' })
    expect(await post(path, message)).toMatchObject({ errcode: 43101 })
    const received = (await callPlain<{ path: string; body: unknown }[]>(`${wechat.url}/__received`)).body
    expect(received.filter((call) => call.path.endsWith('/send'))).toHaveLength(5)
    expect(received.at(-1)!.body).toEqual(message)
  })
})

describe('msgSecCheck', () => {
  it('passes a plain text and finds the agreed word risky', async () => {
    const path = `/wxa/msg_sec_check?access_token=${await tokenValue()}`
    const check = (content: string, more: object = {}) =>
      post(path, { version: 2, openid: 'o1', scene: 2, content, ...more })
    expect(await check('洗衣机不排水')).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await check(`真是${RISKY_WORD}`)).toMatchObject({ result: { suggest: 'risky', label: 20003 } })
    expect(await check('您好', { scene: 9 })).toMatchObject({ errcode: 40129 })
    expect((await callPlain(`${wechat.url}${path}`, { body: { content: '旧版' } })).status).toBe(400)
  })
})

it('misbehaves on demand, but calls nobody: no duplicate, no reorder', async () => {
  expect((await misbehave(wechat.url, { mode: 'duplicate' })).status).toBe(400)
  await misbehave(wechat.url, { mode: 'error' })
  expect((await callPlain(`${wechat.url}/sns/jscode2session`)).status).toBe(500)
})
