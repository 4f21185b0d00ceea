import { createHash, randomInt } from 'node:crypto'
import { SMS_CODE_DIGITS, SMS_CODE_MINUTES } from '@onehall/shared/domain/limits'
import { Problem } from '@onehall/shared/problem'
import type { Limiter } from '../http/limiter.ts'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Sms } from '../platform/sms.ts'
import type { Vault } from '../platform/vault.ts'
import type { Wechat } from '../platform/wechat.ts'
import type { Account } from './account.ts'
import type { Accounts } from './accounts.repository.ts'
import type { Identities } from './identities.repository.ts'
import type { SmsCodes } from './sms-codes.repository.ts'
import type { NewSession, SessionKeeper } from './sessions.service.ts'

/** Five codes within five minutes, then the number is locked for an hour (article kb-143). */
const SMS_LIMIT = { times: 5, seconds: 300, lockSeconds: 3600 }
/** Text messages one network may cause in an hour: a mobile carrier puts thousands of people behind one. */
const SMS_NETWORK_LIMIT = { times: 2000, seconds: 3600 }

export interface SignedIn extends NewSession {
  account: Account
}

export interface SignIn {
  /** The first time makes an account. Throws auth.wechat_failed. */
  byWechat(code: string): Promise<SignedIn>
  sendCode(phone: string, network: string): Promise<void>
  /** Throws auth.code_wrong, auth.code_spent. */
  byPhone(phone: string, code: string): Promise<SignedIn>
  /** Throws auth.reused (and ends the session), auth.invalid. */
  refresh(refreshToken: string, operation: string): Promise<SignedIn>
  signOut(sessionId: string): Promise<void>
  /** Throws auth.wechat_failed, phone.bound, phone.taken. */
  bindPhone(accountId: string, wechatPhoneCode: string): Promise<SignedIn>
}

interface SignInParts {
  accounts: Accounts
  identities: Identities
  sessions: SessionKeeper
  smsCodes: SmsCodes
  vault: Vault
  wechat: Wechat
  sms: Sms
  limiter: Limiter
  clock: Clock
  /** whether an account holds anything that a person would miss */
  isBare(accountId: string): Promise<boolean>
  /** Moves what other rooms keep of an account into the one it is merged into; harmless to repeat. */
  bringAlong(from: string, to: string): Promise<void>
}

const hash = (code: string, phoneKey: string): string =>
  createHash('sha256').update(`${phoneKey}\0${code}`).digest('base64url')

export function createSignIn(parts: SignInParts): SignIn {
  const { accounts, identities, sessions, smsCodes, vault, wechat, sms, limiter, clock } = parts
  const phoneKeyOf = async (phone: string): Promise<string> =>
    `phone:${await vault.slowIndex('phone', phone)}`

  const enter = async (accountId: string): Promise<SignedIn> => {
    const account = await accounts.find(accountId)
    if (!account) throw new Problem('auth.invalid')
    return { account, ...(await sessions.begin(account)) }
  }

  /** The account behind an identity; made where there is none. Of two first sign-ins at once, one account stays. */
  const accountBehind = async (identity: string): Promise<string> => {
    const known = await identities.find(identity)
    if (known) return known
    const id = newId()
    await accounts.add({
      id,
      customerRef: `cus_${newId()}`,
      roles: ['consumer'],
      tier: 'normal',
      now: clock.now(),
    })
    const winner = await identities.claim(identity, id)
    if (winner !== id) await accounts.remove(id)
    return winner
  }

  /** The phone's account takes over the WeChat sign-in of an account that holds nothing yet. */
  const joinInto = async (from: string, to: string): Promise<void> => {
    if (!(await parts.isBare(from))) {
      throw new Problem('phone.taken', '这个手机号已有账号，两个账号里都有东西，请联系客服合并')
    }
    await parts.bringAlong(from, to)
    for (const identity of await identities.listOf(from)) await identities.move(identity, from, to)
    const openid = await accounts.findOpenid(from)
    if (openid !== null) await accounts.setOpenid(to, openid)
    await accounts.markMerged(from, to)
    await sessions.endAllOf(from)
  }

  return {
    async byWechat(code) {
      const openid = await wechat.openidOf(code)
      if (openid === null) throw new Problem('auth.wechat_failed')
      const accountId = await accountBehind(`wechat:${vault.index('wechat', openid)}`)
      if ((await accounts.findOpenid(accountId)) === null) await accounts.setOpenid(accountId, openid)
      return enter(accountId)
    },

    async sendCode(phone, network) {
      const phoneKey = await phoneKeyOf(phone)
      await limiter.takeFor('sms-network', SMS_NETWORK_LIMIT, network)
      await limiter.takeFor('sms', SMS_LIMIT, phoneKey)
      const code = String(randomInt(10 ** SMS_CODE_DIGITS)).padStart(SMS_CODE_DIGITS, '0')
      const until = new Date(clock.now().getTime() + SMS_CODE_MINUTES * 60_000)
      await smsCodes.put(phoneKey, hash(code, phoneKey), until)
      await sms.sendCode(phone, code)
    },

    async byPhone(phone, code) {
      const phoneKey = await phoneKeyOf(phone)
      const verdict = await smsCodes.spend(phoneKey, hash(code, phoneKey), clock.now())
      if (verdict === 'wrong') throw new Problem('auth.code_wrong')
      if (verdict === 'spent') throw new Problem('auth.code_spent')
      const accountId = await accountBehind(phoneKey)
      const account = await accounts.find(accountId)
      if (account?.phone === null) await accounts.setPhone(accountId, phone)
      return enter(accountId)
    },

    async refresh(refreshToken, operation) {
      const { accountId, ...session } = await sessions.rotate(refreshToken, operation)
      const account = await accounts.find(accountId)
      if (!account || account.mergedInto) throw new Problem('auth.invalid')
      return { account, ...session, accessToken: sessions.accessToken(account, session.sessionId) }
    },

    signOut: (sessionId) => sessions.end(sessionId),

    async bindPhone(accountId, wechatPhoneCode) {
      const phone = await wechat.phoneOf(wechatPhoneCode)
      if (phone === null) throw new Problem('auth.wechat_failed')
      const account = await accounts.find(accountId)
      if (!account || account.mergedInto) throw new Problem('auth.expired')
      if (account.phone === phone) return enter(accountId)
      if (account.phone !== null) throw new Problem('phone.bound')
      const holder = await identities.claim(await phoneKeyOf(phone), accountId)
      if (holder !== accountId) await joinInto(accountId, holder)
      else await accounts.setPhone(accountId, phone)
      return enter(holder)
    },
  }
}
