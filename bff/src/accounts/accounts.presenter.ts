import type { AccountView, AddressView, SessionView } from '@onehall/shared/contract/accounts'
import { maskPhone } from '@onehall/shared/domain/people'
import type { Account } from './account.ts'
import type { OwnAddress } from './addresses.service.ts'
import { regionText } from './regions.ts'
import type { SignedIn } from './sign-in.service.ts'

export const presentAccount = (a: Account): AccountView => ({
  id: a.id,
  name: a.name,
  phoneMasked: a.phone === null ? null : maskPhone(a.phone),
  roles: a.roles,
  tier: a.tier,
})

export const presentSession = (s: SignedIn): SessionView => ({
  accessToken: s.accessToken,
  refreshToken: s.refreshToken,
  expiresIn: s.expiresIn,
  account: presentAccount(s.account),
})

export const presentAddress = (a: OwnAddress): AddressView => ({
  id: a.id,
  name: a.name,
  phoneMasked: maskPhone(a.phone),
  regionCode: a.regionCode,
  regionText: regionText(a.regionCode),
  detail: a.detail,
  isDefault: a.isDefault,
})
