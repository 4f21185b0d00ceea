import type { Ports } from './outbox.ts'
import { arrived, bodyOf, nextOf, photoArrived, refused, type Entry, type JobRecord } from './record.ts'

const FIRST_AGAIN_MS = 2_000
const LAST_AGAIN_MS = 60_000

interface Desk {
  read(jobId: string): JobRecord
  write(jobId: string, record: JobRecord): boolean
}

export interface Sender {
  /** the entry that is on its way */
  sending(): string | null
  /** Sends what waits, from now on by itself: one at a time, per job in order. */
  hurry(): Promise<void>
  stop(): void
}

/** The one that sends. What it knows by itself may be lost at any moment: the records say all that matters. */
export function createSender(ports: Ports, { read, write }: Desk): Sender {
  const { records, wire } = ports
  let sending: string | null = null
  let running = false
  let run = Promise.resolve()
  let calledOff = (): void => undefined
  let tries = 0
  let stopped = false

  /** The oldest that may go now. */
  function pick(): { jobId: string; entry: Entry } | null {
    const ready = records.jobs().flatMap((jobId) => {
      const entry = nextOf(read(jobId))
      return entry ? [{ jobId, entry }] : []
    })
    return ready.sort((a, b) => a.entry.since - b.entry.since)[0] ?? null
  }

  /** False where it makes no sense to go on now. */
  async function sendOne(jobId: string, entry: Entry): Promise<boolean> {
    const { reply, mark } = await carry(jobId, entry)
    if (reply.kind === 'later') {
      later(reply.ms)
      return false
    }
    // read anew: more may have been recorded while it was on its way
    const after = reply.kind === 'done' ? mark(read(jobId)) : refused(read(jobId), entry.id, reply.refusal)
    if (stopped) return false
    sending = null
    if (!write(jobId, after)) {
      later()
      return false
    }
    tries = 0
    ports.answered(jobId)
    return true
  }

  /** Sends one entry; `mark` says in the record that it has arrived. */
  async function carry(jobId: string, entry: Entry) {
    const same = (record: JobRecord): JobRecord => record
    if (entry.kind === 'photo') {
      const reply = await wire.photo(entry)
      const mediaId = reply.kind === 'done' ? reply.value.mediaId : null
      return { reply, mark: mediaId === null ? same : (r: JobRecord) => photoArrived(r, entry.id, mediaId) }
    }
    if (entry.kind === 'charges') {
      const reply = await wire.charges(jobId, entry)
      return { reply, mark: (r: JobRecord) => arrived(r, entry.id, false) }
    }
    const reply = await wire.act(jobId, bodyOf(read(jobId), entry))
    const asksWhy = reply.kind === 'done' && reply.value.asksWhy
    return { reply, mark: (r: JobRecord) => arrived(r, entry.id, asksWhy) }
  }

  async function sendAll(): Promise<void> {
    try {
      for (let next = pick(); next && !stopped; next = pick()) {
        sending = next.entry.id
        ports.changed()
        if (!(await sendOne(next.jobId, next.entry))) return
      }
    } finally {
      running = false
      sending = null
      if (!stopped) ports.changed()
    }
  }

  function later(ms?: number): void {
    const wait = ms ?? Math.min(LAST_AGAIN_MS, FIRST_AGAIN_MS * 2 ** tries)
    tries += 1
    calledOff()
    calledOff = ports.after(wait, () => void hurry())
  }

  function hurry(): Promise<void> {
    if (stopped) return Promise.resolve()
    calledOff()
    if (!running) {
      running = true
      run = sendAll()
    }
    return run
  }

  return {
    sending: () => sending,
    hurry,
    stop() {
      stopped = true
      calledOff()
    },
  }
}
