import type { DepartmentEvent } from '@onehall/shared/contract/departments'
import type { Case, Told, Visit } from './case.ts'

export interface TellMore {
  /** says the visit also where the work has begun */
  visit?: boolean
  directions?: Partial<NonNullable<DepartmentEvent['appointment']>>
}

/** Times of one case only grow, also where two things happen within one millisecond. */
export function buildTold(c: Case, note: string, more: TellMore = {}): Told {
  const last = c.told.at(-1)
  const at = Math.max(Date.now(), last ? Date.parse(last.event.at) + 1 : 0)
  const event: DepartmentEvent = {
    eventId: `${c.ref}.${c.told.length + 1}`,
    caseRef: c.ref,
    status: c.status,
    at: new Date(at).toISOString(),
    note,
  }
  if ((c.status === 'scheduled' || more.visit) && c.visit)
    event.appointment = { ...toAppointment(c.visit), ...more.directions }
  return { event, delivered: false }
}

const toAppointment = ({ from, until, worker, needsConfirmation, again }: Visit) => ({
  from,
  until,
  worker,
  needsConfirmation,
  ...(again ? { again } : {}),
})
