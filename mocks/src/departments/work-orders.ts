import { workAssignment, workTransition, type WorkOrder } from '@onehall/shared/contract/departments'
import { day } from '@onehall/shared/contract/endpoint'
import { z } from 'zod'
import { answer, readBody, readQuery, Refusal, type Answer, type Routes } from '../server/routes.ts'
import { called, findFreeSlot, listMasters } from './calendar.ts'
import {
  isOver,
  WORK_STATES,
  type Case,
  type CaseStatus,
  type InstallationBody,
  type WorkState,
} from './case.ts'
import type { Cases } from './cases.ts'
import { cityName, needsOf, regionOf, SKILL_WORDS } from './field-places.ts'
import { finding } from './findings.ts'
import { assign, masterOf } from './work-assignment.ts'

type WorkCase = Case<InstallationBody>

const ordersQuery = z.object({ installerRef: z.string().optional(), date: day })
/** An act of somebody who does not say who he is counts as the master's own. */
const transition = workTransition.partial({
  installerRef: true,
  reason: true,
  slotId: true,
  override: true,
  report: true,
})
type Transition = z.infer<typeof transition>

/** The installers' days: a work order is a case with an agreed visit. */
export function workOrderRoutes(cases: Cases<InstallationBody>, save: () => Promise<void>): Routes {
  const saved = async (c: WorkCase): Promise<Answer> => {
    await save()
    return answer(200, toWorkOrder(c))
  }
  return {
    'GET /work-orders': (call) => {
      const { installerRef, date } = readQuery(call, ordersQuery)
      const items = cases
        .all()
        .filter((c) => c.visit?.from.startsWith(date) === true && c.status !== 'cancelled')
        .filter((c) => installerRef === undefined || isHis(c, installerRef))
        .sort((a, b) => a.visit!.from.localeCompare(b.visit!.from))
      return answer(200, { items: items.map(toWorkOrder) })
    },
    'GET /installers': () =>
      answer(200, {
        items: listMasters().map(({ id, name, skills, city }) => ({
          id,
          name,
          skills: skills.map((skill) => SKILL_WORDS[skill] ?? skill),
          regions: [cityName(city)],
        })),
      }),
    'POST /work-orders/:id/transitions': (call) => {
      const asked = readBody(call, transition)
      const c = cases.get(call.params.id!)
      if (!c.work?.clientIds.includes(asked.clientId)) apply(cases, c, asked)
      return saved(c)
    },
    'POST /work-orders/:id/assign': (call) => {
      const asked = readBody(call, workAssignment)
      const c = cases.get(call.params.id!)
      if (!c.assignIds?.includes(asked.assignId)) assign(cases, c, { ...asked, known: versionOf(c) })
      return saved(c)
    },
  }
}

const isHis = (c: WorkCase, installerRef: string): boolean =>
  masterOf(c) === installerRef && c.visit?.needsConfirmation === false

const stateOf = (c: WorkCase): WorkState => c.work?.state ?? 'assigned'
const versionOf = (c: WorkCase): string =>
  [stateOf(c), masterOf(c) ?? 'nobody', Date.parse(c.visit?.from ?? '') || 0].join('.').slice(0, 64)

const toWorkOrder = (
  c: WorkCase,
): WorkOrder & Pick<InstallationBody, 'requestNumber' | 'product' | 'contact'> => ({
  id: c.ref,
  version: versionOf(c),
  state: stateOf(c),
  installerRef: masterOf(c),
  from: c.visit?.from ?? '',
  until: c.visit?.until ?? '',
  needsConfirmation: c.visit?.needsConfirmation ?? false,
  needs: needsOf(c),
  ...regionOf(c),
  requestNumber: c.body.requestNumber,
  product: c.body.product,
  contact: c.body.contact,
})

/** Forward only: 409 for a step back, for work that is over, and for who does not have it any more. */
function apply(cases: Cases<InstallationBody>, c: WorkCase, asked: Transition): void {
  const { to, clientId, override = false } = asked
  const no = (error: string): Refusal => new Refusal(409, { error, state: stateOf(c) })
  if (!c.visit || (isOver(c) && !(override && c.status !== 'done'))) throw no('the work is over')
  if (asked.installerRef && asked.installerRef !== masterOf(c) && !override)
    throw no('the office gave it to somebody else')
  if (!override && to !== 'declined' && WORK_STATES.indexOf(to) <= WORK_STATES.indexOf(stateOf(c)))
    throw no(`${to} does not come after ${stateOf(c)}`)
  const clientIds = [...(c.work?.clientIds ?? []), clientId]
  cases.takeOver(c)
  if (to === 'declined') giveBack(cases, c, clientIds)
  else if (to === 'unable' && asked.slotId) comeAgain(cases, c, { ...asked, clientIds })
  else {
    c.work = { state: to, clientIds }
    cases.tell(c, HEARD_AS[to], noteOf(c, to, asked.reason))
  }
}

/** Nobody has it: the office looks for somebody, at the same time. */
function giveBack(cases: Cases<InstallationBody>, c: WorkCase, clientIds: string[]): void {
  c.work = { state: 'assigned', clientIds }
  c.visit = { ...c.visit!, slotId: null, worker: null, master: null }
  cases.tell(c, c.status, '在换一位师傅，时间不变', { visit: true })
}

/** Another visit at the time proposed, which the customer is asked about. */
function comeAgain(
  cases: Cases<InstallationBody>,
  c: WorkCase,
  { slotId, reason, clientIds }: Transition & { clientIds: string[] },
): void {
  const slot = findFreeSlot(slotId ?? '', new Date(), cases.takenSlots())
  if (!slot) throw new Refusal(409, { error: 'that time is taken', state: stateOf(c) })
  c.work = { state: 'assigned', clientIds }
  c.visit = {
    from: slot.from,
    until: slot.until,
    worker: slot.worker,
    slotId: slot.id,
    askedFor: null,
    needsConfirmation: true,
    again: true,
  }
  cases.tell(c, c.status, reason ?? '要再来一次', { visit: true })
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

function noteOf(c: WorkCase, to: keyof typeof HEARD_AS, reason: string | null = null): string {
  if (to === 'unable') return reason ?? '这次没办成'
  const master = listMasters().find(({ id }) => id === masterOf(c))
  const who = c.visit?.worker ?? (master ? called(master) : '师傅')
  return to === 'done' ? finding(c.body) : `${who}${WORDS[to]}`
}
