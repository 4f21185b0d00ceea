import type { JobView } from '@onehall/shared/contract/jobs'
import {
  canMoveJob,
  isJobOver,
  JOB_CODE_DIGITS,
  missingForDone,
  type JobState,
  type Missing,
} from '@onehall/shared/domain/job-states'
import {
  SAID_ALREADY,
  SIGNATURE,
  stateOf,
  type ActEntry,
  type Draft,
  type Entry,
  type JobRecord,
  type PhotoEntry,
} from '../../outbox/record.ts'
import type { Standing } from '../../state/standing.ts'
import { stateWords } from './words.ts'

/** A job with what is recorded on the device and the server does not show yet. */
export interface JobNow {
  view: JobView
  record: JobRecord
  state: JobState
  /** what the server will not have, oldest first */
  refused: Entry[]
}

export function jobNow(view: JobView, record: JobRecord): JobNow {
  const known = new Set(view.acts.map(({ clientId }) => clientId))
  const moves = record.entries.flatMap((e) =>
    e.kind === 'act' && e.refused === null && !known.has(e.id) ? [e.said.to] : [],
  )
  const state = moves.reduce<JobState>((now, to) => (canMoveJob(now, to) ? to : now), view.state)
  const refused = record.entries.filter(
    (e) =>
      e.refused !== null &&
      e.refused.code !== SAID_ALREADY &&
      stateOf(e, null) === 'refused' &&
      // while the server keeps it as a conflict, that says it all
      !known.has(e.id),
  )
  return { view, record, state, refused }
}

export const photosOf = ({ record }: JobNow, of: string): PhotoEntry[] =>
  record.entries.filter((e): e is PhotoEntry => e.kind === 'photo' && e.of === of)

export const askedWhy = ({ record }: JobNow): ActEntry | null =>
  record.entries.find((e): e is ActEntry => e.kind === 'act' && e.asksWhy) ?? null

/** What has been done of the work sheet: on the device and at the server. */
export function missingNow({ view, record }: JobNow): Missing[] {
  const { draft, entries } = record
  const shown = entries.flatMap((e) => (e.kind === 'photo' && e.refused === null ? [e.of] : []))
  return missingForDone(view.sheet, {
    unit: view.scanned !== null || draft.unitCode !== null,
    checkedIds: [...view.recorded.checkedIds, ...draft.checkedIds],
    photographed: [...view.recorded.photos.map(({ of }) => of), ...shown],
    readings: [...view.recorded.readings, ...readingsOf(draft.readings)],
    confirmed: shown.includes(SIGNATURE) || codeOf(view, draft) !== null || reasonOf(draft) !== null,
  })
}

/** What she read out, while it may still be tried and no other way was chosen. */
export const codeOf = ({ codeTriesLeft }: JobView, { code, reason }: Draft): string | null =>
  code.length === JOB_CODE_DIGITS && reason === null && codeTriesLeft > 0 ? code : null

/** Why there is neither code nor signature, once that is written. */
export const reasonOf = ({ reason }: Draft): string | null => reason?.trim() || null

/** What was typed and is a number. */
export const readingsOf = (typed: Readonly<Record<string, string>>): { id: string; value: number }[] =>
  Object.entries(typed).flatMap(([id, text]) => {
    const value = Number(text.trim())
    return text.trim() === '' || !Number.isFinite(value) ? [] : [{ id, value }]
  })

/** How it stands in a list, never further than is true. */
export function standingNow(now: JobNow, sending: string | null): Standing {
  const { view, record, state, refused } = now
  if (view.conflict || view.standing !== 'yours')
    return { kind: 'bad', word: view.standing === 'cancelled' ? '已取消' : '改派了' }
  if (refused.length > 0) return { kind: 'bad', word: '没收下' }
  const states = record.entries.map((entry) => stateOf(entry, sending))
  if (states.includes('sending')) return { kind: 'you', word: '正在发' }
  if (states.includes('waiting')) return { kind: 'you', word: '还没发出' }
  if (!isJobOver(state)) return stateWords(state)
  const delivered = view.acts.every(({ delivery }) => delivery === 'sent' || delivery === 'settled')
  return delivered ? { kind: 'done', word: '已送达' } : { kind: 'go', word: '正在转给安装' }
}
