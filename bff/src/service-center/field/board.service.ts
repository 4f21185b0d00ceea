import {
  departmentInstallers,
  workOrders,
  workRefusal,
  type WorkOrder,
} from '@onehall/shared/contract/departments'
import type { BoardJob } from '@onehall/shared/contract/dispatch-board'
import { dayOf } from '@onehall/shared/domain/time'
import { Problem } from '@onehall/shared/problem'
import type { Audit } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { CallError } from '../../platform/http-client.ts'
import { DepartmentError, type DepartmentClient } from '../departments/index.ts'
import { ask } from '../enquiries/enquiries.service.ts'
import {
  conflictOf,
  getLeg,
  jobOf,
  jobStateOf,
  settleConflict,
  type JobAct,
  type Leg,
  type ServiceRequest,
} from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { FieldRequests } from './field-requests.repository.ts'

export interface BoardDay {
  date: string
  installers: { id: string; name: string; skills: string[]; regions: string[]; jobs: BoardJob[] }[]
  unassigned: BoardJob[]
  conflicts: BoardJob[]
}

/** Ops see who goes where as installation has it now, and change it there. Throws department.unavailable. */
export interface Board {
  day(date: string | undefined): Promise<BoardDay>
  /** Throws job.unknown, job.overlap, job.unfit, job.changed, job.over. */
  assign(opsId: string, jobId: string, change: Assignment, operation: string): Promise<BoardJob>
  /** Throws job.unknown, job.no_conflict. */
  settle(opsId: string, jobId: string, choice: { confirm: boolean; reason: string }): Promise<BoardJob>
}

export interface Assignment {
  installerId: string
  slot?: { from: string; until: string } | undefined
  version: string
}

interface Parts {
  fieldRequests: FieldRequests
  changes: RequestChanges
  client: DepartmentClient
  audit: Audit
  clock: Clock
}

const CONFLICTS_SHOWN = 50

export function createBoard({ fieldRequests, changes, client, audit, clock }: Parts): Board {
  const listOrders = async (query: Record<string, string>): Promise<WorkOrder[]> =>
    (
      await ask(() =>
        client.ask('work orders', `/work-orders?${new URLSearchParams(query).toString()}`, workOrders),
      )
    ).items

  const load = async (jobId: string): Promise<{ request: ServiceRequest; leg: Leg; ref: string }> => {
    const request = await fieldRequests.findByLeg(jobId)
    const leg = request?.legs.find(({ id }) => id === jobId)
    if (!request || !leg?.ref || !leg.appointment) throw new Problem('job.unknown')
    return { request, leg, ref: leg.ref }
  }
  const record = (opsId: string, action: string, jobId: string, payload: unknown) =>
    audit.record({
      stream: 'dispatch',
      actor: opsId,
      role: 'ops',
      action,
      objectRef: `jobs/${jobId}`,
      payload,
    })

  return {
    async day(date = dayOf(clock.now())) {
      const [orders, { items: installers }, disputed] = await Promise.all([
        listOrders({ date }),
        ask(() => client.ask('installers', '/installers', departmentInstallers)),
        fieldRequests.listConflicts(CONFLICTS_SHOWN),
      ])
      const requests = await fieldRequests.listByRefs(orders.map((order) => order.id))
      const jobs = orders.flatMap((order) => {
        const request = requests.find((r) => r.legs.some((leg) => leg.ref === order.id))
        const leg = request?.legs.find(({ ref }) => ref === order.id)
        return request && leg ? [presentBoardJob(request, leg, order)] : []
      })
      const conflicts = disputed.flatMap((request) =>
        request.legs
          .filter((leg) => jobOf(leg).acts.some((act) => act.delivery === 'conflict'))
          .map((leg) => jobs.find(({ id }) => id === leg.id) ?? presentBoardJob(request, leg, null)),
      )
      return {
        date,
        conflicts,
        unassigned: jobs.filter((job) => job.installerId === null),
        installers: installers.map((one) => ({
          ...one,
          jobs: jobs.filter((job) => job.installerId === one.id),
        })),
      }
    },

    async assign(opsId, jobId, { installerId, slot, version }, operation) {
      const { request, leg, ref } = await load(jobId)
      await record(opsId, 'assign', jobId, { installerId, slot, version, operation })
      const assignment = { assignId: operation, installerRef: installerId, slot: slot ?? null, version }
      return presentBoardJob(request, leg, await decided(() => client.assignWorkOrder(ref, assignment)))
    },

    async settle(opsId, jobId, { confirm, reason }) {
      const { request, leg, ref } = await load(jobId)
      await record(opsId, confirm ? 'confirm' : 'set aside', jobId, { reason })
      const after = await changes.change(request, (r) =>
        settleConflict(r, leg.id, { confirm, at: clock.now() }),
      )
      const day = dayOf(leg.appointment?.from ?? clock.now())
      const order = await listOrders({ date: day }).catch(() => [])
      return presentBoardJob(after, getLeg(after, leg.id), order.find(({ id }) => id === ref) ?? null)
    },
  }
}

