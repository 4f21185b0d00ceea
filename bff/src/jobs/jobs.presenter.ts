import { createHash } from 'node:crypto'
import type { JobActView, JobUnit, JobView } from '@onehall/shared/contract/jobs'
import type { MediaView } from '@onehall/shared/contract/media'
import { distanceKm, jobCodeOf, JOB_CODE_TRIES, type WorkSheet } from '@onehall/shared/domain/job-states'
import { maskPhone } from '@onehall/shared/domain/people'
import type { FieldJob } from '../service-center/index.ts'

/** A job, and what other rooms know of it. */
export interface JobFacts {
  job: FieldJob
  /** the visit before it on the same day */
  before: FieldJob | null
  sheet: WorkSheet
  prices: JobView['prices']
  expected: JobUnit | null
  scanned: JobUnit | null
}

/** Every field of the view, in its order. `mediaViews` gives links for an hour. */
export async function presentJob(
  { job, before, sheet, prices, expected, scanned }: JobFacts,
  mediaViews: (ids: string[]) => Promise<MediaView[]>,
): Promise<JobView> {
  const { request, whereabouts, directions } = job
  const photos = job.counting.flatMap((act) => act.photos)
  const views = await mediaViews(photos.map(({ mediaId }) => mediaId))
  const view: Omit<JobView, 'version'> = {
    id: job.id,
    code: jobCodeOf(job.ref),
    ref: job.ref,
    requestNumber: request.number,
    kind: request.kind,
    title: request.title,
    priority: request.priority,
    state: job.state,
    standing: job.standing,
    from: job.from.toISOString(),
    until: job.until.toISOString(),
    confirmed: job.confirmed,
    hint: directions?.hint ?? null,
    customer: whereabouts && {
      name: maskName(whereabouts.contact.name),
      phoneMasked: maskPhone(whereabouts.contact.phone),
      relay: directions?.relay ?? null,
    },
    address: whereabouts && {
      regionText: whereabouts.address.regionText,
      detail: whereabouts.address.detail,
      place: directions?.place ?? null,
    },
    distanceKm: between(before, job),
    fault: request.fault,
    care: job.care,
    expected,
    scanned,
    sheet,
    recorded: {
      checkedIds: job.counting.flatMap((act) => act.checks.map(({ id }) => id)),
      photos: photos.flatMap(({ of }, i) => (views[i] ? [{ of, media: views[i] }] : [])),
      readings: job.counting.flatMap((act) => act.readings.map(({ id, value }) => ({ id, value }))),
    },
    prices,
    charges: job.job.charges.map(({ id, items, state }) => ({
      id,
      items,
      state,
      total: items.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
    })),
    thread: await Promise.all(
      job.thread.map(async ({ at, text, mediaIds }) => ({
        at: at.toISOString(),
        text,
        media: await mediaViews(mediaIds),
      })),
    ),
    acts: job.acts.map(presentAct),
    codeTriesLeft: Math.max(0, JOB_CODE_TRIES - job.job.wrongCodes.length),
    conflict: conflictOf(job),
  }
  return { ...view, version: versionOf(view) }
}

export const presentAct = (act: FieldJob['acts'][number]): JobActView => ({
  clientId: act.clientId,
  to: act.to,
  at: act.at.toISOString(),
  recordedAt: act.recordedAt.toISOString(),
  delivery: act.delivery,
  reason: act.reason,
  farAway: act.farAway,
})

/** Links change by the hour and say nothing new. */
export const versionOf = (view: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(view, (name, value: unknown) => (name === 'url' ? undefined : value)))
    .digest('base64url')
    .slice(0, 16)

const maskName = (name: string): string => (name === '' ? '客户' : `${[...name][0]}**`)

export function between(before: FieldJob | null, job: FieldJob): number | null {
  const [from, to] = [before?.directions?.place, job.directions?.place]
  return from && to ? Math.round(distanceKm(from, to) * 10) / 10 : null
}

const WORDS = {
  reassigned: '这一单已经改派给别的师傅，您做的记录都还在',
  cancelled: '这一单已经取消，您做的记录都还在',
  moved: '这一单的时间改过了，您做的记录都还在',
  refused: '安装那边没有收下，您做的记录都还在',
} as const

const conflictOf = ({ disputed, job }: FieldJob): JobView['conflict'] =>
  disputed && { why: disputed, sentence: WORDS[disputed], handedOver: job.handedOver === true }
