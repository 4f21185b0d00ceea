import { departmentSlots } from '@onehall/shared/contract/departments'
import type { SlotView } from '@onehall/shared/contract/requests'
import { jobCodeOf, type JobMove, type WorkSheet } from '@onehall/shared/domain/job-states'
import { dayOf } from '@onehall/shared/domain/time'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/vault.ts'
import type { CareBook } from '../care/care.service.ts'
import type { DepartmentClient } from '../departments/index.ts'
import { ask } from '../enquiries/enquiries.service.ts'
import { jobDay } from '../marks.ts'
import {
  askCharges,
  getLeg,
  handOver,
  recordJob,
  type Leg,
  type NewJobAct,
  type Recorded,
  type ServiceRequest,
} from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import { PLACES } from '../sealing.ts'
import { openFieldJob, type FieldJob, type Installer } from './field-job.ts'
import type { FieldRequests } from './field-requests.repository.ts'
import type { PriceItem, PriceLists } from './price-lists.ts'
import { tryCode } from './visit-code.ts'

/** What an installer says, checked and with what it names looked up. */
export interface FieldAct extends Pick<
  NewJobAct,
  'at' | 'farAway' | 'unit' | 'checks' | 'readings' | 'photos' | 'mediaIds' | 'parts' | 'signed' | 'clientId'
> {
  to: JobMove
  slotId: string | null
  reason: string | null
  customerCode: string | null
  sheet: WorkSheet
}

/** The hall's part in an installer's day. Throws job.unknown for whatever is none of this installer's. */
export interface Field {
  list(installer: Installer, days: string[]): Promise<FieldJob[]>
  /** By its id, or by the code on its work sheet. */
  get(installer: Installer, idOrCode: string): Promise<FieldJob>
  /** One durable write; installation is told after it. Throws what `recordJob` throws, and job.wrong_code. */
  record(installer: Installer, jobId: string, act: FieldAct): Promise<FieldJob>
  /** Throws job.not_priced, department.unavailable. */
  askCharges(
    installer: Installer,
    jobId: string,
    asked: { clientId: string; items: { name: string; quantity: number }[] },
  ): Promise<FieldJob>
  handOver(installer: Installer, jobId: string, text: string | null): Promise<FieldJob>
  /** Free times to come again. */
  slots(job: FieldJob, query: { from?: string | undefined; days: number }): Promise<SlotView[]>
  prices(job: FieldJob): Promise<PriceItem[] | null>
}

interface Parts {
  fieldRequests: FieldRequests
  changes: RequestChanges
  client: DepartmentClient
  priceLists: PriceLists
  vault: Vault
  care: CareBook
  clock: Clock
}

/** How far around today a scanned work sheet is looked for, days. */
const [BACK, AHEAD] = [7, 14]
const DAY_MS = 86_400_000

