import type { JobActView, JobUnit, JobView, MoveJobInput } from '@onehall/shared/contract/jobs'
import type { MediaView } from '@onehall/shared/contract/media'
import type { SlotView } from '@onehall/shared/contract/requests'
import {
  distanceKm,
  FAR_AWAY_KM,
  judgeUnit,
  type Place,
  type UnitVerdict,
  type WorkSheet,
} from '@onehall/shared/domain/job-states'
import { dayOf } from '@onehall/shared/domain/time'
import { Problem } from '@onehall/shared/problem'
import { toWgs84 } from '../places/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Product } from '../products/index.ts'
import type { Field, FieldAct, FieldJob, Installer } from '../service-center/index.ts'
import { presentAct, presentJob, type JobFacts } from './jobs.presenter.ts'
import { summaryOf, type DaySummary } from './summary.policy.ts'
import { workSheetFor } from './work-sheet.policy.ts'

/** The installer's side. All of it throws installer.none, and job.unknown for what is none of theirs. */
export interface Jobs {
  list(accountId: string, query: { date?: string | undefined; days: number }): Promise<DayOfJobs>
  get(accountId: string, id: string): Promise<JobView>
  /** Throws what the contract of moveJob names. */
  move(
    accountId: string,
    id: string,
    input: MoveJobInput,
  ): Promise<{ act: JobActView; asksWhyFarAway: boolean; job: JobView }>
  /** Throws code.malformed. */
  checkUnit(
    accountId: string,
    id: string,
    unitCode: string,
  ): Promise<{ verdict: UnitVerdict; expected: JobUnit | null; scanned: JobUnit | null }>
  askCharges(
    accountId: string,
    id: string,
    asked: { clientId: string; items: { name: string; quantity: number }[] },
  ): Promise<JobView>
  handOver(accountId: string, id: string, text: string | undefined): Promise<JobView>
  slots(
    accountId: string,
    id: string,
    query: { from?: string | undefined; days: number },
  ): Promise<SlotView[]>
  summary(accountId: string, date: string | undefined): Promise<DaySummary>
}

export interface DayOfJobs {
  date: string
  days: number
  installer: { name: string }
  dispatchPhone: string | null
  comparesPlace: boolean
  items: JobView[]
}

export interface JobsParts {
  field: Field
  clock: Clock
  dispatchPhone: string | null
  /** Null where the account is no installer to installation. */
  findInstaller(accountId: string): Promise<Installer | null>
  findProduct(gtin: string): Promise<Product | null>
  /** What a camera gave; null where it names no product. */
  readUnit(code: string): Promise<{ gtin: string; serial: string | null } | null>
  checkMedia(ownerId: string, ids: string[]): Promise<void>
  mediaViews(ids: string[]): Promise<MediaView[]>
  /** Whether where this person is may be compared with an address: by consent only. */
  allowsPlace(accountId: string): Promise<boolean>
}

/** A phone's clock may be wrong, and an act may have waited for a signal: so long, and never later than now. */
const OLDEST_MS = 14 * 86_400_000
const DAY_MS = 86_400_000