/** Installation decides, and says why not. */
async function decided(call: () => Promise<WorkOrder>): Promise<WorkOrder> {
  try {
    return await ask(call)
  } catch (error) {
    const cause = error instanceof Problem ? error.cause : null
    const refused = cause instanceof DepartmentError && cause.kind === 'refused' ? cause.cause : null
    const said = refused instanceof CallError ? workRefusal.safeParse(refused.reply) : null
    if (said?.success) throw new Problem(`job.${said.data.code}`, said.data.reason)
    throw error
  }
}

/** As installation has it; where it has not been asked, as we last heard of it. */
function presentBoardJob(request: ServiceRequest, leg: Leg, order: WorkOrder | null): BoardJob {
  const { appointment } = leg
  const dispute = jobOf(leg).acts.findLast((act) => act.delivery === 'conflict')
  const state = jobStateOf(leg)
  return {
    id: leg.id,
    ref: leg.ref ?? '',
    requestNumber: request.number,
    title: request.title,
    priority: request.priority,
    from: order?.from ?? appointment?.from.toISOString() ?? leg.updatedAt.toISOString(),
    until: order?.until ?? appointment?.until.toISOString() ?? leg.updatedAt.toISOString(),
    confirmed: !(order?.needsConfirmation ?? appointment?.needsConfirmation ?? false),
    state: order?.installerRef === appointment?.installerRef ? state : (order?.state ?? state),
    installerId: order ? order.installerRef : (appointment?.installerRef ?? null),
    regionText: order?.regionText ?? null,
    regionCode: order?.regionCode ?? null,
    needs: order?.needs ?? null,
    version: order?.version ?? '',
    conflict: dispute
      ? {
          installerName: dispute.installer.name,
          why: conflictOf(leg, dispute),
          to: dispute.to,
          at: dispute.at.toISOString(),
          recorded: recordedWith(leg, dispute),
          handedOver: jobOf(leg).handedOver === true,
        }
      : null,
  }
}

/** All that the same installer recorded for that visit, what installation has of it included. */
function recordedWith(leg: Leg, { installer, assignment }: JobAct): Recorded {
  const acts = jobOf(leg).acts.filter(
    (act) => act.installer.ref === installer.ref && act.assignment === assignment,
  )
  const by = acts.findLast((act) => act.to === 'done')?.confirmedBy ?? null
  return {
    checks: new Set(acts.flatMap((act) => act.checks.map(({ id }) => id))).size,
    photos: acts.reduce((sum, { photos, mediaIds }) => sum + photos.length + mediaIds.length, 0),
    readings: acts.flatMap((act) => act.readings.map(({ name, unit, value }) => ({ name, unit, value }))),
    parts: acts.flatMap((act) => act.parts),
    confirmedBy: by === 'reason' ? null : by,
  }
}

type Recorded = NonNullable<BoardJob['conflict']>['recorded']
