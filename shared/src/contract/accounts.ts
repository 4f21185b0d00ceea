import { z } from 'zod'
import { isMobile, ROLES, TIERS } from '../domain/people.ts'
import { endpoint, id, text } from './endpoint.ts'

const phone = z.string().trim().refine(isMobile, '手机号应是 11 位，1 开头')
const smsCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, '验证码是 6 位数字')
const token = z.string().min(20).max(400)

export const account = z.object({
  id,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  tier: z.enum(TIERS),
})
export type AccountView = z.infer<typeof account>

export const session = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  /** seconds the access token lives */
  expiresIn: z.int(),
  account,
})
export type SessionView = z.infer<typeof session>

export const address = z.object({
  id,
  name: z.string(),
  phoneMasked: z.string(),
  /** GB/T 2260, six digits */
  regionCode: z.string(),
  /** 安徽省合肥市蜀山区 */
  regionText: z.string(),
  detail: z.string(),
  isDefault: z.boolean(),
})
export type AddressView = z.infer<typeof address>

const addressInput = z.strictObject({
  name: text(40),
  phone,
  regionCode: z.string().regex(/^\d{6}$/, '请选择地区'),
  detail: text(120),
  isDefault: z.boolean().default(false),
})

const SIGN_IN = { times: 120, seconds: 60 }
const tag = 'accounts'

export const signInByWechat = endpoint({
  id: 'signInByWechat',
  tag,
  method: 'POST',
  path: '/auth/wechat',
  summary: 'Signs in with the code of wx.login; the first time makes an account',
  who: 'anyone',
  body: z.strictObject({ code: z.string().min(1).max(200) }),
  replies: { 200: session },
  problems: ['auth.wechat_failed'],
  limit: SIGN_IN,
})

export const sendSmsCode = endpoint({
  id: 'sendSmsCode',
  tag,
  method: 'POST',
  path: '/auth/phone/code',
  summary: 'Sends a sign-in code by text message; five within five minutes lock the number for an hour',
  who: 'anyone',
  body: z.strictObject({ phone }),
  replies: { 204: null },
  limit: SIGN_IN,
})

export const signInByPhone = endpoint({
  id: 'signInByPhone',
  tag,
  method: 'POST',
  path: '/auth/phone',
  summary: 'Signs in with the code of the text message; five wrong tries spend it',
  who: 'anyone',
  body: z.strictObject({ phone, code: smsCode }),
  replies: { 200: session },
  problems: ['auth.code_wrong', 'auth.code_spent'],
  limit: SIGN_IN,
})

export const refreshSession = endpoint({
  id: 'refreshSession',
  tag,
  method: 'POST',
  path: '/auth/refresh',
  summary: 'A new pair of tokens; the old refresh token is spent, and using it again ends the session',
  who: 'anyone',
  body: z.strictObject({ refreshToken: token }),
  replies: { 200: session },
  problems: ['auth.reused'],
})

export const signOut = endpoint({
  id: 'signOut',
  tag,
  method: 'POST',
  path: '/auth/logout',
  summary: 'Ends this session on the server',
  who: 'person',
  body: z.strictObject({}).optional(),
  replies: { 204: null },
  repeatable: true,
})

export const getMe = endpoint({
  id: 'getMe',
  tag,
  method: 'GET',
  path: '/me',
  summary: 'Who I am here',
  who: 'person',
  replies: { 200: account },
})

export const changeMe = endpoint({
  id: 'changeMe',
  tag,
  method: 'PATCH',
  path: '/me',
  summary: 'What I am called',
  who: 'person',
  body: z.strictObject({ name: text(20) }),
  replies: { 200: account },
})

export const bindPhone = endpoint({
  id: 'bindPhone',
  tag,
  method: 'POST',
  path: '/me/phone',
  summary: 'Binds the phone that WeChat vouches for; a new session where the number already had an account',
  who: 'person',
  body: z.strictObject({ wechatPhoneCode: z.string().min(1).max(200) }),
  replies: { 200: session },
  problems: ['auth.wechat_failed', 'phone.taken', 'phone.bound'],
})

export const listAddresses = endpoint({
  id: 'listAddresses',
  tag,
  method: 'GET',
  path: '/me/addresses',
  summary: 'My addresses, the default one first',
  who: 'person',
  replies: { 200: z.object({ items: z.array(address) }) },
})

export const addAddress = endpoint({
  id: 'addAddress',
  tag,
  method: 'POST',
  path: '/me/addresses',
  summary: 'Adds an address; the first one is the default',
  who: 'person',
  body: addressInput,
  replies: { 201: address },
  problems: ['address.too_many', 'region.unknown'],
})

export const changeAddress = endpoint({
  id: 'changeAddress',
  tag,
  method: 'PATCH',
  path: '/me/addresses/:id',
  summary: 'Changes the fields it is given',
  who: 'person',
  params: z.strictObject({ id }),
  body: addressInput.extend({ isDefault: z.boolean() }).partial(),
  replies: { 200: address },
  problems: ['address.unknown', 'region.unknown'],
})

export const removeAddress = endpoint({
  id: 'removeAddress',
  tag,
  method: 'DELETE',
  path: '/me/addresses/:id',
  summary: 'Removes an address; requests that already use it keep it',
  who: 'person',
  params: z.strictObject({ id }),
  replies: { 204: null },
  problems: ['address.unknown'],
  repeatable: true,
})

export const listRegions = endpoint({
  id: 'listRegions',
  tag,
  method: 'GET',
  path: '/regions',
  summary: 'Provinces, or what lies directly under a region (GB/T 2260)',
  who: 'anyone',
  query: z.strictObject({
    under: z
      .string()
      .regex(/^(\d{2}){1,3}$/, '地区代码是 2、4 或 6 位')
      .optional(),
  }),
  replies: {
    200: z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), hasMore: z.boolean() })) }),
  },
  problems: ['region.unknown'],
})
