import { Schema, type mongo } from 'mongoose'
import type { Store } from '../platform/mongo.ts'
import type { Marks } from './marks.ts'
import type { ServiceRequest } from './request/index.ts'

/** A request as it is stored: the entity, and marks by which workers and the desk find it. */
export type RequestDoc = Omit<ServiceRequest, 'id'> & { _id: string } & Marks

export const toDoc = ({ id, ...rest }: ServiceRequest, marks: Marks): RequestDoc => ({
  _id: id,
  ...rest,
  ...marks,
})

export function fromDoc({
  _id,
  dueAt: _due,
  closesAt: _closes,
  tickAt: _tick,
  inDesk: _in,
  rank: _rank,
  waitingSince: _since,
  responseDueAt: _response,
  jobDays: _days,
  jobConflict: _conflict,
  caring: _caring,
  ...rest
}: RequestDoc): ServiceRequest {
  return { id: _id, ...rest }
}

/** What only some lists need; a request's thread and events are most of its bytes. */
export const WITHOUT_THREAD = { messages: 0, events: 0, outbox: 0, notes: 0, plan: 0 } as const

/**
 * Service requests, one document each. Shard key: {ownerId: 1}; ids come from the act that opened them, so that the
 * same act of the same person always meets the same document. Plain documents on purpose: the shape is the entity's,
 * and a request of many messages is not cast field by field.
 */
export function requestsOf(store: Store): mongo.Collection<RequestDoc> {
  const known = store.models['Request'] as ReturnType<typeof modelOf> | undefined
  return (known ?? modelOf(store)).collection as unknown as mongo.Collection<RequestDoc>
}

function modelOf(store: Store) {
  // strict: false, and only what indexes need is named: documents are written by the driver, not through the model
  const schema = new Schema<RequestDoc>(
    { _id: String },
    { collection: 'requests', versionKey: false, strict: false },
  )
  const present = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } })
  schema.index({ ownerId: 1, updatedAt: -1, _id: -1 })
  schema.index({ 'legs.ref': 1 }, { sparse: true })
  schema.index({ 'legs.id': 1 })
  schema.index({ 'legs.job.installers': 1 }, { sparse: true })
  schema.index({ jobDays: 1 }, present('jobDays'))
  schema.index({ jobConflict: 1 }, present('jobConflict'))
  schema.index({ caring: 1, _id: 1 }, present('caring'))
  schema.index({ number: 1 })
  schema.index({ dueAt: 1 }, present('dueAt'))
  schema.index({ closesAt: 1 }, present('closesAt'))
  schema.index({ tickAt: 1 }, present('tickAt'))
  schema.index({ inDesk: 1, rank: 1, waitingSince: 1 }, present('inDesk'))
  schema.index({ inDesk: 1, responseDueAt: 1 }, present('inDesk'))
  schema.index({ 'claim.agentId': 1 }, { partialFilterExpression: { inDesk: { $exists: true } } })
  schema.index({ createdAt: 1 })
  schema.index({ correctedAt: -1, _id: -1 }, present('correctedAt'))
  return store.model('Request', schema)
}
