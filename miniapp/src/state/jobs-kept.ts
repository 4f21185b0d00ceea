import type { JobView } from '@onehall/shared/contract/jobs'
import { dayOf } from '@onehall/shared/domain/time'
import { create } from 'zustand'
import { listJobs, type JobDays } from '../api/jobs.ts'
import { keep } from '../platform/storage.ts'
import { withCare } from './kept-care.ts'
import { useSession } from './session.ts'

/** So many days are on the device, from today on. */
const DAYS = 3

interface Kept {
  etag: string
  body: JobDays
}

const kept = keep<Kept>('mine.jobs', 1)

interface Store {
  days: JobDays | null
  /** when they came */
  at: number | null
}

const stored = (): Store => {
  const found = kept.read()
  return { days: found?.value.body ?? null, at: found?.at ?? null }
}

/** An installer's jobs of today and the coming days, as the device has them. */
export const useJobsKept = create<Store>(stored)
useSession.subscribe(() => useJobsKept.setState(stored()))

export const keptJob = (id: string): JobView | null =>
  useJobsKept.getState().days?.items.find((job) => job.id === id) ?? null

/** Asks the server how they stand; what is unchanged is not sent again. */
export async function refreshJobs(): Promise<JobDays> {
  const before = kept.read()?.value
  const date = dayOf(new Date())
  const fresh = await listJobs({ date, days: DAYS }, before?.body.date === date ? before.etag : undefined)
  const now = fresh ?? before
  // a 304 comes only to the tag of what is kept
  if (!now) throw new Error('unchanged, but nothing is kept')
  const known = kept.read()?.value.body.items ?? []
  const items = now.body.items.map((job) =>
    further(
      known.find(({ id }) => id === job.id),
      job,
    ),
  )
  put({ ...now, body: { ...now.body, items } })
  return now.body
}

/** What the server said of one of them. */
export function putJob(job: JobView): void {
  const before = kept.read()?.value
  if (!before?.body.items.some(({ id }) => id === job.id)) return
  const items = before.body.items.map((one) => (one.id === job.id ? further(one, job) : one))
  put({ ...before, body: { ...before.body, items } })
}

/** A reply may have been overtaken by a later one on its way: his own acts only ever get more. */
const further = (before: JobView | undefined, now: JobView): JobView =>
  before && before.acts.length > now.acts.length ? before : withCare(before, now)

function put(now: Kept): void {
  kept.write(now)
  useJobsKept.setState({ days: now.body, at: Date.now() })
}
