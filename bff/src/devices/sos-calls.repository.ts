import { Schema } from 'mongoose'
import type { DevicePlace } from '@onehall/shared/contract/devices'
import { isDuplicate, type Store } from '../platform/mongo.ts'
import type { Envelope, Vault } from '../platform/vault.ts'

/** A call for help by a child's watch, and what of its alert is done. */
export interface SosCall {
  /** of the watch and its event: told again it is the same call */
  id: string
  ownerId: string
  registrationId: string
  at: Date
  place: DevicePlace | null
  receivedAt: Date
  /** at the desk */
  requestId: string | null
  /** the guardian's phone has the message, or there is none to send it to */
  told: boolean
}

interface CallDoc extends Omit<SosCall, 'id' | 'place'> {
  _id: string
  place: Envelope | null
  /** when what is still to be done is tried next; absent once all is done */
  nextAt?: Date
  eraseAt: Date
}

/** Shard key: _id (hashed). */
export interface SosCalls {
  /** False where this call is known. Until `leaseUntil` it is the caller's to finish. */
  add(call: SosCall, time: { leaseUntil: Date; eraseAt: Date }): Promise<boolean>
  /** One whose time has come, for this caller alone until `leaseUntil`. */
  takeDue(now: Date, leaseUntil: Date): Promise<SosCall | null>
  markDone(id: string, done: { requestId: string } | { told: true }): Promise<void>
  /** Nothing is tried any more. */
  settle(id: string): Promise<void>
  findOf(ownerId: string, requestId: string): Promise<SosCall | null>
  removeOf(ownerId: string, registrationId?: string): Promise<void>
  removeDue(now: Date): Promise<void>
}

export function createSosCalls(store: Store, vault: Vault): SosCalls {
  const schema = new Schema<CallDoc>(
    {
      _id: String,
      ownerId: String,
      registrationId: String,
      at: Date,
      place: Schema.Types.Mixed,
      receivedAt: Date,
      requestId: String,
      told: Boolean,
      nextAt: Date,
      eraseAt: Date,
    },
    { collection: 'sos_calls', versionKey: false },
  )
  schema.index({ nextAt: 1 }, { partialFilterExpression: { nextAt: { $exists: true } } })
  schema.index({ ownerId: 1, requestId: 1 })
  schema.index({ eraseAt: 1 })
  const model = store.model('SosCall', schema)
  const placeOf = (id: string): string => `sos_calls/place/${id}`

  const open = async (doc: CallDoc | null): Promise<SosCall | null> => {
    if (!doc) return null
    const { _id: id, nextAt: _next, eraseAt: _erase, place, ...rest } = doc
    const opened = place && (JSON.parse(await vault.open(doc.ownerId, placeOf(id), place)) as DevicePlace)
    return { id, ...rest, place: opened }
  }

  return {
    async add({ id, place, ...rest }, { leaseUntil, eraseAt }) {
      const sealed = place && (await vault.seal(rest.ownerId, placeOf(id), JSON.stringify(place)))
      try {
        await model.create({ _id: id, ...rest, place: sealed, nextAt: leaseUntil, eraseAt })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    takeDue: async (now, leaseUntil) =>
      open(
        await model
          .findOneAndUpdate(
            { nextAt: { $lte: now } },
            { $set: { nextAt: leaseUntil } },
            { sort: { nextAt: 1 } },
          )
          .lean<CallDoc>(),
      ),
    async markDone(id, done) {
      await model.updateOne({ _id: id }, { $set: done })
    },
    async settle(id) {
      await model.updateOne({ _id: id }, { $unset: { nextAt: 1 } })
    },
    findOf: async (ownerId, requestId) => open(await model.findOne({ ownerId, requestId }).lean<CallDoc>()),
    async removeOf(ownerId, registrationId) {
      await model.deleteMany({ ownerId, ...(registrationId ? { registrationId } : {}) })
    },
    async removeDue(now) {
      await model.deleteMany({ eraseAt: { $lte: now } })
    },
  }
}
