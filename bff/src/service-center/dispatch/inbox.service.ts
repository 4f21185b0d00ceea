import type { DepartmentEvent } from '@onehall/shared/contract/departments'
import type { Department } from '@onehall/shared/domain/request-states'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/vault.ts'
import {
  departmentSays,
  type Appointment,
  type DepartmentWord,
  type ServiceRequest,
} from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { Worklist } from './worklist.repository.ts'
import { PLACES, type Directions } from '../sealing.ts'
import type { DepartmentEvents } from './department-events.repository.ts'

export interface Inbox {
  /** Keeps a department's word and folds it into its request. A word for a case we do not know yet waits for it. */
  receive(department: Department, event: DepartmentEvent): Promise<{ repeated: boolean }>
  /** Folds in what is waiting for a case; harmless to repeat. */
  apply(department: Department, caseRef: string): Promise<void>
}

interface Parts {
  events: DepartmentEvents
  worklist: Worklist
  changes: RequestChanges
  vault: Vault
  clock: Clock
}

export function createInbox({ events, worklist, changes, vault, clock }: Parts): Inbox {
  const toAppointment = async (
    ownerId: string,
    legId: string,
    { eventId, a }: { eventId: string; a: NonNullable<DepartmentEvent['appointment']> },
  ): Promise<Appointment> => {
    const directions: Directions = { place: a.place ?? null, hint: a.hint ?? null, relay: a.relay ?? null }
    const given = Object.values(directions).some((one) => one !== null)
    return {
      from: new Date(a.from),
      until: new Date(a.until),
      worker: a.worker ?? null,
      needsConfirmation: a.needsConfirmation ?? false,
      again: a.again ?? false,
      installerRef: a.installerRef ?? null,
      directions: given
        ? await vault.seal(ownerId, PLACES.directions(legId, eventId), JSON.stringify(directions))
        : null,
    }
  }
  const toWord = async (ownerId: string, legId: string, e: DepartmentEvent): Promise<DepartmentWord> => ({
    eventId: e.eventId,
    status: e.status,
    saidAt: new Date(e.at),
    note: e.note ? await vault.seal(ownerId, PLACES.note(legId, e.eventId), e.note) : null,
    appointment: e.appointment
      ? await toAppointment(ownerId, legId, { eventId: e.eventId, a: e.appointment })
      : null,
  })

  const apply: Inbox['apply'] = async (department, caseRef) => {
    const request = await worklist.findByRef(department, caseRef)
    if (!request) return
    const waiting = await events.listWaiting(department, caseRef)
    if (waiting.length === 0) return
    const leg = request.legs.find((l) => l.department === department && l.ref === caseRef)
    if (!leg) return
    const words = await Promise.all(waiting.map((e) => toWord(request.ownerId, leg.id, e)))
    const fold = (r: ServiceRequest): ServiceRequest =>
      words.reduce((now, word) => departmentSays(now, leg.id, word, clock.now()), r)
    await changes.change(request, fold, request)
    await events.markApplied(
      department,
      waiting.map((e) => e.eventId),
    )
  }

  return {
    apply,
    async receive(department, event) {
      const fresh = await events.keep(department, event, clock.now())
      await apply(department, event.caseRef)
      return { repeated: !fresh }
    },
  }
}
