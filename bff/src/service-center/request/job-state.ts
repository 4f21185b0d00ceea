import type { CONFLICT_REASONS } from '@onehall/shared/contract/jobs'
import { isJobOver, jobStateAfter, type JobState } from '@onehall/shared/domain/job-states'
import type { Job, JobAct, Leg, RequestSummary } from './entity.ts'

/** How a job stands: worked out from what was recorded and what installation said, and stored nowhere. */

/** Whose it is and for when: with another installer or another time the work begins anew. */
export const assignmentOf = ({ appointment }: Leg): string =>
  appointment ? `${appointment.installerRef ?? ''} ${appointment.from.toISOString()}` : ''

const NO_JOB: Job = { installers: [], acts: [], charges: [], wrongCodes: [] }
export const jobOf = ({ job }: Leg): Job => job ?? NO_JOB

/** The acts that count now, in the order they were recorded. */
export function actsOf(leg: Leg): JobAct[] {
  const now = assignmentOf(leg)
  return jobOf(leg).acts.filter(
    ({ assignment, delivery }) => assignment === now && delivery !== 'conflict' && delivery !== 'settled',
  )
}

/** What was recorded, unless installation itself has ended it. */
export function jobStateOf(leg: Leg): JobState {
  if (leg.status === 'done') return 'done'
  if (leg.status === 'failed') return 'unable'
  return jobStateAfter(actsOf(leg).map(({ to }) => to))
}

/** What an installer said himself, whoever has the job by now. */
const ownActs = (leg: Leg, installerRef: string): JobAct[] =>
  jobOf(leg).acts.filter((act) => act.installer.ref === installerRef)

/** How far an installer himself had come with what is not his any more. */
export const ownStateOf = (leg: Leg, installerRef: string): JobState =>
  jobStateAfter(ownActs(leg, installerRef).map(({ to }) => to))

/** The last act of everybody who began and has not said how it ended. */
export const begunActs = (leg: Leg): JobAct[] =>
  jobOf(leg).installers.flatMap((ref) =>
    ownStateOf(leg, ref) === 'started' ? ownActs(leg, ref).slice(-1) : [],
  )

/** On the way or further: the time can no longer be changed. */
export const hasSetOut = (leg: Leg): boolean => {
  const state = jobStateOf(leg)
  return state !== 'assigned' && state !== 'accepted' && state !== 'declined'
}

export type Standing = 'yours' | 'reassigned' | 'cancelled'

export function standingOf(leg: Leg, installerRef: string): Standing {
  if (leg.status === 'cancelled') return 'cancelled'
  return leg.appointment?.installerRef === installerRef ? 'yours' : 'reassigned'
}

export const hasConflict = (leg: Leg): boolean => jobOf(leg).acts.some((act) => act.delivery === 'conflict')

/** Why installation does not have it. */
export function conflictOf(leg: Leg, act: JobAct): ConflictReason {
  const standing = standingOf(leg, act.installer.ref)
  if (standing !== 'yours') return standing
  return act.assignment === assignmentOf(leg) ? 'refused' : 'moved'
}
export type ConflictReason = (typeof CONFLICT_REASONS)[number]

/** Whether its customer's code is good for anything now. */
export const takesCode = (leg: Leg): boolean =>
  leg.appointment?.installerRef != null &&
  !leg.appointment.needsConfirmation &&
  leg.status !== 'cancelled' &&
  !isJobOver(jobStateOf(leg))

/** The leg that somebody comes for: the one that is not over, else the last. */
export function visitLeg(r: RequestSummary): Leg | null {
  const visits = r.legs.filter((leg) => leg.cycle === r.cycles.length && leg.appointment && leg.job)
  return visits.find((leg) => leg.status !== 'done' && leg.status !== 'cancelled') ?? visits.at(-1) ?? null
}
