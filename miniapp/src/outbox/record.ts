import type { MoveJobInput } from '@onehall/shared/contract/jobs'

/** What an installer recorded for one job, as it stands on the device: pure, so that every step of it can be tried. */
export interface JobRecord {
  /** what is filled in so far, for the act that will take it along */
  draft: Draft
  /** oldest first: sent in this order */
  entries: readonly Entry[]
}

export interface Draft {
  /** what the camera read on the unit, once it was not another model's */
  unitCode: string | null
  checkedIds: readonly string[]
  /** as typed, by id */
  readings: Readonly<Record<string, string>>
  parts: readonly { name: string; quantity: number }[]
  /** what the customer reads out */
  code: string
  /** why there is neither code nor signature; null while one of them is wanted */
  reason: string | null
}

const EMPTY_DRAFT: Draft = {
  unitCode: null,
  checkedIds: [],
  readings: {},
  parts: [],
  code: '',
  reason: null,
}

export const EMPTY_RECORD: JobRecord = { draft: EMPTY_DRAFT, entries: [] }

interface Queued {
  /** its name towards the server: however often it is sent, it is one */
  id: string
  since: number
  /** why the server will not have it as it is */
  refused: Refusal | null
}

export interface Refusal {
  code: string
  sentence: string
}

/** A picture that is kept as a file until the act that brings it has arrived. */
export interface PhotoEntry extends Queued {
  kind: 'photo'
  /** what it shows: an id of the work sheet, SIGNATURE, or '' */
  of: string
  file: string
  /** once the server has it */
  mediaId: string | null
  /** the act that brings it; null while it waits for one */
  actId: string | null
}

export interface ActEntry extends Queued {
  kind: 'act'
  said: Said
  sent: boolean
  /** the server asks why that was so far from the address */
  asksWhy: boolean
}

export interface ChargesEntry extends Queued {
  kind: 'charges'
  at: string
  items: readonly { name: string; quantity: number }[]
  sent: boolean
}

export type Entry = PhotoEntry | ActEntry | ChargesEntry

/** An act without its name and its pictures, which the queue adds. */
export type Said = Omit<MoveJobInput, 'clientId' | 'photos' | 'mediaIds' | 'signatureMediaId'>

/** What a picture of the customer's signature shows. */
export const SIGNATURE = 'signature'

/** Another phone of the same person had said it: as good as done. */
export const SAID_ALREADY = 'job.said_already'

/** Refusals that settle the matter: what comes after is sent all the same. The others hold the job until he decides. */
const SETTLED = ['job.reassigned', 'job.cancelled', 'job.moved', SAID_ALREADY]

const isOver = (entry: Entry): boolean => (entry.kind === 'photo' ? entry.mediaId !== null : entry.sent)

/** Whether this job can go no further before somebody decides. */
const holds = (entry: Entry): boolean =>
  entry.refused !== null &&
  !SETTLED.includes(entry.refused.code) &&
  // a picture that no act wants to bring is in nobody's way
  (entry.kind !== 'photo' || entry.actId !== null)

/** What is to be sent next; null where nothing is, or where the job is held. */
export function nextOf({ entries }: JobRecord): Entry | null {
  for (const entry of entries) {
    if (isOver(entry)) continue
    if (holds(entry)) return null
    if (entry.refused === null) return entry
  }
  return null
}

export type EntryState = 'waiting' | 'sending' | 'sent' | 'refused'

/** How an entry stands. `sending` names the one that is on its way. Sent is what the server has answered for. */
export function stateOf(entry: Entry, sending: string | null): EntryState {
  if (isOver(entry)) return 'sent'
  if (entry.refused !== null) return 'refused'
  return entry.id === sending ? 'sending' : 'waiting'
}

export interface Counts {
  waiting: number
  sending: number
  refused: number
}

export function countsOf(records: readonly JobRecord[], sending: string | null): Counts {
  const states = records.flatMap(({ entries }) => entries.filter(isShown).map((e) => stateOf(e, sending)))
  const of = (state: EntryState): number => states.filter((one) => one === state).length
  return { waiting: of('waiting'), sending: of('sending'), refused: of('refused') }
}

/** What was settled elsewhere waits for nobody. */
const isShown = (entry: Entry): boolean => entry.refused === null || entry.refused.code !== SAID_ALREADY

// ---- what the installer does ----

export const addEntry = (record: JobRecord, entry: Entry): JobRecord => ({
  ...record,
  entries: [...record.entries, entry],
})

