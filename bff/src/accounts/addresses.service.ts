import { createHash } from 'node:crypto'
import { Problem } from '@onehall/shared/problem'
import type { Account, Address, AddressInput } from './account.ts'
import type { Accounts } from './accounts.repository.ts'
import { isRegion } from './regions.ts'

export interface OwnAddress extends Address {
  isDefault: boolean
}

export interface Addresses {
  list(accountId: string): Promise<OwnAddress[]>
  /** Throws address.unknown. */
  get(accountId: string, addressId: string): Promise<OwnAddress>
  /** The default address; null where there is none. */
  findDefault(accountId: string): Promise<OwnAddress | null>
  add(accountId: string, input: AddressInput & { isDefault: boolean }, operation: string): Promise<OwnAddress>
  change(
    accountId: string,
    addressId: string,
    input: Partial<AddressInput & { isDefault: boolean }>,
  ): Promise<OwnAddress>
  remove(accountId: string, addressId: string): Promise<void>
}

export function createAddresses(accounts: Accounts): Addresses {
  const listOf = async (accountId: string): Promise<OwnAddress[]> => {
    const account = await accounts.find(accountId)
    // a token may outlive its account by minutes: what it adds now nobody would find again
    if (!account || account.mergedInto) throw new Problem('auth.expired')
    return defaultFirst(account)
  }
  const get: Addresses['get'] = async (accountId, addressId) => {
    const found = (await listOf(accountId)).find((a) => a.id === addressId)
    if (!found) throw new Problem('address.unknown')
    return found
  }
  return {
    list: listOf,
    get,
    async findDefault(accountId) {
      return (await listOf(accountId))[0] ?? null
    },
    async add(accountId, { isDefault, ...fields }, operation) {
      checkRegion(fields.regionCode)
      // its id comes from the act: the same act again finds the address it made
      const id = createHash('sha256').update(`address\0${operation}`).digest('base64url').slice(0, 22)
      const first = (await listOf(accountId)).length === 0
      if (!(await accounts.addAddress(accountId, { id, ...fields }, isDefault || first)))
        throw new Problem('address.too_many')
      return get(accountId, id)
    },
    async change(accountId, addressId, { isDefault, ...fields }) {
      if (fields.regionCode !== undefined) checkRegion(fields.regionCode)
      const { isDefault: _was, ...old } = await get(accountId, addressId)
      if (!(await accounts.saveAddress(accountId, { ...old, ...fields })))
        throw new Problem('address.unknown')
      if (isDefault) await accounts.setDefaultAddress(accountId, addressId)
      return get(accountId, addressId)
    },
    async remove(accountId, addressId) {
      if (!(await accounts.removeAddress(accountId, addressId))) throw new Problem('address.unknown')
    },
  }
}

/** Where the default was removed, the oldest takes its place. */
function defaultFirst({ addresses, defaultAddressId }: Account): OwnAddress[] {
  const chosen = addresses.find((a) => a.id === defaultAddressId) ?? addresses[0]
  return addresses
    .map((a) => ({ ...a, isDefault: a === chosen }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault))
}

function checkRegion(code: string): void {
  if (!isRegion(code)) throw new Problem('region.unknown')
}
