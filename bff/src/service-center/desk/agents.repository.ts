import { Schema } from 'mongoose'
import type { Store } from '../../platform/mongo.ts'

/** An agent at work: who, since when we saw them last, and what they have taken. */
export interface DeskAgent {
  id: string
  name: string
  seenAt: Date
  claims: { requestId: string; at: Date }[]
}

type AgentDoc = Omit<DeskAgent, 'id'> & { _id: string }

export interface DeskAgents {
  /** Says that the agent is there; makes the record the first time. */
  seen(id: string, name: string, now: Date): Promise<DeskAgent>
  find(id: string): Promise<DeskAgent | null>
  list(): Promise<DeskAgent[]>
  /** Keeps a place for a request, where the agent has fewer than `cap`; true too where it is kept already. */
  keepPlace(id: string, requestId: string, limits: { cap: number; now: Date }): Promise<boolean>
  givePlaceBack(id: string, requestId: string): Promise<void>
}

export function createDeskAgents(store: Store): DeskAgents {
  const schema = new Schema<AgentDoc>(
    { _id: String, name: String, seenAt: Date, claims: [{ _id: false, requestId: String, at: Date }] },
    { collection: 'desk_agents', versionKey: false },
  )
  const model = store.model('DeskAgent', schema)
  const toAgent = ({ _id, ...rest }: AgentDoc): DeskAgent => ({ id: _id, ...rest })
  return {
    async seen(id, name, now) {
      const doc = await model
        .findOneAndUpdate(
          { _id: id },
          { $set: { name, seenAt: now }, $setOnInsert: { claims: [] } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<AgentDoc>()
      return toAgent(doc)
    },
    async find(id) {
      const doc = await model.findById(id).lean<AgentDoc>()
      return doc && toAgent(doc)
    },
    async list() {
      return (await model.find().lean<AgentDoc[]>()).map(toAgent)
    },
    async keepPlace(id, requestId, { cap, now }) {
      const done = await model.updateOne(
        { _id: id, 'claims.requestId': { $ne: requestId }, [`claims.${cap - 1}`]: { $exists: false } },
        { $push: { claims: { requestId, at: now } } },
      )
      return (
        done.modifiedCount === 1 || (await model.exists({ _id: id, 'claims.requestId': requestId })) !== null
      )
    },
    async givePlaceBack(id, requestId) {
      await model.updateOne({ _id: id }, { $pull: { claims: { requestId } } })
    },
  }
}
