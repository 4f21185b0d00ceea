/**
 * The states of a service request and of its legs, and every move there is.
 * This table is the whole rule: a move that is not in it is refused.
 */

export const REQUEST_STATUSES = [
  'received',
  'answered',
  'routed',
  'in_progress',
  'waiting_customer',
  'resolved',
  'closed',
  'cancelled',
] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

export type RequestMove =
  'answer' | 'route' | 'progress' | 'wait' | 'resume' | 'resolve' | 'close' | 'cancel' | 'reopen'

/** `resume` has no fixed goal: it goes back to the state that `wait` left. */
export const REQUEST_MOVES: Record<RequestStatus, Partial<Record<RequestMove, RequestStatus>>> = {
  received: { answer: 'answered', route: 'routed', cancel: 'cancelled' },
  answered: { resolve: 'resolved', route: 'routed', wait: 'waiting_customer', cancel: 'cancelled' },
  routed: { progress: 'in_progress', wait: 'waiting_customer', resolve: 'resolved', cancel: 'cancelled' },
  in_progress: { wait: 'waiting_customer', resolve: 'resolved', cancel: 'cancelled' },
  waiting_customer: { resume: 'in_progress', resolve: 'resolved', cancel: 'cancelled' },
  resolved: { close: 'closed', reopen: 'routed' },
  closed: { reopen: 'routed' },
  cancelled: {},
}

export const LEG_STATUSES = [
  'pending',
  'sending',
  'accepted',
  'scheduled',
  'in_progress',
  'failed',
  'cancelled',
  'done',
] as const
export type LegStatus = (typeof LEG_STATUSES)[number]

/**
 * A leg only moves forward by rank, so its end does not depend on the order or the repetition of events.
 * The three ends have ranks of their own for the same reason, and failed is the lowest: a department that failed may
 * still call it off or do it, and a request that is resolved (all done or cancelled) can then never be undone by a
 * word that comes late. Work that was done stays done, whatever else is said of it.
 */
export const legRank = (status: LegStatus): number => LEG_STATUSES.indexOf(status)

export const isLegEnd = (status: LegStatus): boolean => legRank(status) >= legRank('failed')

/** Days within which a resolved or closed request is taken up again; after that a new one names the old. */
export const REOPEN_DAYS = 7

export const isOver = (status: RequestStatus): boolean =>
  status === 'resolved' || status === 'closed' || status === 'cancelled'

export const REQUEST_KINDS = [
  'question',
  'repair',
  'install',
  'delivery',
  'purchase',
  'exchange',
  'complaint',
  'suggestion',
] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const DEPARTMENTS = ['sales', 'logistics', 'installation'] as const
export type Department = (typeof DEPARTMENTS)[number]

export const PRIORITIES = ['normal', 'silver', 'gold', 'danger'] as const
export type Priority = (typeof PRIORITIES)[number]

/** What a person can do with a request; which of them now, the reply's `abilities` says. */
export const REQUEST_ACTIONS = [
  'helpful',
  'not_helpful',
  'human',
  'nudge',
  'cancel',
  'reschedule',
  'confirm',
  'reopen',
] as const
export type RequestAction = (typeof REQUEST_ACTIONS)[number]
