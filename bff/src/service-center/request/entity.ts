import type {
  Department,
  LegStatus,
  Priority,
  RequestKind,
  RequestStatus,
} from '@onehall/shared/domain/request-states'
import type { JobMove } from '@onehall/shared/domain/job-states'
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
  /** true while an agent's question is what it waits for */
  asked: boolean
  priority: Priority
  subject: Subject | null
  fault: { code: string; meaning: string | null } | null
  /** the first of her words, by which she knows it in a list */
  excerpt: Envelope | null
  /** {address, contact}, as it was when asked */
  whereabouts: Envelope | null
  /** what must be minded at her home: with her consent, and only until some days after the end */
  care?: Envelope
  /** what opened it, where nobody asked: a machine its fault, a child's watch a call for help */
  reportedBy?: 'machine' | 'watch'
  slotId: string | null
  cycles: Cycle[]
  messages: Message[]
  legs: Leg[]
  /** departments it goes to if the answer does not help */
  plan: Pick<Leg, 'id' | 'department' | 'title' | 'reason'>[]
  outbox: Sending[]
  events: RequestEvent[]
  /** what the base had for it */
  answer: Answer | null
  /** articles it may be about, where none is sure */
  offers: { articleId: string; title: string }[]
  /** safety steps that were shown at once */
  danger: { articleId: string; title: string; steps: string[] } | null
  /** what chose its departments */
  routedBy: 'rule' | 'model' | 'desk' | 'none'
  /** a gold member's exchange: nobody has to approve it */
  goldExchange: boolean
  /** why an agent must look at it; null where nobody has to */
  desk: { reason: DeskReason; at: Date; reservedFor: { agentId: string; until: Date } | null } | null
  /** the agent who has it */
  claim: { agentId: string; name: string; at: Date } | null
  /** agents who have, or had, it */
  handledBy: string[]
  /** when an agent sent it to other departments than the hall had */
  correctedAt?: Date
  /** what only colleagues see */
  notes: Note[]
  clocks: Clock[]
  /** the request it was merged into: what is said here goes there */
  mergedInto: string | null
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
    /** null where it was ordered and not yet unpacked */
    serial: string | null
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
  /** the article that the hall's words are of */
  articleId: string | null
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
  /** what installers did with its work order; absent where none was ever sent */
  job?: Job
  updatedAt: Date
}

/** The field side of a leg: what was recorded here of a work order that installation owns. */
export interface Job {
  /** everybody who ever had it, by installation's reference */
  installers: string[]
  acts: JobAct[]
  charges: JobCharges[]
  /** wrong codes, each act's once: hashes */
  wrongCodes: string[]
  /** whether she wants the unit registered; absent until she says */
  register?: boolean
  registered?: true
  /** a conflict that the desk has */
  handedOver?: true
}

/** One thing an installer said of a job. Kept whatever becomes of it. */
export interface JobAct {
  /** the phone's name for it: the same again is the same act */
  clientId: string
  /** whose job it was then, and for when: acts count as long as both are so */
  assignment: string
  installer: { ref: string; name: string }
  to: JobMove
  /** by the phone's clock, no later than we heard of it */
  at: Date
  recordedAt: Date
  /** conflict: installation refused it, or would; settled: somebody decided that it stays a record */
  delivery: 'waiting' | 'sent' | 'conflict' | 'settled'
  /** ops decided that it counts */
  override?: true
  reason: Envelope | null
  farAway: boolean
  unit: { gtin: string; serial: string | null } | null
  checks: { id: string; text: string }[]
  readings: { id: string; name: string; unit: string; value: number }[]
  photos: { of: string; mediaId: string }[]
  mediaIds: string[]
  parts: { name: string; quantity: number }[]
  confirmedBy: 'code' | 'signature' | 'reason' | null
  slotId: string | null
}

export interface JobCharges {
  id: string
  at: Date
  items: { name: string; unit: string; price: number; quantity: number }[]
  state: 'asked' | 'confirmed' | 'declined' | 'lapsed'
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
  /** another visit, after one that could not do it */
  again?: boolean
  /** who has the work order, by installation's reference */
  installerRef?: string | null
  /** {place, hint, relay}: for who comes */
  directions?: Envelope | null
}

export type DeskReason =
  | 'no_department'
  | 'unsure'
  | 'asked_for_human'
  | 'not_helpful'
  | 'danger'
  | 'leg_failed'
  | 'all_cancelled'
  | 'not_told'
  | 'said_something'
  | 'job_unconfirmed'
  | 'job_conflict'

export interface Answer {
  articleId: string
  /** of the article, as it was shown */
  version: number
  title: string
  /** public text of the base, or a model's wording of it: nothing personal */
  text: string
  score: number
  at: Date
  outcome: 'helpful' | 'not_helpful' | 'human' | null
}

export interface Note {
  id: string
  at: Date
  agentId: string
  name: string
  text: Envelope
}

/** One promise of time: a row of its own for each cycle, and for each unanswered message after the first reply. */
export interface Clock {
  kind: 'first_response' | 'next_response' | 'resolution'
  cycle: number
  startedAt: Date
  targetMs: number
  /** when it is broken; null while it stands still */
  dueAt: Date | null
  /** business milliseconds left, while it stands still */
  leftMs: number | null
  metAt: Date | null
  /** cancelled, merged or otherwise over without being met */
  stoppedAt: Date | null
  warnedAt: Date | null
  breachedAt: Date | null
}

/** Something a department must still be told. What was told leaves the list. */
export interface Sending {
  id: string
  legId: string
  what: 'open' | 'cancel' | 'text' | 'nudge' | 'reschedule' | 'confirm' | 'job' | 'register' | 'forget_care'
  /** job: the act, by its clientId; forget_care: the one such word of a leg */
  actId?: string
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
  type: 'opened' | 'message' | 'status' | 'leg' | 'appointment' | 'rated' | 'agent'
  at: Date
  status: RequestStatus
  legId?: string
  legStatus?: LegStatus
  messageId?: string
}

/** What a list shows: everything but the thread, the events and what is still to be sent. */
export type RequestSummary = Omit<ServiceRequest, 'messages' | 'events' | 'outbox' | 'notes' | 'plan'>
