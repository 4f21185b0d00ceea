import { createHash, randomBytes } from 'node:crypto'
import { isMobile } from '@onehall/shared/domain/people'
import { z } from 'zod'
import { createBehaviour, REPLY_MODES } from '../server/behaviour.ts'
import type { Server } from '../server/listen.ts'
import {
  answer,
  readBody,
  Refusal,
  type Answer,
  type Call,
  type Handler,
  type Routes,
} from '../server/routes.ts'
import { openStandIn } from '../server/stand-in.ts'

export interface WechatOptions {
  /** 0 takes a free one */
  port: number
  appId: string
  appSecret: string
}

/** A word that no sentence holds by chance: a text with it is risky. */
export const RISKY_WORD = '嘎嘣脆坏话'

const TOKEN_SECONDS = 7200

/** WeChat says no with 200 and an errcode. */
const refuse = (errcode: number, errmsg: string): Refusal =>
  new Refusal(200, { errcode, errmsg: `${errmsg} rid: ${randomBytes(12).toString('hex')}` })

/**
 * WeChat's server as far as OneHall calls it. Field names and error codes: developers.weixin.qq.com,
 * code2Session, getStableAccessToken, getPhoneNumber, sendMessage (subscription), msgSecCheck 2.0.
 * `POST /__codes {openid?}` gives a login code that is good once; `POST /__consents {openid, templateId}`
 * is a person's tap on 允许: it allows one message.
 */
export function createWechat({ port, appId, appSecret }: WechatOptions): Promise<Server> {
  const tokens = createTokens()
  const checkApp = (given: { appid?: string | undefined; secret?: string | undefined }): void => {
    if (given.appid !== appId) throw refuse(40013, 'invalid appid')
    if (given.secret !== appSecret) throw refuse(40125, 'invalid appsecret')
  }
  const withToken =
    (handler: Handler): Handler =>
    (call) => {
      if (!call.query.access_token) throw refuse(41001, 'access_token missing')
      if (!tokens.isGood(call.query.access_token)) {
        throw refuse(40001, 'invalid credential, access_token is invalid or not latest')
      }
      return handler(call)
    }
  return openStandIn({
    port,
    behaviour: createBehaviour(REPLY_MODES),
    routes: {
      ...loginRoutes(appId, checkApp),
      'POST /cgi-bin/stable_token': (call) => {
        const asked = readBody(call, tokenRequest)
        checkApp(asked)
        if (asked.grant_type !== 'client_credential') throw refuse(40002, 'invalid grant_type')
        return answer(200, tokens.give(asked.force_refresh))
      },
      'POST /wxa/business/getuserphonenumber': withToken((call) => tellPhone(call, appId)),
      ...messageRoutes(withToken),
      'POST /wxa/msg_sec_check': withToken(checkText),
    },
  })
}

const tokenRequest = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().default(false),
})

/** One token at a time: the same one until it is forced, which ends the one before. */
function createTokens() {
  let token: { value: string; until: number } | null = null
  return {
    give(force: boolean) {
      const now = Date.now()
      if (force || token === null || token.until <= now) {
        token = { value: randomBytes(48).toString('base64url'), until: now + TOKEN_SECONDS * 1000 }
      }
      return { access_token: token.value, expires_in: Math.ceil((token.until - now) / 1000) }
    },
    isGood: (value: string): boolean => value === token?.value && token.until > Date.now(),
  }
}

/** The same person is always the same 28 characters. */
const openidOf = (appId: string, person: string): string =>
  `o${createHash('sha256').update(`${appId} ${person}`).digest('base64url').slice(0, 27)}`

/** `demo-<anything>` is good as often as one likes, a code from `/__codes` once. */
function loginRoutes(appId: string, checkApp: (given: Record<string, string>) => void): Routes {
  const given = new Map<string, string>()
  const spent = new Set<string>()
  const takeOpenid = (code: string): string => {
    if (/^demo-./.test(code)) return openidOf(appId, code)
    if (spent.has(code)) throw refuse(40163, 'code been used')
    const openid = given.get(code)
    if (openid === undefined) throw refuse(40029, 'invalid code')
    spent.add(code)
    return openid
  }
  return {
    'GET /sns/jscode2session': (call) => {
      checkApp(call.query)
      if (call.query.grant_type !== 'authorization_code') throw refuse(40002, 'invalid grant_type')
      const openid = takeOpenid(call.query.js_code ?? '')
      return answer(200, { session_key: randomBytes(16).toString('base64'), openid })
    },
    'POST /__codes': (call) => {
      const { openid } = readBody(call, z.strictObject({ openid: z.string().optional() }))
      const code = randomBytes(16).toString('hex')
      given.set(code, openid ?? openidOf(appId, code))
      return answer(201, { code, openid: given.get(code) })
    },
  }
}

/** The code names the number itself: phone-13800000000. */
function tellPhone(call: Call, appId: string): Answer {
  const { code } = readBody(call, z.object({ code: z.string() }))
  const phone = /^phone-(\d{11})$/.exec(code)?.[1]
  if (phone === undefined || !isMobile(phone)) throw refuse(40029, 'invalid code')
  return answer(200, {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: phone,
      purePhoneNumber: phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(Date.now() / 1000), appid: appId },
    },
  })
}

const subscriptionMessage = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.string().optional(),
  data: z.unknown(),
})
const messageData = z.record(z.string(), z.object({ value: z.string().min(1) }))

function messageRoutes(withToken: (handler: Handler) => Handler): Routes {
  const consents = new Map<string, number>()
  const keyOf = (openid: string, templateId: string): string => `${openid} ${templateId}`
  return {
    'POST /cgi-bin/message/subscribe/send': withToken((call) => {
      const { touser, template_id, data } = readBody(call, subscriptionMessage)
      if (!messageData.safeParse(data).success) throw refuse(47003, 'argument invalid! data')
      const key = keyOf(touser, template_id)
      const left = consents.get(key) ?? 0
      if (left === 0) throw refuse(43101, 'user refuse to accept the msg')
      consents.set(key, left - 1)
      return answer(200, { errcode: 0, errmsg: 'ok', msgid: Date.now() })
    }),
    'POST /__consents': (call) => {
      const { openid, templateId } = readBody(
        call,
        z.strictObject({ openid: z.string(), templateId: z.string() }),
      )
      const key = keyOf(openid, templateId)
      consents.set(key, (consents.get(key) ?? 0) + 1)
      return answer(201, { left: consents.get(key) })
    },
  }
}

const textToCheck = z.object({
  version: z.literal(2),
  openid: z.string(),
  scene: z.int(),
  content: z.string().max(2500),
})
const NORMAL = 100
const ABUSE = 20003

function checkText(call: Call): Answer {
  const { scene, content } = readBody(call, textToCheck)
  if (scene < 1 || scene > 4) throw refuse(40129, 'invalid scene')
  const risky = content.includes(RISKY_WORD)
  const verdict = { suggest: risky ? 'risky' : 'pass', label: risky ? ABUSE : NORMAL }
  return answer(200, {
    errcode: 0,
    errmsg: 'ok',
    result: verdict,
    detail: [
      { strategy: 'content_model', errcode: 0, ...verdict, prob: 90 },
      { strategy: 'keyword', errcode: 0, ...verdict, ...(risky ? { level: 90, keyword: RISKY_WORD } : {}) },
    ],
    trace_id: randomBytes(12).toString('hex'),
  })
}
