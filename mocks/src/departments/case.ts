import type {
  CaseBody,
  CaseMessage,
  DepartmentEvent,
  installationCase,
  logisticsCase,
  salesCase,
} from '@onehall/shared/contract/departments'
import type { Department } from '@onehall/shared/domain/request-states'
import type { z } from 'zod'

export type SalesBody = z.infer<typeof salesCase>
export type LogisticsBody = z.infer<typeof logisticsCase>
export type InstallationBody = z.infer<typeof installationCase>

export type CaseStatus = DepartmentEvent['status']

/** Somebody comes to the house. */
export interface Visit {
  from: string
  until: string
  worker: string | null
  needsConfirmation: boolean
  /** which slot of the calendar it takes, where there is a calendar */
  slotId: string | null
  /** the slot the person asked for, which may have been taken meanwhile */
  askedFor: string | null
  /** who has it, where the office gave it to somebody else than whose slot it is; null: nobody yet */
  master?: string | null
  /** another visit, after one that could not do it */
  again?: true
}

/** One thing that the department was asked to do. */
export interface Case<B extends CaseBody = CaseBody> {
  ref: string
  /** the leg it belongs to: its Idempotency-Key */
  key: string
  body: B
  status: CaseStatus
  visit: Visit | null
  messages: CaseMessage[]
  told: Told[]
  /** where it still goes by itself, next step first */
  ahead: CaseStatus[]
  /** when it takes the next step; null while it waits for somebody or is over */
  due: string | null
  /** what the installer did with it in the field, where one took it over */
  work?: { state: WorkState; clientIds: string[] }
  /** what the office did with it by hand: each assignment once */
  assignIds?: string[]
  /** somebody works on it by hand: it never moves by itself */
  byHand?: true
  /** what the dispatcher wrote for who comes */
  hint?: string
}

/** An event, and whether the hall has said that it has it. */
export interface Told {
  event: DepartmentEvent
  delivered: boolean
}

/** The installer's steps at a work order; from any of them it can end as unable. */
export const WORK_STATES = [
  'assigned',
  'accepted',
  'en_route',
  'arrived',
  'started',
  'done',
  'unable',
] as const
export type WorkState = (typeof WORK_STATES)[number]

/** What makes one department another one. */
export interface Trade<B extends CaseBody> {
  department: Department
  /** the letters before its numbers */
  prefix: string
  /** the way a new case goes */
  path: (body: B) => CaseStatus[]
  /** what is said with a step */
  note: (c: Case<B>, status: CaseStatus) => string
  /** what follows once it is done */
  whenDone?: (c: Case<B>) => void
  /** who comes, by its own reference, and how to get there: told with the visit */
  directions?: (c: Case<B>) => Partial<NonNullable<DepartmentEvent['appointment']>>
  /** The visit for a case: at the time asked for, where it is given and free. */
  book: (c: Case<B>, slotId: string | null, taken: ReadonlySet<string>) => Visit
}

const ENDS: readonly CaseStatus[] = ['done', 'failed', 'cancelled']
export const isOver = (c: Pick<Case, 'status'>): boolean => ENDS.includes(c.status)
