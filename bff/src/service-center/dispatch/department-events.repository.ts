import { Schema } from 'mongoose'
import type { Department } from '@onehall/shared/domain/request-states'
import type { DepartmentEvent } from '@onehall/shared/contract/departments'
import { isDuplicate, type Store } from '../../platform/mongo.ts'
import type { Envelope, Vault } from '../../platform/vault.ts'

interface EventDoc {
  _id: string
  department: Department
  caseRef: string
  /** the event as it came, sealed: a note may speak of a person */
  raw: Envelope
  applied: boolean
  receivedAt: Date
}

/** Every word of every department, kept as it came, each once. Shard key: _id (hashed). */
export interface DepartmentEvents {
  /** False where the event was here before. */
  keep(department: Department, event: DepartmentEvent, now: Date): Promise<boolean>
  listWaiting(department: Department, caseRef: string): Promise<DepartmentEvent[]>
  markApplied(department: Department, eventIds: string[]): Promise<void>
  /** Cases with words that nobody has applied, received between two times. */
  listStale(
    time: { after: Date; before: Date },
    limit: number,
  ): Promise<{ department: Department; caseRef: string }[]>
}

const YEAR_SECONDS = 365 * 86_400

export function createDepartmentEvents(store: Store, vault: Vault): DepartmentEvents {
  const schema = new Schema<EventDoc>(
    {
      _id: String,
      department: String,
      caseRef: String,
      raw: Schema.Types.Mixed,
      applied: Boolean,
      receivedAt: Date,
    },
    { collection: 'department_events', versionKey: false },
  )
  schema.index({ caseRef: 1, department: 1 }, { partialFilterExpression: { applied: false } })
  schema.index({ receivedAt: 1 }, { expireAfterSeconds: YEAR_SECONDS })
  const model = store.model('DepartmentEvent', schema)
  const idOf = (department: Department, eventId: string) => `${department}:${eventId}`
  const place = (id: string) => `department_events/raw/${id}`

  return {
    async keep(department, event, now) {
      const id = idOf(department, event.eventId)
      try {
        const raw = vault.sealShared(place(id), JSON.stringify(event))
        await model.create({
          _id: id,
          department,
          caseRef: event.caseRef,
          raw,
          applied: false,
          receivedAt: now,
        })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async listWaiting(department, caseRef) {
      const docs = await model.find({ caseRef, department, applied: false }).lean<EventDoc[]>()
      return docs.map((doc) => JSON.parse(vault.openShared(place(doc._id), doc.raw)) as DepartmentEvent)
    },
    async markApplied(department, eventIds) {
      await model.updateMany(
        { _id: { $in: eventIds.map((id) => idOf(department, id)) } },
        { $set: { applied: true } },
      )
    },
    async listStale({ after, before }, limit) {
      const docs = await model
        .find({ applied: false, receivedAt: { $gt: after, $lt: before } }, { department: 1, caseRef: 1 })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .lean<EventDoc[]>()
      const cases = new Map(
        docs.map(({ department, caseRef }) => [`${department}/${caseRef}`, { department, caseRef }]),
      )
      return [...cases.values()]
    },
  }
}
