import { isJobOver } from '@onehall/shared/domain/job-states'
import { create } from 'zustand'
import { newKey } from '../platform/key.ts'
import { isOnline, onNetworkChange } from '../platform/network.ts'
import { keptJob, useJobsKept } from '../state/jobs-kept.ts'
import { useSession } from '../state/session.ts'
import { files, isRoomShort, recordsOf } from './device.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { countsOf, EMPTY_RECORD, type Counts, type JobRecord } from './record.ts'
import { wire } from './wire.ts'

interface Shown {
  records: Readonly<Record<string, JobRecord>>
  /** the entry that is on its way */
  sending: string | null
  roomIsShort: boolean
}

/** What waits on the device, for pages. */
export const useOutbox = create<Shown>(() => ({ records: {}, sending: null, roomIsShort: false }))

export const useRecord = (jobId: string): JobRecord => useOutbox((s) => s.records[jobId] ?? EMPTY_RECORD)

let current: { accountId: string; outbox: Outbox } | null = null

/** The queue of who is signed in. */
export function outbox(): Outbox {
  if (!current) throw new Error('nobody is signed in')
  return current.outbox
}

/** Called once, at launch: whatever waits goes out whenever it can. */
export function startOutbox(): void {
  follow()
  useSession.subscribe(follow)
  useJobsKept.subscribe(({ days }) => days?.items.forEach(({ id }) => void letGoOf(id)))
  onNetworkChange(() => isOnline() && hurryOutbox())
}

export const hurryOutbox = (): void => void current?.outbox.hurry()

/** The account that is signed in has a queue of its own; another one's stays where it is. */
function follow(): void {
  const accountId = useSession.getState().account?.id ?? null
  if (accountId === (current?.accountId ?? null)) return
  current?.outbox.stop()
  current = accountId === null ? null : { accountId, outbox: openOutbox(accountId) }
  show(accountId)
  void current?.outbox.sweep().then(hurryOutbox)
}

function openOutbox(accountId: string): Outbox {
  return createOutbox({
    records: recordsOf(accountId),
    files,
    wire,
    after(ms, act) {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    now: Date.now,
    newId: newKey,
    changed: () => show(accountId),
    answered: (jobId) => void letGoOf(jobId),
  })
}

function show(accountId: string | null): void {
  if (accountId === null) {
    useOutbox.setState({ records: {}, sending: null })
    return
  }
  const { jobs, read } = recordsOf(accountId)
  const records = Object.fromEntries(jobs().map((id) => [id, read(id) ?? EMPTY_RECORD]))
  useOutbox.setState({ records, sending: current?.outbox.sending() ?? null })
}

/** What the kept view of a job shows by itself need not be kept twice. */
async function letGoOf(jobId: string): Promise<void> {
  const job = keptJob(jobId)
  if (!job || !current) return
  const known = [...job.acts.map(({ clientId }) => clientId), ...job.charges.map(({ id }) => id)]
  await current.outbox.letGo(jobId, known, isJobOver(job.state))
}

/** Asked for where pictures are taken, and at launch. */
export async function lookForRoom(): Promise<void> {
  useOutbox.setState({ roomIsShort: await isRoomShort() })
}

/** 3 项待发送, 1 项正在发送: over all jobs. */
export function useCounts(): Counts {
  const { records, sending } = useOutbox()
  return countsOf(Object.values(records), sending)
}
