/**
 * The life of an installer's job, and every move there is: the phone refuses by this table without a signal, the hall
 * by the same table when the act arrives. Pure, without packages: it goes into the mini-program.
 */

export const JOB_STATES = [
  'assigned',
  'accepted',
  'en_route',
  'arrived',
  'started',
  'done',
  'unable',
  'declined',
] as const
export type JobState = (typeof JOB_STATES)[number]

/** What an installer says of a job: each but the first state. */
export const JOB_MOVES = ['accepted', 'declined', 'en_route', 'arrived', 'started', 'done', 'unable'] as const
export type JobMove = (typeof JOB_MOVES)[number]

const NEXT: Record<JobState, readonly JobMove[]> = {
  assigned: ['accepted', 'declined'],
  accepted: ['en_route', 'declined', 'unable'],
  en_route: ['arrived', 'unable'],
  arrived: ['started', 'unable'],
  started: ['done', 'unable'],
  done: [],
  unable: [],
  declined: [],
}

/** What can be said of a job now, the usual one first. */
export const movesFrom = (state: JobState): readonly JobMove[] => NEXT[state]
export const canMoveJob = (state: JobState, to: JobMove): boolean => NEXT[state].includes(to)
export const isJobOver = (state: JobState): boolean => NEXT[state].length === 0

/** The state after acts, in their order; what the table does not have changes nothing. */
export const jobStateAfter = (moves: readonly JobMove[]): JobState =>
  moves.reduce<JobState>((state, to) => (canMoveJob(state, to) ? to : state), 'assigned')

/** Where the installer is, in one word; null while nobody has set out. The same in sentences, lists and cards. */
export function visitWord(state: JobState, kind: string): string | null {
  if (state === 'started') return kind === 'install' ? '正在装' : '正在修'
  return ON_THE_WAY[state] ?? null
}
const ON_THE_WAY: Partial<Record<JobState, string>> = { en_route: '在路上', arrived: '已到', done: '做完了' }

/** Said only with a reason. */
export const needsReason = (to: JobMove): boolean => to === 'declined' || to === 'unable'

/** Work that happened at the house: kept as a conflict where the office had meanwhile taken the job away. */
export const happenedThere = (to: JobMove): boolean =>
  to === 'arrived' || to === 'started' || to === 'done' || to === 'unable'

/** Wrong tries that the customer's code bears; after that a signature or a reason must do. */
export const JOB_CODE_TRIES = 5
export const JOB_CODE_DIGITS = 6

/** The code on a work sheet: OHJ- and the department's number, letters and digits only. */
export const jobCodeOf = (workOrderRef: string): string =>
  `OHJ-${workOrderRef
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 16)}`

// ---- the unit ----

/** right, or of another model than was ordered; unknown where the job names no model or the code no GTIN. */
export type UnitVerdict = 'right' | 'wrong_model' | 'unknown'

/** Whether the unit whose code was scanned is of the model that the job is for; both GTINs with 14 digits. */
export function judgeUnit(expectedGtin: string | null, scannedGtin: string | null): UnitVerdict {
  if (expectedGtin === null || scannedGtin === null) return 'unknown'
  return expectedGtin === scannedGtin ? 'right' : 'wrong_model'
}

// ---- the place ----

export interface Place {
  lat: number
  lng: number
}

/** Further than this from the address is asked about: a big estate, and a phone that does not know better. */
export const FAR_AWAY_KM = 1
const EARTH_KM = 6371

/** Along the great circle (haversine). */
export function distanceKm(a: Place, b: Place): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180
  const half = (x: number): number => Math.sin(rad(x) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * half(b.lng - a.lng)
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

// ---- what a finished job needs ----

export interface WorkSheet {
  /** how long it usually takes */
  minutes: number
  /** what the home must have */
  requirements: string[]
  tools: string[]
  parts: string[]
  checks: { id: string; text: string; photo: boolean }[]
  /** pictures that are asked for beside those of checks: before, after */
  photos: { id: string; title: string }[]
  readings: { id: string; name: string; unit: string; min: number; max: number }[]
}

/** What has been recorded of it so far, over all acts. */
export interface WorkReport {
  /** whether a unit was scanned that is not of another model */
  unit: boolean
  checkedIds: string[]
  /** ids of `photos`, or of checks that ask for one */
  photographed: string[]
  readings: { id: string; value: number }[]
  /** a code, a signature, or why there is neither */
  confirmed: boolean
}

export type Missing =
  | { what: 'unit' }
  | { what: 'check'; id: string; text: string }
  | { what: 'photo'; id: string; text: string }
  | { what: 'reading'; id: string; text: string }
  | { what: 'reading_out_of_range'; id: string; text: string }
  | { what: 'confirmation' }

/** What stands between a job and `done`, in the order of the page. */
export function missingForDone(sheet: WorkSheet, report: WorkReport): Missing[] {
  const photos = [
    ...sheet.photos.map(({ id, title }) => ({ id, text: title })),
    ...sheet.checks.filter((check) => check.photo),
  ]
  const missing: Missing[] = report.unit ? [] : [{ what: 'unit' }]
  for (const { id, text } of sheet.checks)
    if (!report.checkedIds.includes(id)) missing.push({ what: 'check', id, text })
  for (const { id, text } of photos)
    if (!report.photographed.includes(id)) missing.push({ what: 'photo', id, text })
  for (const { id, name, min, max } of sheet.readings) {
    const value = report.readings.filter((r) => r.id === id).pop()?.value
    if (value === undefined) missing.push({ what: 'reading', id, text: name })
    else if (value < min || value > max) missing.push({ what: 'reading_out_of_range', id, text: name })
  }
  if (!report.confirmed) missing.push({ what: 'confirmation' })
  return missing
}
