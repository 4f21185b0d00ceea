import { createHash } from 'node:crypto'
import type { DeviceEvent, NotKept } from '@onehall/shared/contract/devices'
import type { SosView } from '@onehall/shared/contract/requests'
import type { Tier } from '@onehall/shared/domain/people'
import type { Clock } from '../platform/clock.ts'
import type { Logger } from '../platform/logger.ts'
import type { Sms } from '../platform/sms.ts'
import type { Chore } from '../platform/sweeper.ts'
import { toGcj02 } from '../places/index.ts'
import type { Registration } from '../products/index.ts'
import type { Machines } from '../service-center/index.ts'
import type { Children } from './children.repository.ts'
import type { SosCall, SosCalls } from './sos-calls.repository.ts'

export interface Sos {
  /** Keeps a call and alerts the guardian and the desk, each once; null: it is kept. */
  receive(registration: Registration, event: DeviceEvent): Promise<NotKept | null>
  /** The call that a request is about; null once her yes is gone, or it is deleted. */
  find(ownerId: string, requestId: string): Promise<SosView | null>
  chore: Chore
}

interface Parts {
  calls: SosCalls
  children: Children
  machines: Machines
  sms: Sms
  clock: Clock
  logger: Logger
  allowsMinor(personId: string): Promise<boolean>
  getPerson(personId: string): Promise<{ id: string; tier: Tier; phone: string | null }>
}

/** Nobody else takes up a call while it is alerted. */
const LEASE_MS = 10_000
/** A message that could not be sent for so long is no alert any more: the desk has had it from the start. */
const TRIED_FOR_MS = 3_600_000
/** 15 days, as the text of `minor` promises at the latest; a call told again after that is nobody's any more. */
const KEPT_MS = 15 * 86_400_000

export function createSos(parts: Parts): Sos {
  const { calls, children, machines, sms, clock, logger } = parts
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms)

  const bringToDesk = async ({ id, ownerId, registrationId, at }: SosCall): Promise<void> => {
    const requestId = await machines.sosCalled(await parts.getPerson(ownerId), {
      registrationId,
      callId: id,
      at,
    })
    await calls.markDone(id, { requestId })
  }
  const tellGuardian = async ({ id, ownerId, at }: SosCall): Promise<void> => {
    const { phone } = await parts.getPerson(ownerId)
    if (phone !== null) await sms.sendSos(phone, { id, at })
    await calls.markDone(id, { told: true })
  }
  /** Both at once: neither waits for the other. */
  const alert = async (call: SosCall): Promise<void> => {
    const done = await Promise.allSettled([
      call.requestId === null ? bringToDesk(call) : null,
      call.told ? null : tellGuardian(call),
    ])
    const failed = done.find((one) => one.status === 'rejected')
    if (failed)
      logger.warn({ err: failed.reason as unknown, callId: call.id }, 'an SOS is not told to all yet')
    const isOver = clock.now().getTime() - call.receivedAt.getTime() > TRIED_FOR_MS
    if (!failed || isOver) await calls.settle(call.id)
  }

  return {
    async receive({ id: registrationId, ownerId }, { eventId, at, place = null }) {
      if (!(await parts.allowsMinor(ownerId))) return 'not_allowed'
      if (!(await children.find(ownerId, registrationId))) return 'not_bound'
      if (new Date(at) < later(-KEPT_MS)) return 'too_old'
      const call: SosCall = {
        id: createHash('sha256').update(`${registrationId}\0${eventId}`).digest('base64url').slice(0, 22),
        ownerId,
        registrationId,
        at: new Date(Math.min(Date.parse(at), clock.now().getTime())),
        place,
        receivedAt: clock.now(),
        requestId: null,
        told: false,
      }
      const fresh = await calls.add(call, { leaseUntil: later(LEASE_MS), eraseAt: later(KEPT_MS) })
      if (fresh) await alert(call)
      return null
    },

    async find(ownerId, requestId) {
      if (!(await parts.allowsMinor(ownerId))) return null
      const call = await calls.findOf(ownerId, requestId)
      if (!call) return null
      const child = await children.find(ownerId, call.registrationId)
      return {
        at: call.at.toISOString(),
        nickname: child?.nickname ?? null,
        place: call.place && { wgs84: call.place, gcj02: toGcj02(call.place) },
      }
    },

    chore: {
      name: 'alert of calls for help',
      async run() {
        for (;;) {
          const call = await calls.takeDue(clock.now(), later(LEASE_MS))
          if (!call) return
          await alert(call)
        }
      },
    },
  }
}
