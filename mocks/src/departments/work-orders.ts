import { day, id, instant } from '@onehall/shared/contract/endpoint'
import { z } from 'zod'
import { answer, readBody, readQuery, Refusal, type Routes } from '../server/routes.ts'
import { readSlot } from './calendar.ts'
import {
  isOver,
  WORK_STATES,
  type Case,
  type CaseStatus,
  type InstallationBody,
  type WorkState,
} from './case.ts'
import type { Cases } from './cases.ts'
import { finding } from './findings.ts'

type WorkCase = Case<InstallationBody>

const ordersQuery = z.object({ installerRef: z.string(), date: day })
const transition = z.object({
  to: z.enum(['accepted', 'declined', 'en_route', 'arrived', 'started', 'done', 'unable']),
  at: instant,
  clientId: id,
  reason: z.string().max(1000).optional(),
})
type Transition = z.infer<typeof transition>

/** The installer's day: a work order is a case with an agreed visit and a master. */
export function workOrderRoutes(cases: Cases<InstallationBody>): Routes {
  return {
    'GET /work-orders': (call) => {
      const { installerRef, date } = readQuery(call, ordersQuery)
      const items = cases
        .all()
        .filter((c) => masterOf(c) === installerRef && c.visit?.from.startsWith(date) === true)
        .filter((c) => c.status !== 'cancelled' && c.visit?.needsConfirmation === false)
        .sort((a, b) => a.visit!.from.localeCompare(b.visit!.from))
      return answer(200, { items: items.map(toWorkOrder) })
    },
    'POST /work-orders/:id/transitions': (call) => {
      const asked = readBody(call, transition)
      const c = cases.get(call.params.id!)
      if (!c.work?.clientIds.includes(asked.clientId)) apply(cases, c, asked)
      return answer(200, toWorkOrder(c))
    },
  }
}

const masterOf = (c: WorkCase): string | null => readSlot(c.visit?.slotId ?? '')?.master.id ?? null
const stateOf = (c: WorkCase): WorkState => c.work?.state ?? 'assigned'

const toWorkOrder = (c: WorkCase) => ({
  id: c.ref,
  state: stateOf(c),
  installerRef: masterOf(c),
  from: c.visit?.from ?? null,
  until: c.visit?.until ?? null,
  requestNumber: c.body.requestNumber,
  kind: c.body.kind,
  priority: c.body.priority,
  text: c.body.text,
  product: c.body.product,
  fault: c.body.fault,
  address: c.body.address,
  contact: c.body.contact,
  media: c.body.media,
})

/** Forward only: 409 for a step back, or for work that is over. */
function apply(cases: Cases<InstallationBody>, c: WorkCase, { to, clientId, reason }: Transition): void {
  if (isOver(c) || !c.visit) throw new Refusal(409, { error: 'the work is over', state: stateOf(c) })
  const clientIds = [...(c.work?.clientIds ?? []), clientId]
  if (to === 'declined') {
    cases.reschedule(c, null)
    c.work = { state: 'assigned', clientIds }
    return
  }
  if (WORK_STATES.indexOf(to) <= WORK_STATES.indexOf(stateOf(c))) {
    throw new Refusal(409, { error: `${to} does not come after ${stateOf(c)}`, state: stateOf(c) })
  }
  c.work = { state: to, clientIds }
  cases.takeOver(c)
  cases.tell(c, HEARD_AS[to], noteOf(c, to, reason))
}

/** What the hall hears of a step in the field. */
const HEARD_AS: Record<Exclude<Transition['to'], 'declined'>, CaseStatus> = {
  accepted: 'scheduled',
  en_route: 'scheduled',
  arrived: 'in_progress',
  started: 'in_progress',
  done: 'done',
  unable: 'failed',
}
const WORDS = { accepted: '已接单', en_route: '在路上了', arrived: '到了', started: '开工了' } as const

function noteOf(c: WorkCase, to: keyof typeof HEARD_AS, reason = '这次没办成'): string {
  if (to === 'unable') return reason
  return to === 'done' ? finding(c.body) : `${c.visit?.worker ?? '师傅'}${WORDS[to]}`
}
