import { isOver, PRIORITIES } from '@onehall/shared/domain/request-states'
import { REOPEN_DAYS } from '@onehall/shared/domain/request-states'
import { dayOf } from '@onehall/shared/domain/time'
import { nextTick, waitingSince } from './desk/clocks.ts'
import type { Promises } from './desk/promises.ts'
import { begunActs, currentCycle, hasConflict, jobOf, nextDue, type ServiceRequest } from './request/index.ts'

/** What a request is found by, worked out at each write; absent marks keep it out of their index. */
export interface Marks {
  /** when a sender must look at it */
  dueAt?: Date
  /** when it closes by itself */
  closesAt?: Date
  /** when one of its clocks wants to be called out */
  tickAt?: Date
  /** an agent has it, or must look at it */
  inDesk?: true
  /** 0 danger, 1 gold, 2 silver, 3 the others; half a step ahead of its equals where care is needed */
  rank?: number
  waitingSince?: Date
  /** when the reply that is owed is late */
  responseDueAt?: Date
  /** whose day it is part of: "mst_1 2026-11-22" */
  jobDays?: string[]
  /** something an installer did waits for somebody to decide */
  jobConflict?: true
  /** it says what must be minded at her home */
  caring?: true
}

export function marksOf(r: ServiceRequest, promises: Promises): Marks {
  const dueAt = nextDue(r)
  const tickAt = nextTick(r, promises)
  const { resolvedAt } = currentCycle(r)
  return {
    ...(dueAt ? { dueAt } : {}),
    ...(tickAt ? { tickAt } : {}),
    // a resolved request closes when it can no longer be taken up again
    ...(r.status === 'resolved' && resolvedAt
      ? { closesAt: new Date(resolvedAt.getTime() + REOPEN_DAYS * 86_400_000) }
      : {}),
    ...(r.care ? { caring: true as const } : {}),
    ...deskMarks(r),
    ...jobMarks(r),
  }
}

export const jobDay = (installerRef: string, at: Date | string): string => `${installerRef} ${dayOf(at)}`

/** The days of who has a job now, and of those whose acts on it wait for a decision or for their end to be said. */
function jobMarks(r: ServiceRequest): Marks {
  const days = r.legs.flatMap((leg) => {
    const { installerRef, from } = leg.appointment ?? {}
    const disputed = jobOf(leg).acts.filter((act) => act.delivery === 'conflict')
    return [
      ...(installerRef && from && leg.status !== 'cancelled' ? [jobDay(installerRef, from)] : []),
      ...[...disputed, ...begunActs(leg)].map((act) =>
        jobDay(act.installer.ref, act.assignment.split(' ')[1] ?? act.at),
      ),
    ]
  })
  return {
    ...(days.length > 0 ? { jobDays: [...new Set(days)] } : {}),
    ...(r.legs.some(hasConflict) ? { jobConflict: true as const } : {}),
  }
}

/** A danger is first already: nothing goes ahead of another danger. */
export function rankOf({ priority, care }: Pick<ServiceRequest, 'priority' | 'care'>): number {
  const rank = PRIORITIES.length - 1 - PRIORITIES.indexOf(priority)
  return care && rank > 0 ? rank - 0.5 : rank
}

function deskMarks(r: ServiceRequest): Marks {
  if (isOver(r.status) || (!r.desk && !r.claim)) return {}
  const owed = r.clocks.find((c) => c.kind !== 'resolution' && c.metAt === null && c.stoppedAt === null)
  return {
    inDesk: true,
    rank: rankOf(r),
    // where nobody waits for a word, its place is behind those who do: the time it last moved
    waitingSince: waitingSince(r) ?? r.updatedAt,
    ...(owed?.dueAt ? { responseDueAt: owed.dueAt } : {}),
  }
}
