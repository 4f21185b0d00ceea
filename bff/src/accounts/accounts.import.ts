import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isMobile, ROLES, TIERS } from '@onehall/shared/domain/people'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Vault } from '../platform/vault.ts'
import type { Wechat } from '../platform/wechat.ts'
import type { Accounts } from './accounts.repository.ts'
import type { Identities } from './identities.repository.ts'
import { isRegion } from './regions.ts'

const accountRecord = z.object({
  role: z.enum(ROLES),
  name: z.string().min(1).max(40),
  phone: z.string().refine(isMobile, 'is no mainland mobile number'),
  /** signs in as this person with the WeChat stand-in */
  wechatCode: z.string().optional(),
  tier: z.enum(TIERS),
  customerRef: z.string().min(1).max(64).optional(),
  /** what installation knows an installer by */
  installerRef: z.string().min(1).max(64).optional(),
  addresses: z
    .array(
      z.object({
        regionCode: z.string().refine(isRegion, 'is no region'),
        detail: z.string().min(1),
        isDefault: z.boolean(),
      }),
    )
    .default([]),
  units: z.array(z.object({ gtin: z.string(), serial: z.string(), registeredOn: z.iso.date() })).default([]),
})
type AccountRecord = z.infer<typeof accountRecord>

interface Parts {
  accounts: Accounts
  identities: Identities
  vault: Vault
  wechat: Wechat
  clock: Clock
  /** Registers a unit for an account as of a day; where it already is somebody's, nothing changes. */
  registerUnit(accountId: string, unit: AccountRecord['units'][number]): Promise<void>
}

/** People with what they have: for a first filling from another system, and for the demo. */
export const accountImport = {
  schema: accountRecord,
  async save(record: AccountRecord, parts: Parts): Promise<void> {
    const { accounts, identities, vault, wechat } = parts
    const identity = `phone:${await vault.slowIndex('phone', record.phone)}`
    const id = (await identities.find(identity)) ?? (await addAccount(record, identity, parts))
    await accounts.rename(id, record.name)
    await accounts.setPhone(id, record.phone)
    await accounts.setStanding(id, { roles: rolesOf(record), tier: record.tier })
    if (record.installerRef) await accounts.setInstallerRef(id, record.installerRef)
    const openid = record.wechatCode ? await wechat.openidOf(record.wechatCode) : null
    if (openid) {
      await identities.claim(`wechat:${vault.index('wechat', openid)}`, id)
      await accounts.setOpenid(id, openid)
    }
    for (const { isDefault, ...place } of record.addresses) {
      const address = { id: addressId(id, place), name: record.name, phone: record.phone, ...place }
      await accounts.addAddress(id, address, isDefault)
    }
    for (const unit of record.units) await parts.registerUnit(id, unit)
  },
}

async function addAccount(
  record: AccountRecord,
  identity: string,
  { accounts, identities, clock }: Parts,
): Promise<string> {
  const id = newId()
  const customerRef = record.customerRef ?? `cus_${newId()}`
  await accounts.add({ id, customerRef, roles: rolesOf(record), tier: record.tier, now: clock.now() })
  return identities.claim(identity, id)
}

const rolesOf = ({ role }: AccountRecord) =>
  role === 'consumer' ? [role] : (['consumer', role] as const).slice()

/** The same address of the same person is the same one when it is imported again. */
const addressId = (
  accountId: string,
  { regionCode, detail }: { regionCode: string; detail: string },
): string =>
  createHash('sha256')
    .update(`import\0${accountId}\0${regionCode}\0${detail}`)
    .digest('base64url')
    .slice(0, 22)