/** An act, and with it every picture that waits for one: one write on the device. */
export function sayAct(record: JobRecord, act: ActEntry): JobRecord {
  const entries = record.entries.map((entry) => (waitsForAct(entry) ? { ...entry, actId: act.id } : entry))
  return { ...record, entries: [...entries, act] }
}

const waitsForAct = (entry: Entry): entry is PhotoEntry =>
  entry.kind === 'photo' && entry.actId === null && entry.refused === null

/** The reason that was asked for afterwards goes under the same name. */
export const answerWhy = (record: JobRecord, actId: string, reason: string): JobRecord =>
  change(record, actId, (entry) =>
    entry.kind === 'act' ? { ...entry, said: { ...entry.said, reason }, sent: false, asksWhy: false } : entry,
  )

/** Takes an entry out: of a picture, the picture; of an act, the act alone, and its pictures wait for the next. */
export function takeOut(record: JobRecord, id: string): JobRecord {
  const entries = record.entries
    .filter((entry) => entry.id !== id)
    .map((entry) => (entry.kind === 'photo' && entry.actId === id ? { ...entry, actId: null } : entry))
  return { ...record, entries }
}

/** Once more as it is. */
export const tryAgain = (record: JobRecord, id: string): JobRecord =>
  change(record, id, (entry) => ({ ...entry, refused: null }))

// ---- what the server says ----

export const photoArrived = (record: JobRecord, id: string, mediaId: string): JobRecord =>
  change(record, id, (entry) => (entry.kind === 'photo' ? { ...entry, mediaId } : entry))

export const arrived = (record: JobRecord, id: string, asksWhy: boolean): JobRecord =>
  change(record, id, (entry) =>
    entry.kind === 'act'
      ? { ...entry, sent: true, asksWhy }
      : entry.kind === 'charges'
        ? { ...entry, sent: true }
        : entry,
  )

/** Where what follows goes out all the same, the pictures of what was refused go with the next act there is. */
export function refused(record: JobRecord, id: string, refusal: Refusal): JobRecord {
  const marked = change(record, id, (entry) => ({ ...entry, refused: refusal }))
  if (!SETTLED.includes(refusal.code)) return marked
  const at = marked.entries.findIndex((entry) => entry.id === id)
  const next = marked.entries.slice(at + 1).find((entry) => entry.kind === 'act')?.id ?? null
  return {
    ...marked,
    entries: marked.entries.map((entry) =>
      entry.kind === 'photo' && entry.actId === id ? { ...entry, actId: next } : entry,
    ),
  }
}

/** Whether nothing of it waits for anybody: all was answered for, or settled elsewhere. */
export const isIdle = ({ entries }: JobRecord): boolean =>
  entries.every((entry) => isOver(entry) || entry.refused?.code === SAID_ALREADY)

/** Lets go of what the server shows by itself: sent acts that it knows by name, and the pictures they brought. */
export function letGo(record: JobRecord, known: readonly string[]): JobRecord {
  const gone = new Set(
    record.entries.flatMap((entry) => {
      if (!known.includes(entry.id) || !isOver(entry)) return []
      return entry.kind === 'act' && entry.asksWhy ? [] : [entry.id]
    }),
  )
  const entries = record.entries.filter(
    (entry) => !gone.has(entry.id) && !(entry.kind === 'photo' && gone.has(entry.actId ?? '')),
  )
  return entries.length === record.entries.length ? record : { ...record, entries }
}

/** An act as it goes out, with its pictures: only once all of them have arrived. */
export function bodyOf({ entries }: JobRecord, { id, said }: ActEntry): MoveJobInput {
  const photos = entries.filter((e): e is PhotoEntry => e.kind === 'photo' && e.actId === id)
  const brought = photos.flatMap(({ of, mediaId }) => (mediaId === null ? [] : [{ of, mediaId }]))
  const shown = brought.filter(({ of }) => of !== SIGNATURE && of !== '')
  const others = brought.filter(({ of }) => of === '')
  const signature = brought.filter(({ of }) => of === SIGNATURE).pop()
  return {
    ...said,
    clientId: id,
    ...(shown.length > 0 && { photos: shown }),
    ...(others.length > 0 && { mediaIds: others.map(({ mediaId }) => mediaId) }),
    ...(signature && { signatureMediaId: signature.mediaId }),
  }
}

const change = (record: JobRecord, id: string, how: (entry: Entry) => Entry): JobRecord => ({
  ...record,
  entries: record.entries.map((entry) => (entry.id === id ? how(entry) : entry)),
})
