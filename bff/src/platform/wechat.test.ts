import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'
import { createWechat } from './wechat.ts'

/** WeChat's server where it answers as no stand-in does: each path with the next of its replies. */
async function openWechat(replies: Record<string, unknown[]>): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  server = createServer((req, res) => {
    const path = req.url!.split('?')[0]!
    asked.push(path)
    res.end(JSON.stringify(replies[path]?.shift() ?? {}))
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, asked }
}
let server: Server | undefined
afterEach(() => server?.close())

const wechatAt = (url: string) =>
  createWechat({ url, appId: 'wx1', appSecret: 'secret', templates: {} }, createMetrics())
const TOKEN = '/cgi-bin/stable_token'
const PHONE = '/wxa/business/getuserphonenumber'
const token = (value: string) => ({ access_token: value, expires_in: 7200 })
const phone = (countryCode: string, purePhoneNumber: string) => ({
  errcode: 0,
  phone_info: { phoneNumber: `+${countryCode}${purePhoneNumber}`, purePhoneNumber, countryCode },
})

test('a number of another country is none, though its digits look like ours', async () => {
  const { url } = await openWechat({
    [TOKEN]: [token('a')],
    [PHONE]: [phone('49', '15112345678'), phone('86', '15112345678')],
  })
  const wechat = wechatAt(url)
  expect(await wechat.phoneOf('code')).toBeNull()
  expect(await wechat.phoneOf('code')).toBe('15112345678')
})

test('a token is asked for once, and once more where WeChat no longer knows it', async () => {
  const stale = { errcode: 40001 }
  const { url, asked } = await openWechat({
    [TOKEN]: [token('a'), token('b')],
    [PHONE]: [phone('86', '13900001234'), stale, phone('86', '13900001234')],
  })
  const wechat = wechatAt(url)
  expect(await wechat.phoneOf('code')).toBe('13900001234')
  expect(await wechat.phoneOf('code')).toBe('13900001234')
  expect(asked).toEqual([TOKEN, PHONE, PHONE, TOKEN, PHONE])
})

test('a code that WeChat does not take is nobody’s; any other refusal is WeChat’s fault', async () => {
  const LOGIN = '/sns/jscode2session'
  const { url } = await openWechat({
    [LOGIN]: [{ errcode: 40029 }, { errcode: 40163 }, { errcode: -1 }, { openid: 'o1' }],
  })
  const wechat = wechatAt(url)
  expect(await wechat.openidOf('a')).toBeNull()
  expect(await wechat.openidOf('b')).toBeNull()
  await expect(wechat.openidOf('c')).rejects.toThrow('errcode -1')
  expect(await wechat.openidOf('d')).toBe('o1')
})
