import { Schema } from 'mongoose'
import { ADDRESSES_MAX } from '@onehall/shared/domain/limits'
import type { Role, Tier } from '@onehall/shared/domain/people'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import type { Envelope, Vault } from '../platform/vault.ts'
import type { Account, Address, AddressInput } from './account.ts'

interface AddressDoc {
  id: string
  regionCode: string
  /** {name, phone, detail} */
  sealed: Envelope
}

interface AccountDoc {
  _id: string
  name: Envelope | null
  phone: Envelope | null
  /** where WeChat messages go */
  openid: Envelope | null
  /** the agent who looks after a gold member */
  ownAgentId: string | null
  roles: Role[]
  tier: Tier
  customerRef: string
  installerRef?: string
  mergedInto: string | null
  addresses: AddressDoc[]
  defaultAddressId: string | null
  createdAt: Date
}

/** Accounts by their id. Shard key: _id (hashed). */
export interface Accounts {
  add(account: { id: string; customerRef: string; roles: Role[]; tier: Tier; now: Date }): Promise<void>
  find(id: string): Promise<Account | null>
  /** Names and tiers of several people at once. */
  listBriefs(ids: string[]): Promise<{ id: string; name: string; tier: Tier }[]>
  /** Those that departments know by one of these references, but for merged ones: nobody is at home there. */
  listByCustomerRefs(customerRefs: readonly string[]): Promise<{ id: string; customerRef: string }[]>
  rename(id: string, name: string): Promise<void>
  setPhone(id: string, phone: string): Promise<void>
  setOpenid(id: string, openid: string): Promise<void>
  findOpenid(id: string): Promise<string | null>
  setOwnAgent(id: string, agentId: string | null): Promise<void>
  setStanding(id: string, standing: { roles: Role[]; tier: Tier }): Promise<void>
  /** False where another account is this installer. */
  setInstallerRef(id: string, installerRef: string): Promise<boolean>
  hasInstaller(installerRef: string): Promise<boolean>
  addRole(id: string, role: Role): Promise<void>
  /** False where there is no such account. */
  setTier(id: string, tier: Tier): Promise<boolean>
  markMerged(id: string, into: string): Promise<void>
  remove(id: string): Promise<void>
  /** null where the account already has as many as it may. */
  addAddress(id: string, address: Address, makeDefault: boolean): Promise<boolean>
  saveAddress(id: string, address: Address): Promise<boolean>
  setDefaultAddress(id: string, addressId: string): Promise<void>
  removeAddress(id: string, addressId: string): Promise<boolean>
}

const place = (id: string, field: string): string => `accounts/${field}/${id}`

function modelOf(store: Store) {
  const schema = new Schema<AccountDoc>(
    {
      _id: String,
      name: Schema.Types.Mixed,
      phone: Schema.Types.Mixed,
      openid: Schema.Types.Mixed,
      ownAgentId: String,
      roles: [String],
      tier: String,
      customerRef: String,
      installerRef: String,
      mergedInto: String,
      addresses: [{ _id: false, id: String, regionCode: String, sealed: Schema.Types.Mixed }],
      defaultAddressId: String,
      createdAt: Date,
    },
    { collection: 'accounts', versionKey: false },
  )
  schema.index({ customerRef: 1 })
  schema.index({ installerRef: 1 }, { unique: true, sparse: true })
  return store.model('Account', schema)
}