export function createField(parts: Parts): Field {
  const { fieldRequests, changes, client, priceLists, vault, care, clock } = parts

  const openAll = async (requests: ServiceRequest[], installer: Installer): Promise<FieldJob[]> => {
    const legs = requests.flatMap((request) => request.legs.map((leg) => ({ request, leg })))
    const jobs = await Promise.all(
      legs.map(({ request, leg }) => openFieldJob(request, leg, { installer, vault, care })),
    )
    return jobs.filter((job) => job !== null)
  }
  const list: Field['list'] = async (installer, days) => {
    const found = await fieldRequests.listOfDays(days.map((day) => `${installer.ref} ${day}`))
    const jobs = await openAll(found, installer)
    return jobs.filter((job) => isOfDays(job, days)).sort((a, b) => a.from.getTime() - b.from.getTime())
  }
  const findByCode = async (installer: Installer, code: string): Promise<FieldJob | undefined> => {
    const today = clock.now().getTime()
    const days = Array.from({ length: BACK + AHEAD + 1 }, (_, i) =>
      jobDay(installer.ref, new Date(today + (i - BACK) * DAY_MS)),
    )
    const jobs = await openAll(await fieldRequests.listOfDays(days), installer)
    return jobs.find((job) => jobCodeOf(job.ref) === code)
  }
  const load = async (
    installer: Installer,
    idOrCode: string,
  ): Promise<{ request: ServiceRequest; leg: Leg }> => {
    const legId = idOrCode.startsWith('OHJ-') ? (await findByCode(installer, idOrCode))?.id : idOrCode
    const request = legId === undefined ? null : await fieldRequests.findByLeg(legId)
    const leg = request?.legs.find(({ id }) => id === legId)
    if (!request || !leg?.job?.installers.includes(installer.ref)) throw new Problem('job.unknown')
    return { request, leg }
  }
  const open = async (request: ServiceRequest, legId: string, installer: Installer): Promise<FieldJob> => {
    const job = await openFieldJob(request, getLeg(request, legId), { installer, vault, care })
    if (!job) throw new Problem('job.unknown')
    return job
  }

  const seal = async (
    { ownerId }: ServiceRequest,
    legId: string,
    { clientId, reason }: Pick<FieldAct, 'clientId' | 'reason'>,
  ) => (reason === null ? null : vault.seal(ownerId, PLACES.actReason(legId, clientId), reason))

  return {
    list,
    async get(installer, idOrCode) {
      const { request, leg } = await load(installer, idOrCode)
      return open(request, leg.id, installer)
    },
    async record(installer, jobId, { sheet, customerCode, ...said }) {
      const { request, leg } = await load(installer, jobId)
      const { clientId } = said
      const act: NewJobAct = {
        ...said,
        installer: { ref: installer.ref, name: installer.name },
        recordedAt: clock.now(),
        reason: await seal(request, leg.id, said),
        code: customerCode === null ? null : tryCode(vault, leg.id, { clientId, code: customerCode }),
      }
      let wrongCode: Recorded['wrongCode'] = null
      const after = await changes.change(
        request,
        (r) => {
          const recorded = recordJob(r, leg.id, { act, sheet })
          wrongCode = recorded.wrongCode
          return recorded.request
        },
        request,
      )
      if (wrongCode) throw wrong(wrongCode)
      return open(after, leg.id, installer)
    },
    async askCharges(installer, jobId, { clientId, items }) {
      const { request, leg } = await load(installer, jobId)
      const known = await priceLists.find(request.subject?.product?.gtin ?? null, request.kind)
      if (known === null) throw new Problem('department.unavailable', undefined, { retryAfter: 5 })
      const priced = items.map(({ name, quantity }) => {
        const found = known.find((item) => item.name === name)
        if (!found) throw new Problem('job.not_priced', `价目表里没有“${name}”`)
        return { ...found, quantity }
      })
      const charges = { id: clientId, at: clock.now(), items: priced, state: 'asked' as const }
      const after = await changes.change(
        request,
        (r) => askCharges(r, leg.id, { charges, installerRef: installer.ref }),
        request,
      )
      return open(after, leg.id, installer)
    },
    async handOver(installer, jobId, text) {
      const { request, leg } = await load(installer, jobId)
      const at = clock.now()
      const id = `handover-${leg.id}`
      const sealed = text === null ? null : await vault.seal(request.ownerId, PLACES.message(id), text)
      const note = sealed && { id, at, agentId: installer.accountId, name: installer.name, text: sealed }
      const after = await changes.change(request, (r) => handOver(r, leg.id, { note, at }), request)
      return open(after, leg.id, installer)
    },
    async slots({ request, product, regionCode }, { from, days }) {
      const query = new URLSearchParams({
        kind: request.kind === 'install' ? 'install' : 'repair',
        from: from ?? dayOf(clock.now()),
        days: String(days),
        ...(product ? { gtin: product.gtin } : {}),
        ...(product?.serial ? { serial: product.serial } : {}),
        ...(regionCode ? { regionCode } : {}),
      })
      return (await ask(() => client.ask('slots', `/slots?${query.toString()}`, departmentSlots))).items
    },
    prices: ({ product, request }) => priceLists.find(product?.gtin ?? null, request.kind),
  }
}

/** His now; or with acts of his on those days that wait for a decision, or for their end to be said. */
function isOfDays({ standing, state, from, acts }: FieldJob, days: string[]): boolean {
  if (standing === 'yours' && days.includes(dayOf(from))) return true
  const hasBegun = standing !== 'yours' && state === 'started'
  return acts.some(
    (act) =>
      (hasBegun || act.delivery === 'conflict') &&
      days.includes(dayOf(act.assignment.split(' ')[1] ?? act.at)),
  )
}

const wrong = ({ triesLeft }: { triesLeft: number }): Problem =>
  triesLeft > 0
    ? new Problem('job.wrong_code', `确认码不对，还能试 ${triesLeft} 次`)
    : new Problem('job.code_spent')
