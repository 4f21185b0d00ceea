import { faultKey } from '@onehall/shared/domain/fault-code'
import type { Tier } from '@onehall/shared/domain/people'
import { isOver } from '@onehall/shared/domain/request-states'
import { clock as clockTime } from '@onehall/shared/domain/time'
import type { Clock } from '../../platform/clock.ts'
import { newNumber } from '../../platform/ids.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Card } from '../../products/index.ts'
import { open, type RequestSummary, type ServiceRequest } from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { Requests } from '../requests.repository.ts'
import { PLACES } from '../sealing.ts'
import { idFrom, toSubject, type Intake } from './open-request.service.ts'

/** What machines bring to the hall by themselves. Their owner has allowed it: who calls here has asked. */
export interface Machines {
  /**
   * The request that a fault belongs to. While one about it is open there is no second, and what was reported before
   * the last one was over belongs to that: so an event told again, late or by several processes at once opens nothing.
   */
  faultReported(
    person: { id: string; tier: Tier },
    fault: { registrationId: string; faultCode: string; at: Date },
  ): Promise<string>
  /** A child's watch calls for help: it lies on the desk as a danger. The same call is the same request. */
  sosCalled(
    person: { id: string },
    call: { registrationId: string; callId: string; at: Date },
  ): Promise<string>
}

interface Parts {
  intake: Intake
  requests: Requests
  changes: RequestChanges
  vault: Vault
  clock: Clock
  metrics: Pick<Metrics, 'requestsOpened'>
  getCard(ownerId: string, registrationId: string): Promise<Card>
}

/** Of one machine; older ones can hardly be about a fault that stands now. */
const LOOKED_AT = 50

const SOS_STEPS = [
  '先给孩子打电话，或者打给这会儿和孩子在一起的人',
  '打不通，或者孩子说不安全，马上打 110，手表不会自动报警',
]

export function createMachines(parts: Parts): Machines {
  const { intake, requests, changes, vault, clock } = parts

  const listAbout = async (
    ownerId: string,
    registrationId: string,
    code: string,
  ): Promise<RequestSummary[]> => {
    const asked = await requests.list(ownerId, { registrationId, from: null, limit: LOOKED_AT })
    return asked
      .filter(({ fault }) => fault && faultKey(fault.code) === faultKey(code))
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }
  /** What was merged goes on elsewhere. */
  const isStanding = async ({ ownerId, status, mergedInto }: RequestSummary): Promise<boolean> => {
    if (!isOver(status)) return true
    const survivor = mergedInto && (await requests.find(ownerId, mergedInto))
    return survivor ? isStanding(survivor) : false
  }

  return {
    async faultReported(person, { registrationId, faultCode, at }) {
      const about = await listAbout(person.id, registrationId, faultCode)
      for (const one of about) if (await isStanding(one)) return one.id
      const [last] = about
      const ended = last && (await requests.find(last.ownerId, last.id))
      if (ended && at <= endOf(ended)) return ended.id
      // named by the one before it: of many reports at once each comes to the same name
      const operation = `machine:${registrationId}:${faultKey(faultCode)}:${last?.id ?? ''}`
      const card = await parts.getCard(person.id, registrationId)
      const request = await intake.open(
        person,
        { kind: 'repair', subject: { registrationId }, faultCode, machineSays: faultWords(card, faultCode) },
        operation,
      )
      return request.id
    },

    async sosCalled({ id: ownerId }, { registrationId, callId, at }) {
      const card = await parts.getCard(ownerId, registrationId)
      const id = idFrom(ownerId, `sos:${callId}`)
      const messageId = idFrom(id, 'machine')
      const words = `孩子的手表在 ${clockTime(at)} 按了求助键。孩子没事的话，点“不办了”。`
      const { request, fresh } = await changes.add(
        open({
          id,
          number: newNumber(clock.now()),
          ownerId,
          kind: 'question',
          title: '儿童手表求助',
          priority: 'danger',
          subject: toSubject({ registrationId }, card),
          fault: null,
          excerpt: null,
          whereabouts: null,
          slotId: null,
          routedBy: 'rule',
          danger: { articleId: '', title: '孩子按了手表求助', steps: SOS_STEPS },
          goldExchange: false,
          reportedBy: 'watch',
          message: null,
          notice: { id: messageId, text: await vault.seal(ownerId, PLACES.message(messageId), words) },
          legs: [],
          answered: null,
          desk: 'danger',
          at: clock.now(),
        }),
      )
      if (fresh) parts.metrics.requestsOpened.inc({ kind: request.kind })
      return request.id
    },
  }
}

/** When it was over: done, or called off. What departments said of it since does not count. */
const endOf = ({ cycles, events, updatedAt }: ServiceRequest): Date =>
  cycles.at(-1)?.resolvedAt ?? events.findLast(({ type }) => type === 'status')?.at ?? updatedAt

function faultWords({ product }: Card, code: string): string {
  const meaning = product.faultCodes.find((f) => faultKey(f.code) === faultKey(code))?.meaning
  return `${product.category}自己报了 ${faultKey(code)}${meaning ? `（${meaning}）` : ''}，一厅替您开了这一件，不用再报一次。照说明书弄好了，点“不办了”就行。`
}