export function createJobs(parts: JobsParts): Jobs {
  const { field, clock, findProduct } = parts

  const installerOf = async (accountId: string): Promise<Installer> => {
    const installer = await parts.findInstaller(accountId)
    if (!installer) throw new Problem('installer.none')
    return installer
  }
  const unitOf = async (unit: { gtin: string; serial: string | null } | null): Promise<JobUnit | null> => {
    const product = unit && (await findProduct(unit.gtin))
    if (!unit || !product) return null
    const { gtin, model, name, category } = product
    return { gtin, model, name, category, serial: unit.serial }
  }
  const sheetFor = async ({ product, request }: FieldJob): Promise<WorkSheet> =>
    workSheetFor(product && (await findProduct(product.gtin)), request.kind)

  const factsOf = async (job: FieldJob, before: FieldJob | null): Promise<JobFacts> => ({
    job,
    before,
    sheet: await sheetFor(job),
    prices: await field.prices(job),
    expected: job.product && { ...job.product },
    scanned: await unitOf(job.counting.findLast((act) => act.unit !== null)?.unit ?? null),
  })
  const present = async (job: FieldJob, before: FieldJob | null = null): Promise<JobView> =>
    presentJob(await factsOf(job, before), (ids) => parts.mediaViews(ids))
  /** With the visit before it, as the list has it: the view is the same wherever it is read. */
  const presentOne = async (job: FieldJob, installer: Installer): Promise<JobView> => {
    const day = await field.list(installer, [dayOf(job.from)])
    return present(job, day[day.findIndex(({ id }) => id === job.id) - 1] ?? null)
  }

  /** A reply to an act may be kept for a day: what she may take back at once is not in it. */
  const presentAfter = async (job: FieldJob, installer: Installer): Promise<JobView> => {
    const { care: _onlyWhereItIsRead, ...view } = await presentOne(job, installer)
    return view
  }

  const readUnit = async (code: string) => {
    const unit = await parts.readUnit(code)
    if (!unit) throw new Problem('code.malformed', '请扫机身上的码')
    return unit
  }
  const isFarAway = async (accountId: string, { directions }: FieldJob, here: Place | undefined) => {
    const place = directions?.place
    if (!here || !place || !(await parts.allowsPlace(accountId))) return false
    // the phone speaks WGS84, installation GCJ-02: up to 600 m apart
    return distanceKm(here, toWgs84({ ...place, datum: 'gcj02' })) > FAR_AWAY_KM
  }
  const boundedTime = (at: string): Date => {
    const now = clock.now().getTime()
    return new Date(Math.min(now, Math.max(Date.parse(at), now - OLDEST_MS)))
  }

  const toAct = async (installer: Installer, job: FieldJob, input: MoveJobInput): Promise<FieldAct> => {
    const sheet = await sheetFor(job)
    const pictures = [...(input.photos ?? []).map(({ mediaId }) => mediaId), ...(input.mediaIds ?? [])]
    if (input.signatureMediaId) pictures.push(input.signatureMediaId)
    await parts.checkMedia(installer.accountId, [...new Set(pictures)])
    const ticked = new Set((input.checklist ?? []).filter(({ ok }) => ok).map(({ id }) => id))
    return {
      to: input.to,
      clientId: input.clientId,
      at: boundedTime(input.at),
      farAway: input.to === 'arrived' && (await isFarAway(installer.accountId, job, input.location)),
      unit: input.unitCode ? await readUnit(input.unitCode) : null,
      checks: sheet.checks.filter(({ id }) => ticked.has(id)).map(({ id, text }) => ({ id, text })),
      readings: (input.readings ?? []).flatMap(({ id, value }) => {
        const known = sheet.readings.find((reading) => reading.id === id)
        return known ? [{ id, name: known.name, unit: known.unit, value }] : []
      }),
      photos: input.photos ?? [],
      mediaIds: [...(input.mediaIds ?? []), ...(input.signatureMediaId ? [input.signatureMediaId] : [])],
      parts: input.parts ?? [],
      signed: input.signatureMediaId !== undefined,
      slotId: input.newSlotId ?? null,
      reason: input.reason ?? null,
      customerCode: input.customerCode ?? null,
      sheet,
    }
  }

  return {
    async list(accountId, { date = dayOf(clock.now()), days }) {
      const installer = await installerOf(accountId)
      const jobs = await field.list(installer, daysFrom(date, days))
      const items = await Promise.all(jobs.map((job, i) => present(job, sameDay(jobs[i - 1], job))))
      return {
        date,
        days,
        installer: { name: installer.name },
        dispatchPhone: parts.dispatchPhone,
        comparesPlace: await parts.allowsPlace(accountId),
        items,
      }
    },
    async get(accountId, id) {
      const installer = await installerOf(accountId)
      return presentOne(await field.get(installer, id), installer)
    },
    async move(accountId, id, input) {
      const installer = await installerOf(accountId)
      const job = await field.get(installer, id)
      const after = await field.record(installer, job.id, await toAct(installer, job, input))
      const act = after.acts.find(({ clientId }) => clientId === input.clientId)
      if (!act) throw new Error(`job ${job.id} did not keep ${input.clientId}`)
      return {
        act: presentAct(act),
        asksWhyFarAway: act.farAway && act.reason === null,
        job: await presentAfter(after, installer),
      }
    },
    async checkUnit(accountId, id, unitCode) {
      const { product } = await field.get(await installerOf(accountId), id)
      const unit = await readUnit(unitCode)
      const verdict = judgeUnit(product?.gtin ?? null, unit.gtin)
      return { verdict, expected: product && { ...product }, scanned: await unitOf(unit) }
    },
    async askCharges(accountId, id, asked) {
      const installer = await installerOf(accountId)
      const job = await field.get(installer, id)
      return presentAfter(await field.askCharges(installer, job.id, asked), installer)
    },
    async handOver(accountId, id, text) {
      const installer = await installerOf(accountId)
      const job = await field.get(installer, id)
      return presentAfter(await field.handOver(installer, job.id, text ?? null), installer)
    },
    async slots(accountId, id, query) {
      return field.slots(await field.get(await installerOf(accountId), id), query)
    },
    async summary(accountId, date = dayOf(clock.now())) {
      const installer = await installerOf(accountId)
      return summaryOf(date, await field.list(installer, [date]))
    },
  }
}

const daysFrom = (date: string, days: number): string[] =>
  Array.from({ length: days }, (_, i) => dayOf(new Date(Date.parse(`${date}T12:00:00+08:00`) + i * DAY_MS)))

const sameDay = (before: FieldJob | undefined, job: FieldJob): FieldJob | null =>
  before && dayOf(before.from) === dayOf(job.from) ? before : null
