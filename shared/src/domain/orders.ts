import type { Department, LegStatus, RequestKind, RequestStatus } from './request-states.ts'

/** What sales is asked to do, as a part of a request is called, where something goes out to the customer for it. */
export const SHIPPING_TITLES: readonly string[] = ['换货', '购买']

interface Ordered {
  kind: RequestKind
  status: RequestStatus
  legs: readonly { department: Department; title: string; status: LegStatus }[]
}

/** Whether something will be shipped for it: chosen as such, or said in its words. */
export const isOrder = ({ kind, legs }: Pick<Ordered, 'kind' | 'legs'>): boolean =>
  kind === 'purchase' ||
  kind === 'exchange' ||
  legs.some(({ department, title }) => department === 'sales' && SHIPPING_TITLES.includes(title))

const STOPPED: readonly LegStatus[] = ['failed', 'cancelled']
const GONE: readonly LegStatus[] = ['in_progress', 'done']

/** Something will be shipped for it, and as far as the hall knows nothing is yet. */
export function awaitsShipment({ kind, status, legs }: Ordered): boolean {
  if (!isOrder({ kind, legs }) || status === 'closed' || status === 'cancelled') return false
  const goesOn = legs.some((leg) => !STOPPED.includes(leg.status))
  const isShipped = legs.some((leg) => leg.department === 'logistics' && GONE.includes(leg.status))
  return goesOn && !isShipped
}
