import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import { after, type Place } from '../platform/paging.ts'
import type { Envelope, Vault } from '../platform/vault.ts'
import type { Start } from './warranty.ts'

export interface Offer {
  toPhone: string
  /** the blind index that the receiver is found by */
  toPhoneKey: string
  until: Date
}

export interface Registration {
  /** the unit's id: a unit is registered once, whoever has it */
  id: string
  number: string
  gtin: string
  ownerId: string
  registeredAt: Date
  start: Start
  /** false until sales has been asked whether it sold this unit */
  purchaseChecked: boolean
  /** points it brought, and to whom: once per unit, whoever registers it later (kb-141) */
  points: { accountId: string; amount: number; at: Date }
  offer: Offer | null
}

interface RegistrationDoc extends Omit<Registration, 'id' | 'offer'> {
  _id: string
  offer: { toPhone: Envelope; toPhoneKey: string; until: Date } | null
  /** who had it before, and until when */
  past: { ownerId: string; until: Date }[]
}

/** Who has which unit. Shard key: _id (hashed). Every read but `findByUnit` is within an owner's scope. */
export interface Registrations {
  /** False where the unit is already registered. */
  add(registration: Omit<Registration, 'offer'>): Promise<boolean>
  findByUnit(unitId: string): Promise<Registration | null>
  find(ownerId: string, id: string): Promise<Registration | null>
  list(ownerId: string, page: { from: Place | null; limit: number }): Promise<Registration[]>
  has(ownerId: string): Promise<boolean>
  setStart(id: string, start: Start): Promise<void>
  setOffer(ownerId: string, id: string, offer: Offer | null): Promise<boolean>
  /** Hands it to who was offered it, in one step. False where the offer is not there any more. */
  handOver(id: string, to: { from: string; ownerId: string; phoneKey: string; now: Date }): Promise<boolean>
}

function modelOf(store: Store) {
  const schema = new Schema<RegistrationDoc>(
    {
      _id: String,
      number: String,
      gtin: String,
      ownerId: String,
      registeredAt: Date,
      start: Schema.Types.Mixed,
      purchaseChecked: Boolean,
      points: Schema.Types.Mixed,
      offer: Schema.Types.Mixed,
      past: Schema.Types.Mixed,
    },
    { collection: 'registrations', versionKey: false },
  )
  schema.index({ ownerId: 1, registeredAt: -1, _id: -1 })
  return store.model('Registration', schema)
}

export function createRegistrations(store: Store, vault: Vault): Registrations {
  const model = modelOf(store)
  const place = (id: string) => `registrations/offer/${id}`

  const open = async (doc: RegistrationDoc | null): Promise<Registration | null> => {
    if (!doc) return null
    const { _id, past: _past, offer, ...rest } = doc
    const opened = offer && { ...offer, toPhone: await vault.open(doc.ownerId, place(_id), offer.toPhone) }
    return { id: _id, ...rest, offer: opened }
  }

  return {
    async add({ id, ...rest }) {
      try {
        await model.create({ _id: id, ...rest, offer: null, past: [] })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    findByUnit: async (unitId) => open(await model.findById(unitId).lean<RegistrationDoc>()),
    find: async (ownerId, id) => open(await model.findOne({ _id: id, ownerId }).lean<RegistrationDoc>()),
    async list(ownerId, { from, limit }) {
      const docs = await model
        .find({ ownerId, ...after('registeredAt', from) })
        .sort({ registeredAt: -1, _id: -1 })
        .limit(limit)
        .lean<RegistrationDoc[]>()
      return (await Promise.all(docs.map(open))).filter((r) => r !== null)
    },
    has: async (ownerId) => (await model.exists({ ownerId })) !== null,
    async setStart(id, start) {
      await model.updateOne({ _id: id }, { $set: { start, purchaseChecked: true } })
    },
    async setOffer(ownerId, id, offer) {
      const sealed = offer && { ...offer, toPhone: await vault.seal(ownerId, place(id), offer.toPhone) }
      const done = await model.updateOne({ _id: id, ownerId }, { $set: { offer: sealed } })
      return done.matchedCount === 1
    },
    async handOver(id, { from, ownerId, phoneKey, now }) {
      const done = await model.updateOne(
        { _id: id, ownerId: from, 'offer.toPhoneKey': phoneKey, 'offer.until': { $gt: now } },
        {
          $set: { ownerId, registeredAt: now, offer: null },
          $push: { past: { ownerId: from, until: now } },
        },
      )
      return done.modifiedCount === 1
    },
  }
}
