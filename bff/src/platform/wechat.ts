import { z } from 'zod'
import { call, CallError } from './http-client.ts'
import type { Config } from '../config.ts'
import type { Metrics } from './metrics.ts'

/** WeChat's server API, as far as it is used. The app secret and session keys never leave this file. */
export interface Wechat {
  /** The openid behind a wx.login code; null where WeChat does not take the code. */
  openidOf(code: string): Promise<string | null>
  /** The mainland number behind a getPhoneNumber code; null where WeChat does not take the code or it is no mainland number. */
  phoneOf(code: string): Promise<string | null>
  /** Sends a subscription message. False where the person has not consented (any more). */
  tell(
    openid: string,
    message: { templateId: string; page: string; data: Record<string, string> },
  ): Promise<boolean>
}

const TIMEOUT = 3_000
/** The same eleven digits are somebody else's number in another country: only mainland numbers name an account. */
const MAINLAND = '86'
/** codes that are the caller's fault: used, expired, or never given */
const BAD_CODE = new Set([40029, 40163, 41008])
const STALE_TOKEN = new Set([40001, 40014, 42001])

const sessionReply = z.object({ openid: z.string().optional(), errcode: z.int().optional() })
const tokenReply = z.object({ access_token: z.string(), expires_in: z.int() })
const phoneReply = z.object({
  errcode: z.int(),
  phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string() }).optional(),
})

const statusReply = z.object({ errcode: z.int() })
const NOT_CONSENTED = 43101

export function createWechat({ url, appId, appSecret }: Config['wechat'], metrics: Metrics): Wechat {
  const peer = { peer: 'wechat', timeoutMs: TIMEOUT, metrics }
  let token: { value: string; until: number } | undefined

  const accessToken = async (): Promise<string> => {
    if (token && token.until > Date.now()) return token.value
    const body = JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret })
    const reply = await call({
      ...peer,
      operation: 'stable_token',
      url: `${url}/cgi-bin/stable_token`,
      body,
      reply: tokenReply,
    })
    token = { value: reply.access_token, until: Date.now() + (reply.expires_in - 120) * 1000 }
    return token.value
  }
  const withToken = async <T extends { errcode: number }>(ask: (token: string) => Promise<T>): Promise<T> => {
    const reply = await ask(await accessToken())
    if (!STALE_TOKEN.has(reply.errcode)) return reply
    token = undefined
    return ask(await accessToken())
  }
  const ask = <T extends { errcode: number }>(
    operation: string,
    path: string,
    body: object,
    reply: z.ZodType<T>,
  ): Promise<T> =>
    withToken((current) =>
      call({
        ...peer,
        operation,
        url: `${url}${path}?access_token=${encodeURIComponent(current)}`,
        body: JSON.stringify(body),
        reply,
      }),
    )

  return {
    async openidOf(code) {
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const reply = await call({
        ...peer,
        operation: 'jscode2session',
        url: `${url}/sns/jscode2session?${query.toString()}`,
        reply: sessionReply,
      })
      if (reply.openid) return reply.openid
      if (BAD_CODE.has(reply.errcode ?? 0)) return null
      throw new CallError('status', `wechat answered errcode ${reply.errcode} to jscode2session`)
    },
    async phoneOf(code) {
      const reply = await ask('getuserphonenumber', '/wxa/business/getuserphonenumber', { code }, phoneReply)
      if (reply.phone_info) {
        const { countryCode, purePhoneNumber } = reply.phone_info
        return countryCode === MAINLAND ? purePhoneNumber : null
      }
      if (BAD_CODE.has(reply.errcode)) return null
      throw new CallError('status', `wechat answered errcode ${reply.errcode} to getuserphonenumber`)
    },
    async tell(openid, { templateId, page, data }) {
      const fields = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }]))
      const body = { touser: openid, template_id: templateId, page, lang: 'zh_CN', data: fields }
      const { errcode } = await ask('subscribe_send', '/cgi-bin/message/subscribe/send', body, statusReply)
      if (errcode === 0) return true
      if (errcode === NOT_CONSENTED) return false
      throw new CallError('status', `wechat answered errcode ${errcode} to subscribe/send`)
    },
  }
}
