import type { MoveJobInput } from '@onehall/shared/contract/jobs'
import {
  addEntry,
  answerWhy,
  EMPTY_RECORD,
  isIdle,
  letGo,
  sayAct,
  takeOut,
  tryAgain,
  type ChargesEntry,
  type Draft,
  type JobRecord,
  type PhotoEntry,
  type Refusal,
  type Said,
} from './record.ts'
import { createSender } from './sender.ts'

/** The device and the server, as the queue needs them. */
export interface Ports {
  /** one durable value a job, of who is signed in; `write` is false where the device would not take it */
  records: {
    jobs(): string[]
    read(jobId: string): JobRecord | null
    write(jobId: string, record: JobRecord): boolean
    clear(jobId: string): void
    /** the files that records of anybody name */
    namedFiles(): string[]
  }
  files: {
    save(from: string, name: string): Promise<void>
    remove(name: string): Promise<void>
    names(): Promise<string[]>
  }
  wire: {
    photo(photo: PhotoEntry): Promise<Reply<{ mediaId: string }>>
    act(jobId: string, body: MoveJobInput): Promise<Reply<{ asksWhy: boolean }>>
    charges(jobId: string, charges: ChargesEntry): Promise<Reply<object>>
  }
  /** calls once after so long; gives the way to call it off */
  after(ms: number, act: () => void): () => void
  now(): number
  newId(): string
  /** something of it is another than before */
  changed(): void
  /** the server has answered for something of this job, and the record says so */
  answered(jobId: string): void
}

/** done · refused: it will never be taken as it is · later: nobody said no, or who is here must be known first */
export type Reply<T> =
  { kind: 'done'; value: T } | { kind: 'refused'; refusal: Refusal } | { kind: 'later'; ms?: number }

export interface Outbox {
  read(jobId: string): JobRecord
  /** the entry that is on its way */
  sending(): string | null
  /** False where the device would not take it: then nothing of it is recorded. */
  fillIn(jobId: string, part: Partial<Draft>): boolean
  addPhoto(jobId: string, photo: { from: string; of: string }): Promise<boolean>
  say(jobId: string, said: Said): boolean
  ask(jobId: string, items: ChargesEntry['items']): boolean
  answerWhy(jobId: string, actId: string, reason: string): boolean
  takeOut(jobId: string, id: string): Promise<void>
  tryAgain(jobId: string, id: string): void
  /** the server shows these acts of the job by itself; `over`: nothing more will be recorded there */
  letGo(jobId: string, known: readonly string[], over: boolean): Promise<void>
  /** Sends what waits, from now on by itself: one at a time, per job in order. */
  hurry(): Promise<void>
  /** Takes away files that nothing names (the app ended between a file and its entry), and what is long since sent. */
  sweep(): Promise<void>
  stop(): void
}

/** By then what was sent is shown by nobody any more. */
const OLD_MS = 7 * 86_400_000
/** A file younger than this may be about to get its entry, in another tab. */
const NEW_FILE_MS = 60_000

/**
 * What an installer records goes onto the device first, and from there to the server at least once; by its name the
 * server does it exactly once. Every change is one write of one job's record, read anew before: whatever ends the app
 * at whatever moment, what is on the device is whole.
 */
export function createOutbox(ports: Ports): Outbox {
  const { records, files } = ports
  const read = (jobId: string): JobRecord => records.read(jobId) ?? EMPTY_RECORD

  function write(jobId: string, record: JobRecord): boolean {
    const taken = records.write(jobId, record)
    if (taken) ports.changed()
    return taken
  }

  const sender = createSender(ports, { read, write })

  /** Recorded, and on its way as soon as may be. */
  function record(jobId: string, record: JobRecord): boolean {
    const taken = write(jobId, record)
    if (taken) void sender.hurry()
    return taken
  }

  const queued = () => ({ id: ports.newId(), since: ports.now(), refused: null })

  async function addPhoto(jobId: string, { from, of }: { from: string; of: string }) {
    const { id, ...rest } = queued()
    const file = `${id}.photo`
    try {
      await files.save(from, file)
    } catch {
      return false
    }
    const photo: PhotoEntry = { ...rest, kind: 'photo', id, of, file, mediaId: null, actId: null }
    if (record(jobId, addEntry(read(jobId), photo))) return true
    await files.remove(file)
    return false
  }

  /** Writes what is left, then takes away the files it no longer names: never a name without its file. */
  async function writeLess(jobId: string, less: JobRecord, over = false): Promise<void> {
    const before = filesOf(read(jobId))
    const kept = filesOf(less)
    if (over && less.entries.length === 0) {
      records.clear(jobId)
      ports.changed()
    } else if (!write(jobId, less)) return
    for (const file of before) if (!kept.includes(file)) await files.remove(file)
  }

  return {
    read,
    sending: sender.sending,
    fillIn: (jobId, part) => {
      const { draft, entries } = read(jobId)
      return write(jobId, { draft: { ...draft, ...part }, entries })
    },
    addPhoto,
    say: (jobId, said) =>
      record(jobId, sayAct(read(jobId), { ...queued(), kind: 'act', said, sent: false, asksWhy: false })),
    ask: (jobId, items) => {
      const at = new Date(ports.now()).toISOString()
      return record(jobId, addEntry(read(jobId), { ...queued(), kind: 'charges', at, items, sent: false }))
    },
    answerWhy: (jobId, actId, reason) => record(jobId, answerWhy(read(jobId), actId, reason)),
    takeOut: async (jobId, id) => {
      await writeLess(jobId, takeOut(read(jobId), id))
      await sender.hurry()
    },
    tryAgain: (jobId, id) => void record(jobId, tryAgain(read(jobId), id)),
    letGo: async (jobId, known, over) => {
      const before = records.read(jobId)
      if (!before) return
      const less = letGo(before, known)
      const isDone = over && isIdle(less) && less.entries.every(({ kind }) => kind !== 'photo')
      if (isDone) await writeLess(jobId, EMPTY_RECORD, true)
      else if (less !== before) await writeLess(jobId, less)
    },
    hurry: sender.hurry,
    async sweep() {
      for (const jobId of records.jobs()) {
        const { entries } = read(jobId)
        const newest = Math.max(0, ...entries.map(({ since }) => since))
        // the server's own view of that day is not on the device any more: nobody looks for it here
        if (isIdle({ ...EMPTY_RECORD, entries }) && newest > 0 && ports.now() - newest > OLD_MS)
          await writeLess(jobId, EMPTY_RECORD, true)
      }
      const named = records.namedFiles()
      for (const name of await files.names())
        if (!named.includes(name) && ports.now() - bornAt(name) > NEW_FILE_MS) await files.remove(name)
    },
    stop: sender.stop,
  }
}

const filesOf = ({ entries }: JobRecord): string[] =>
  entries.flatMap((entry) => (entry.kind === 'photo' ? [entry.file] : []))

/** Names begin with the moment they were made (platform/key.ts). */
const bornAt = (name: string): number => parseInt(name.split('-')[0] ?? '', 36) || 0
