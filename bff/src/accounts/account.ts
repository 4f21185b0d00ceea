import type { Role, Tier } from '@onehall/shared/domain/people'

/** A person's account, opened: what services work with. Stored, its personal fields are sealed. */
export interface Account {
  id: string
  name: string
  phone: string | null
  roles: Role[]
  tier: Tier
  /** the agent who looks after a gold member */
  ownAgentId: string | null
  since: Date
  /** what departments know the person by: it says nothing and opens nothing here */
  customerRef: string
  /** what installation knows an installer by; null for everybody else */
  installerRef: string | null
  /** the account this one was merged into; nobody signs in to this one any more */
  mergedInto: string | null
  addresses: Address[]
  defaultAddressId: string | null
}

export interface Address {
  id: string
  name: string
  phone: string
  /** GB/T 2260, six digits */
  regionCode: string
  detail: string
}

export type AddressInput = Omit<Address, 'id'>
