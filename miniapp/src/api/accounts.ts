import type * as Contract from '@onehall/shared/contract/accounts'
import { author, forgetWritten } from '../platform/storage.ts'
import { client, keeper, stranger } from './client.ts'
import type { Body, Query, Reply } from './contract.ts'
import { at } from './create-client.ts'

// PUT where the contract says PATCH: the BFF serves both alike, and wx.request knows no PATCH

type Accounts = typeof Contract
type Address = Contract.AddressView

export const sendSmsCode = (body: Body<Accounts['sendSmsCode']>, key: string) =>
  client.call<null>({ method: 'POST', path: '/auth/phone/code', body, key })

/** Signs in and keeps the session. */
export async function signInByPhone(body: Body<Accounts['signInByPhone']>, key: string): Promise<void> {
  keeper.take(await client.call<Contract.SessionView>({ method: 'POST', path: '/auth/phone', body, key }))
}

/** In WeChat: makes sure that it is known who is here, before asking what anyone may ask. Elsewhere nothing happens. */
export async function signInSilently(): Promise<void> {
  if (keeper.current()) return
  try {
    await keeper.renew(null)
  } catch {
    // asked as nobody then: what is said is true all the same, only less
  }
}

/** Ends the session here, and on the server where it can be reached. Nothing of the person stays on the device. */
export async function signOut(): Promise<void> {
  try {
    await client.call<null>({ method: 'POST', path: '/auth/logout' })
  } finally {
    forgetWritten()
    keeper.end()
  }
}

/** Who I am here, as of now; the session takes it over. */
export const getMe = async () =>
  known(await client.call<Contract.AccountView>({ method: 'GET', path: '/me' }))

export const changeMe = async (body: Body<Accounts['changeMe']>, key: string) =>
  known(await client.call<Contract.AccountView>({ method: 'PUT', path: '/me', body, key }))

function known(account: Contract.AccountView): Contract.AccountView {
  keeper.know(account)
  return account
}

/** Binds the phone that WeChat vouches for; the reply is a new session, which is kept. */
export async function bindPhone(body: Body<Accounts['bindPhone']>, key: string): Promise<void> {
  const session = await client.call<Contract.SessionView>({ method: 'POST', path: '/me/phone', body, key })
  // two accounts may have become one: what was written is still the same person's
  author.write(session.account.id)
  keeper.take(session)
}

export const listAddresses = () =>
  client.call<Reply<Accounts['listAddresses']>>({ method: 'GET', path: '/me/addresses' })

export const addAddress = (body: Body<Accounts['addAddress']>, key: string) =>
  client.call<Address>({ method: 'POST', path: '/me/addresses', body, key })

export const changeAddress = (id: string, body: Body<Accounts['changeAddress']>, key: string) =>
  client.call<Address>({ method: 'PUT', path: at`/me/addresses/${id}`, body, key })

export const removeAddress = (id: string) =>
  client.call<null>({ method: 'DELETE', path: at`/me/addresses/${id}` })

/** Also for a tip: nobody is named. */
export const listRegions = (query: Query<Accounts['listRegions']>) =>
  stranger.call<Reply<Accounts['listRegions']>>({ method: 'GET', path: '/regions', query })
