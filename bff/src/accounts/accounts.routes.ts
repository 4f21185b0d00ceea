import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/accounts'
import { Problem } from '@onehall/shared/problem'
import { mount, reply, type Door } from '../http/route.ts'
import { presentAccount, presentAddress, presentSession } from './accounts.presenter.ts'
import type { Accounts } from './accounts.repository.ts'
import type { Addresses } from './addresses.service.ts'
import { regionsUnder } from './regions.ts'
import type { SignIn } from './sign-in.service.ts'

interface Rooms {
  accounts: Accounts
  addresses: Addresses
  signIn: SignIn
}

export function mountAccounts(router: Router, door: Door, rooms: Rooms): void {
  mountSignIn(router, door, rooms)
  mountMe(router, door, rooms)
  mountAddresses(router, door, rooms)
}

function mountSignIn(router: Router, door: Door, { signIn }: Rooms): void {
  mount(router, door, contract.signInByWechat, async function signInByWechat({ body }) {
    return reply(200, presentSession(await signIn.byWechat(body.code)))
  })
  mount(router, door, contract.sendSmsCode, async function sendSmsCode({ body, network }) {
    await signIn.sendCode(body.phone, network)
    return reply(204, null)
  })
  mount(router, door, contract.signInByPhone, async function signInByPhone({ body }) {
    return reply(200, presentSession(await signIn.byPhone(body.phone, body.code)))
  })
  mount(router, door, contract.refreshSession, async function refreshSession({ body, operation }) {
    return reply(200, presentSession(await signIn.refresh(body.refreshToken, operation)))
  })
  mount(router, door, contract.signOut, async function signOut({ caller }) {
    await signIn.signOut(caller.sessionId)
    return reply(204, null)
  })
  mount(router, door, contract.bindPhone, async function bindPhone({ body, caller }) {
    return reply(200, presentSession(await signIn.bindPhone(caller.accountId, body.wechatPhoneCode)))
  })
}

function mountMe(router: Router, door: Door, { accounts }: Rooms): void {
  const get = async (id: string) => {
    const account = await accounts.find(id)
    if (!account || account.mergedInto) throw new Problem('auth.expired')
    return presentAccount(account)
  }
  mount(router, door, contract.getMe, async function getMe({ caller }) {
    return reply(200, await get(caller.accountId))
  })
  mount(router, door, contract.changeMe, async function changeMe({ caller, body }) {
    await accounts.rename(caller.accountId, body.name)
    return reply(200, await get(caller.accountId))
  })
}

function mountAddresses(router: Router, door: Door, { addresses }: Rooms): void {
  mount(router, door, contract.listAddresses, async function listAddresses({ caller }) {
    return reply(200, { items: (await addresses.list(caller.accountId)).map(presentAddress) })
  })
  mount(router, door, contract.addAddress, async function addAddress({ caller, body, operation }) {
    return reply(201, presentAddress(await addresses.add(caller.accountId, body, operation)))
  })
  mount(router, door, contract.changeAddress, async function changeAddress({ caller, params, body }) {
    return reply(200, presentAddress(await addresses.change(caller.accountId, params.id, defined(body))))
  })
  mount(router, door, contract.removeAddress, async function removeAddress({ caller, params }) {
    await addresses.remove(caller.accountId, params.id)
    return reply(204, null)
  })
  mount(router, door, contract.listRegions, async function listRegions({ query }) {
    const items = regionsUnder(query.under)
    if (!items) throw new Problem('region.unknown')
    return reply(200, { items }, { 'Cache-Control': 'public, max-age=86400' })
  })
}

/** The same without the fields that were not sent. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
