import { Schema } from 'mongoose'
import type { Store } from '../../platform/mongo.ts'
import type { Envelope } from '../../platform/vault.ts'

/** What officers declared of themselves, and which contacts they asked to see. */

export interface Declaration {
  officerId: string
  noticeId: string
  related: boolean
  at: Date
}

export interface Declarations {
  find(officerId: string, noticeId: string): Promise<Declaration | null>
  listOf(officerId: string): Promise<Declaration[]>
  /** Gives what holds: who was related once stays so. */
  declare(declaration: Declaration): Promise<Declaration>
}

type DeclarationDoc = Declaration & { _id: string }

export function createDeclarations(store: Store): Declarations {
  const schema = new Schema<DeclarationDoc>(
    { _id: String, officerId: String, noticeId: String, related: Boolean, at: Date },
    { collection: 'tipdesk_declarations', versionKey: false },
  )
  schema.index({ officerId: 1 })
  const model = store.model('TipDeclaration', schema)
  const toDeclaration = ({ _id, ...rest }: DeclarationDoc): Declaration => rest
  const find: Declarations['find'] = async (officerId, noticeId) => {
    const doc = await model.findById(`${officerId} ${noticeId}`).lean<DeclarationDoc>()
    return doc && toDeclaration(doc)
  }
  return {
    find,
    async listOf(officerId) {
      return (await model.find({ officerId }).lean<DeclarationDoc[]>()).map(toDeclaration)
    },
    async declare(declaration) {
      const _id = `${declaration.officerId} ${declaration.noticeId}`
      const { related, ...rest } = declaration
      // a relation is only ever added
      const change = related ? { $set: { related, ...rest } } : { $setOnInsert: { related, ...rest } }
      await model.updateOne({ _id }, change, { upsert: true })
      return (await find(declaration.officerId, declaration.noticeId))!
    },
  }
}

export interface ContactRequest {
  id: string
  tipId: string
  noticeId: string
  /** sealed in the desk's box: it may speak of the tip */
  reason: Envelope
  askedBy: string
  askedAt: Date
  approvedBy: string | null
  until: Date | null
}

type RequestDoc = Omit<ContactRequest, 'id'> & { _id: string }

export interface ContactRequests {
  add(request: ContactRequest): Promise<ContactRequest>
  find(id: string): Promise<ContactRequest | null>
  /** The officer's latest for this tip. */
  findLast(tipId: string, askedBy: string): Promise<ContactRequest | null>
  listPending(): Promise<ContactRequest[]>
  /** Null where it was approved already. */
  approve(id: string, by: { approvedBy: string; until: Date }): Promise<ContactRequest | null>
}

export function createContactRequests(store: Store): ContactRequests {
  const schema = new Schema<RequestDoc>(
    {
      _id: String,
      tipId: String,
      noticeId: String,
      reason: Schema.Types.Mixed,
      askedBy: String,
      askedAt: Date,
      approvedBy: String,
      until: Date,
    },
    { collection: 'tipdesk_contact_requests', versionKey: false },
  )
  schema.index({ tipId: 1, askedBy: 1, askedAt: -1 })
  schema.index({ approvedBy: 1 })
  const model = store.model('TipContactRequest', schema)
  const toRequest = ({ _id, ...rest }: RequestDoc): ContactRequest => ({ id: _id, ...rest })
  return {
    async add({ id, ...rest }) {
      await model.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true })
      return { id, ...rest }
    },
    async find(id) {
      const doc = await model.findById(id).lean<RequestDoc>()
      return doc && toRequest(doc)
    },
    async findLast(tipId, askedBy) {
      const doc = await model.findOne({ tipId, askedBy }).sort({ askedAt: -1 }).lean<RequestDoc>()
      return doc && toRequest(doc)
    },
    async listPending() {
      const docs = await model.find({ approvedBy: null }).sort({ askedAt: 1 }).limit(200).lean<RequestDoc[]>()
      return docs.map(toRequest)
    },
    async approve(id, { approvedBy, until }) {
      const doc = await model
        .findOneAndUpdate(
          { _id: id, approvedBy: null },
          { $set: { approvedBy, until } },
          { returnDocument: 'after' },
        )
        .lean<RequestDoc>()
      return doc && toRequest(doc)
    },
  }
}
