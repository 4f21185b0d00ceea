import { Schema } from 'mongoose'
import type { StaffRole } from './invitations.service.ts'
import { isDuplicate, type Store } from '../platform/mongo.ts'

/** A code for one person to join as staff. Its id is a keyed hash of the code: who reads the store joins with nothing. */
export interface Invitation {
  id: string
  role: StaffRole
  installerRef: string | null
  madeBy: string
  expiresAt: Date
}

type InvitationDoc = Omit<Invitation, 'id'> & { _id: string; usedBy: string | null }

/** Shard key: _id (hashed). */
export interface Invitations {
  /** The same id again changes nothing. */
  add(invitation: Invitation): Promise<void>
  /** Takes it for an account, once: null where it is used by somebody else, too old, or not there. */
  take(id: string, accountId: string, now: Date): Promise<Invitation | null>
  find(id: string): Promise<Invitation | null>
}

const KEPT_SECONDS = 365 * 86_400

export function createInvitations(store: Store): Invitations {
  const schema = new Schema<InvitationDoc>(
    { _id: String, role: String, installerRef: String, madeBy: String, expiresAt: Date, usedBy: String },
    { collection: 'invitations', versionKey: false },
  )
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })
  const model = store.model('Invitation', schema)
  const toInvitation = (doc: InvitationDoc | null): Invitation | null =>
    doc && {
      id: doc._id,
      role: doc.role,
      installerRef: doc.installerRef,
      madeBy: doc.madeBy,
      expiresAt: doc.expiresAt,
    }
  return {
    async add({ id, ...rest }) {
      try {
        await model.create({ _id: id, ...rest, usedBy: null })
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    find: async (id) => toInvitation(await model.findById(id).lean<InvitationDoc>()),
    async take(id, accountId, now) {
      const free = { _id: id, expiresAt: { $gt: now }, usedBy: { $in: [null, accountId] } }
      const doc = await model
        .findOneAndUpdate(free, { $set: { usedBy: accountId } }, { returnDocument: 'after' })
        .lean<InvitationDoc>()
      return toInvitation(doc)
    },
  }
}