export function createAccounts(store: Store, vault: Vault): Accounts {
  const model = modelOf(store)
  const openField = async (doc: AccountDoc, field: 'name' | 'phone') =>
    doc[field] ? vault.open(doc._id, place(doc._id, field), doc[field]) : null
  const openAddress = async (id: string, a: AddressDoc): Promise<Address> => {
    const fields = JSON.parse(await vault.open(id, place(id, `address/${a.id}`), a.sealed)) as Omit<
      AddressInput,
      'regionCode'
    >
    return { id: a.id, regionCode: a.regionCode, ...fields }
  }
  const sealAddress = async (
    id: string,
    { id: addressId, regionCode, ...fields }: Address,
  ): Promise<AddressDoc> => ({
    id: addressId,
    regionCode,
    sealed: await vault.seal(id, place(id, `address/${addressId}`), JSON.stringify(fields)),
  })

  return {
    async add({ id, customerRef, roles, tier, now }) {
      await model.create({
        _id: id,
        name: null,
        phone: null,
        openid: null,
        ownAgentId: null,
        roles,
        tier,
        customerRef,
        mergedInto: null,
        addresses: [],
        defaultAddressId: null,
        createdAt: now,
      })
    },
    async find(id) {
      const doc = await model.findById(id).lean<AccountDoc>()
      if (!doc) return null
      return {
        id,
        name: (await openField(doc, 'name')) ?? '',
        phone: await openField(doc, 'phone'),
        roles: doc.roles,
        tier: doc.tier,
        ownAgentId: doc.ownAgentId ?? null,
        since: doc.createdAt,
        customerRef: doc.customerRef,
        installerRef: doc.installerRef ?? null,
        mergedInto: doc.mergedInto,
        addresses: await Promise.all(doc.addresses.map((a) => openAddress(id, a))),
        defaultAddressId: doc.defaultAddressId,
      }
    },
    async listBriefs(ids) {
      const docs = await model.find({ _id: { $in: ids } }, { name: 1, tier: 1 }).lean<AccountDoc[]>()
      return Promise.all(
        docs.map(async (doc) => ({
          id: doc._id,
          name: (await openField(doc, 'name')) ?? '',
          tier: doc.tier,
        })),
      )
    },
    async listByCustomerRefs(customerRefs) {
      const docs = await model
        .find({ customerRef: { $in: customerRefs }, mergedInto: null }, { customerRef: 1 })
        .lean<AccountDoc[]>()
      return docs.map(({ _id: id, customerRef }) => ({ id, customerRef }))
    },
    async rename(id, name) {
      await model.updateOne({ _id: id }, { $set: { name: await vault.seal(id, place(id, 'name'), name) } })
    },
    async setPhone(id, phone) {
      await model.updateOne({ _id: id }, { $set: { phone: await vault.seal(id, place(id, 'phone'), phone) } })
    },
    async setOpenid(id, openid) {
      await model.updateOne(
        { _id: id },
        { $set: { openid: await vault.seal(id, place(id, 'openid'), openid) } },
      )
    },
    async findOpenid(id) {
      const doc = await model.findById(id, { openid: 1 }).lean<AccountDoc>()
      return doc?.openid ? vault.open(id, place(id, 'openid'), doc.openid) : null
    },
    async setOwnAgent(id, agentId) {
      await model.updateOne({ _id: id }, { $set: { ownAgentId: agentId } })
    },
    async setStanding(id, standing) {
      await model.updateOne({ _id: id }, { $set: standing })
    },
    async setInstallerRef(id, installerRef) {
      try {
        await model.updateOne({ _id: id }, { $set: { installerRef } })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    hasInstaller: async (installerRef) => (await model.exists({ installerRef })) !== null,
    async addRole(id, role) {
      await model.updateOne({ _id: id }, { $addToSet: { roles: role } })
    },
    async setTier(id, tier) {
      return (await model.updateOne({ _id: id }, { $set: { tier } })).matchedCount === 1
    },
    async markMerged(id, into) {
      await model.updateOne({ _id: id }, { $set: { mergedInto: into } })
    },
    async remove(id) {
      await model.deleteOne({ _id: id })
    },
    async addAddress(id, address, makeDefault) {
      const doc = await sealAddress(id, address)
      const room = { [`addresses.${ADDRESSES_MAX - 1}`]: { $exists: false } }
      const again = { 'addresses.id': { $ne: address.id } }
      const done = await model.updateOne(
        { _id: id, ...room, ...again },
        { $push: { addresses: doc }, ...(makeDefault ? { $set: { defaultAddressId: address.id } } : {}) },
      )
      return (
        done.modifiedCount === 1 || (await model.exists({ _id: id, 'addresses.id': address.id })) !== null
      )
    },
    async saveAddress(id, address) {
      const doc = await sealAddress(id, address)
      const done = await model.updateOne(
        { _id: id, 'addresses.id': address.id },
        { $set: { 'addresses.$': doc } },
      )
      return done.matchedCount === 1
    },
    async setDefaultAddress(id, addressId) {
      await model.updateOne({ _id: id }, { $set: { defaultAddressId: addressId } })
    },
    async removeAddress(id, addressId) {
      const done = await model.updateOne(
        { _id: id, 'addresses.id': addressId },
        { $pull: { addresses: { id: addressId } } },
      )
      return done.modifiedCount === 1
    },
  }
}
