import type {
  Department,
  LegStatus,
  Priority,
  RequestKind,
  RequestStatus,
} from '@onehall/shared/domain/request-states'
import type { Envelope } from '../../platform/vault.ts'

/**
 * A service request with all that belongs to it. One request is one document: what a function of this room gives
 * back is one durable write. What people and departments say is sealed before it comes here; nothing here reads it.
 */
export interface ServiceRequest {
  id: string
  number: string
  ownerId: string
  kind: RequestKind
  title: string
  status: RequestStatus
  /** the state that `wait` left, to go back to */
  waitedFrom: RequestStatus | null
  priority: Priority
  subject: Subject | null
  fault: { code: string; meaning: string | null } | null
  /** {address, contact}, as it was when asked */
  whereabouts: Envelope | null
  slotId: string | null
  cycles: Cycle[]
  messages: Message[]
  legs: Leg[]
  outbox: Sending[]
  events: RequestEvent[]
  /** why an agent must look at it; null where nobody has to */
  desk: { reason: DeskReason; at: Date } | null
  /** the last acts that were done, by their operation: the same act again changes nothing */
  acts: string[]
  /** the number of the last event */
  seq: number
  /** counts the writes: a change is stored only where nobody wrote in between */
  version: number
  createdAt: Date
  updatedAt: Date
}

/** What it is about, as it was when asked: handing the product on later does not change an old request. */
export interface Subject {
  registrationId: string | null
  parcelId: string | null
  orderId: string | null
  product: {
    gtin: string
    model: string
    name: string
    category: string
    serial: string
    warrantyUntil: string | null
  } | null
}

/** From opening, or from being taken up again, to a resolution. */
export interface Cycle {
  openedAt: Date
  resolvedAt: Date | null
  /** departments did it, the person said so, or the desk closed it */
  resolvedBy: 'departments' | 'self' | 'desk' | null
  rating: { score: number; comment: Envelope | null; at: Date } | null
}

export interface Message {
  id: string
  seq: number
  at: Date
  from: 'you' | 'agent' | 'department' | 'hall'
  name: string | null
  text: Envelope | null
  mediaIds: string[]
  /** where the message is what an act said, and not typed */
  act: 'nudge' | null
}

/** A request's part at one department. */
export interface Leg {
  id: string
  /** 1 for the first cycle */
  cycle: number
  department: Department
  title: string
  /** why this department */
  reason: string
  required: boolean
  status: LegStatus
  /** the department's number for it */
  ref: string | null
  appointment: (Appointment & Said) | null
  note: ({ text: Envelope } & Said) | null
  failure: 'refused' | 'unreachable' | 'said_failed' | null
  updatedAt: Date
}

/** When a department said it, by its clock, and in which event. */
export interface Said {
  saidAt: Date
  eventId: string
}

export interface Appointment {
  from: Date
  until: Date
  worker: string | null
  needsConfirmation: boolean
}

export type DeskReason = 'no_department' | 'asked_for_human' | 'leg_failed' | 'all_cancelled' | 'not_told'

/** Something a department must still be told. What was told leaves the list. */
export interface Sending {
  id: string
  legId: string
  what: 'open' | 'cancel' | 'text' | 'nudge' | 'reschedule' | 'confirm'
  messageId: string | null
  slotId: string | null
  /** tries that failed; where a breaker or a crowd held it back it was no try */
  attempts: number
  since: Date
  nextAt: Date
  leaseUntil: Date | null
}

export interface RequestEvent {
  seq: number
  type: 'opened' | 'message' | 'status' | 'leg' | 'appointment' | 'rated'
  at: Date
  status: RequestStatus
  legId?: string
  legStatus?: LegStatus
  messageId?: string
}

/** What a list shows: everything but the thread, the events and what is still to be sent. */
export type RequestSummary = Omit<ServiceRequest, 'messages' | 'events' | 'outbox'>
