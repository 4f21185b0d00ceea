import type { DepartmentEvent } from '@onehall/shared/contract/departments'
import type { Case, Told, Visit } from './case.ts'

/** Times of one case only grow, also where two things happen within one millisecond. */
export function buildTold(c: Case, note: string): Told {
  const last = c.told.at(-1)
  const at = Math.max(Date.now(), last ? Date.parse(last.event.at) + 1 : 0)
  const event: DepartmentEvent = {
    eventId: `${c.ref}.${c.told.length + 1}`,
    caseRef: c.ref,
    status: c.status,
    at: new Date(at).toISOString(),
    note,
  }
  if (c.status === 'scheduled' && c.visit) event.appointment = toAppointment(c.visit)
  return { event, delivered: false }
}

const toAppointment = ({ from, until, worker, needsConfirmation }: Visit) => ({
  from,
  until,
  worker,
  needsConfirmation,
})
