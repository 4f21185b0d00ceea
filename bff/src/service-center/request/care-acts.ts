import { CARE_DAYS } from '@onehall/shared/domain/care'
import { isOver } from '@onehall/shared/domain/request-states'
import type { ServiceRequest } from './entity.ts'
import { tellDepartments } from './steps.ts'

/** What a request says of somebody at her home: sealed, and not for long. */

/** When it is deleted: so many days after the matter was over; null while it is not. */
export function careEndsAt({ status, events }: Pick<ServiceRequest, 'status' | 'events'>): Date | null {
  if (!isOver(status)) return null
  const open = events.findLastIndex((event) => !isOver(event.status))
  const over = events[open + 1]
  return over ? new Date(over.at.getTime() + CARE_DAYS * 86_400_000) : null
}

/** Deletes it here, and tells installation to, which alone was told. The same request back where there is none. */
export function forgetCare(r: ServiceRequest, at: Date): ServiceRequest {
  const { care, ...rest } = r
  if (!care) return r
  const told = r.legs.filter(
    ({ department, ref, status }) => department === 'installation' && (ref !== null || status === 'sending'),
  )
  const forgotten = tellDepartments(rest, told, { what: 'forget_care', actId: 'care' }, at)
  // nothing has moved that she would look for in her list
  return { ...forgotten, updatedAt: r.updatedAt }
}
