import {
  canMoveJob,
  happenedThere,
  isJobOver,
  jobStateAfter,
  JOB_CODE_TRIES,
  judgeUnit,
  missingForDone,
  needsReason,
  type Missing,
  type WorkSheet,
} from '@onehall/shared/domain/job-states'
import { isOver } from '@onehall/shared/domain/request-states'
import { Problem } from '@onehall/shared/problem'
import type { Job, JobAct, JobCharges, Leg, Note, ServiceRequest } from './entity.ts'
import { actsOf, assignmentOf, hasConflict, jobOf, jobStateOf, standingOf } from './job-state.ts'
import { changeLeg, flag, getLeg, tell, tellDepartments } from './steps.ts'

/** What installers, customers and ops do with the field side of a leg. */

export type NewJobAct = Omit<JobAct, 'assignment' | 'delivery' | 'confirmedBy' | 'override'> & {
  /** what she read out, where she did: whether it is right, and a hash of it with the act */
  code: { right: boolean; hash: string } | null
  signed: boolean
}

/** What became of an act: kept, or a wrong code that was counted. */
export type Recorded = { request: ServiceRequest; wrongCode: { triesLeft: number } | null }

const changeJob = (r: ServiceRequest, leg: Leg, change: Partial<Job>): Leg[] =>
  changeLeg(r, leg.id, { job: { ...jobOf(leg), ...change } })

/**
 * Records what an installer says. The same clientId is the same act and changes nothing, but that a reason may come
 * after it. Where the office has taken the job away meanwhile, work that happened is kept as a conflict.
 * Throws idempotency.conflict, job.reassigned, job.cancelled, job.moved, job.illegal_move, input.invalid, job.wrong_unit,
 * job.incomplete, job.code_spent.
 */
export function recordJob(
  r: ServiceRequest,
  legId: string,
  { act, sheet }: { act: NewJobAct; sheet: WorkSheet },
): Recorded {
  const leg = getLeg(r, legId)
  const known = jobOf(leg).acts.find(({ clientId }) => clientId === act.clientId)
  if (known) return { request: repeat(r, leg, { known, act }), wrongCode: null }
  const standing = standingOf(leg, act.installer.ref)
  if (standing !== 'yours' && !happenedThere(act.to)) throw new Problem(`job.${standing}`)
  if (standing !== 'yours') return { request: keepConflict(r, leg, act), wrongCode: null }
  if (!canMoveJob(jobStateOf(leg), act.to)) {
    if (!wasMoved(leg, act.installer.ref)) throw new Problem('job.illegal_move')
    if (!happenedThere(act.to)) throw new Problem('job.moved')
    return { request: keepConflict(r, leg, act), wrongCode: null }
  }
  if (needsReason(act.to) && !act.reason) throw missing('reason', '请写一下原因')
  checkUnit(r, act)
  if (act.to !== 'done') return { request: keep(r, leg, act), wrongCode: null }
  return finish(r, leg, { act, sheet })
}

/** Whether his work was for another time than the job has now, and had not come to an end. */
function wasMoved(leg: Leg, installerRef: string): boolean {
  const his = jobOf(leg).acts.filter(
    (act) => act.installer.ref === installerRef && act.delivery !== 'settled',
  )
  const before = his.at(-1)?.assignment ?? assignmentOf(leg)
  const moves = his.filter(({ assignment }) => assignment === before).map(({ to }) => to)
  return before !== assignmentOf(leg) && !isJobOver(jobStateAfter(moves))
}

const missing = (path: string, message: string): Problem =>
  new Problem('input.invalid', message, { errors: [{ path, message }] })

function checkUnit({ subject }: ServiceRequest, { unit }: NewJobAct): void {
  const expected = subject?.product ?? null
  if (judgeUnit(expected?.gtin ?? null, unit?.gtin ?? null) === 'wrong_model')
    throw new Problem('job.wrong_unit', `要的是 ${expected?.model ?? ''}，扫到的不是，先别拆`)
}

/** A reason that was asked for because of the distance comes under the same name as the act. */
function repeat(
  r: ServiceRequest,
  leg: Leg,
  { known, act }: { known: JobAct; act: NewJobAct },
): ServiceRequest {
  if (known.to !== act.to || known.installer.ref !== act.installer.ref)
    throw new Problem('idempotency.conflict')
  if (!known.farAway || known.reason || !act.reason) return r
  const acts = jobOf(leg).acts.map((one) => (one === known ? { ...one, reason: act.reason } : one))
  return { ...r, legs: changeJob(r, leg, { acts }), updatedAt: act.recordedAt }
}

type Kept = Pick<JobAct, 'delivery' | 'confirmedBy'>

const toAct = ({ code: _code, signed: _signed, ...act }: NewJobAct, leg: Leg, kept: Kept): JobAct => ({
  ...act,
  ...kept,
  assignment: assignmentOf(leg),
})

function keep(
  r: ServiceRequest,
  leg: Leg,
  act: NewJobAct,
  confirmedBy: JobAct['confirmedBy'] = null,
): ServiceRequest {
  const acts = [...jobOf(leg).acts, toAct(act, leg, { delivery: 'waiting', confirmedBy })]
  const change = { legs: changeJob(r, leg, { acts }) }
  const said = tell(r, { type: 'leg', at: act.recordedAt, legId: leg.id }, change)
  return tellDepartments(said, [leg], { what: 'job', actId: act.clientId }, act.recordedAt)
}

/** What he did is true, whoever has the job now: it is kept, and somebody decides. */
function keepConflict(r: ServiceRequest, leg: Leg, act: NewJobAct): ServiceRequest {
  const confirmedBy = act.code?.right ? 'code' : act.signed ? 'signature' : null
  // the time it was for is not known any more where the office changed it: his own last act says it
  const before = jobOf(leg).acts.findLast((one) => one.installer.ref === act.installer.ref)
  const kept = toAct(act, leg, { delivery: 'conflict', confirmedBy })
  const acts = [...jobOf(leg).acts, { ...kept, assignment: before?.assignment ?? kept.assignment }]
  return { ...r, legs: changeJob(r, leg, { acts }), updatedAt: act.recordedAt }
}

function finish(r: ServiceRequest, leg: Leg, { act, sheet }: { act: NewJobAct; sheet: WorkSheet }): Recorded {
  const job = jobOf(leg)
  const confirmation = act.code ? 'code' : act.signed ? 'signature' : act.reason ? 'reason' : null
  const left = missingForDone(sheet, reportOf([...actsOf(leg), toAct(act, leg, NOT_YET)], confirmation))
  if (left.length > 0) throw incomplete(left)
  if (act.code && job.wrongCodes.length >= JOB_CODE_TRIES) throw new Problem('job.code_spent')
  if (act.code && !act.code.right) return countWrongCode(r, leg, { hash: act.code.hash, at: act.recordedAt })
  // charges that she has not said yes to do not count
  const charges = job.charges.map((c) => (c.state === 'asked' ? { ...c, state: 'lapsed' as const } : c))
  const done = keep(
    { ...r, legs: changeJob(r, leg, { charges }) },
    getLegWith(leg, charges),
    act,
    confirmation,
  )
  return {
    request: confirmation === 'reason' ? flag(done, 'job_unconfirmed', act.recordedAt) : done,
    wrongCode: null,
  }
}

const NOT_YET: Kept = { delivery: 'waiting', confirmedBy: null }
const getLegWith = (leg: Leg, charges: JobCharges[]): Leg => ({ ...leg, job: { ...jobOf(leg), charges } })

/** What acts have recorded of a work sheet so far. */
export const reportOf = (acts: JobAct[], confirmation: JobAct['confirmedBy']) => ({
  unit: acts.some((act) => act.unit !== null),
  checkedIds: acts.flatMap((act) => act.checks.map(({ id }) => id)),
  photographed: acts.flatMap((act) => act.photos.map(({ of }) => of)),
  readings: acts.flatMap((act) => act.readings.map(({ id, value }) => ({ id, value }))),
  confirmed: confirmation !== null,
})

const WORDS: Record<Missing['what'], string> = {
  unit: '还没扫机身码',
  check: '还没做：',
  photo: '还差照片：',
  reading: '还没填：',
  reading_out_of_range: '超出范围：',
  confirmation: '还差客户确认码',
}

function incomplete(left: Missing[]): Problem {
  const errors = left.map((one) => ({
    path: 'id' in one ? `${one.what}.${one.id}` : one.what,
    message: 'text' in one ? WORDS[one.what] + one.text : WORDS[one.what],
  }))
  return new Problem('job.incomplete', `还差 ${left.length} 项`, { errors })
}

/** A try that is sent again because its reply was lost is no second try. */
function countWrongCode(r: ServiceRequest, leg: Leg, { hash, at }: { hash: string; at: Date }): Recorded {
  const { wrongCodes } = jobOf(leg)
  const tries = wrongCodes.includes(hash) ? wrongCodes : [...wrongCodes, hash]
  const request =
    tries === wrongCodes ? r : { ...r, legs: changeJob(r, leg, { wrongCodes: tries }), updatedAt: at }
  return { request, wrongCode: { triesLeft: JOB_CODE_TRIES - tries.length } }
}

// ---- extra charges ----

/** The installer asks: she sees it in her request and decides. The same id asks once. */
export function askCharges(
  r: ServiceRequest,
  legId: string,
  { charges, installerRef }: { charges: JobCharges; installerRef: string },
): ServiceRequest {
  const leg = getLeg(r, legId)
  const job = jobOf(leg)
  if (job.charges.some(({ id }) => id === charges.id)) return r
  const standing = standingOf(leg, installerRef)
  if (standing !== 'yours') throw new Problem(`job.${standing}`)
  const state = jobStateOf(leg)
  if (state !== 'arrived' && state !== 'started') throw new Problem('job.illegal_move')
  const legs = changeJob(r, leg, { charges: [...job.charges, charges] })
  return tell(r, { type: 'leg', at: charges.at, legId }, { legs })
}

export function decideCharges(
  r: ServiceRequest,
  { legId, chargesId, accept }: { legId: string; chargesId: string; accept: boolean },
  at: Date,
): ServiceRequest {
  const leg = getLeg(r, legId)
  const asked = jobOf(leg).charges.find(({ id }) => id === chargesId)
  const state = accept ? 'confirmed' : 'declined'
  if (asked?.state === state) return r
  if (asked?.state !== 'asked') throw new Problem('request.illegal_move')
  const charges = jobOf(leg).charges.map((one) => (one === asked ? ({ ...one, state } as const) : one))
  return tell(r, { type: 'leg', at, legId }, { legs: changeJob(r, leg, { charges }) })
}

// ---- registering the unit that was installed ----

/** Whether there is a unit to register for her: one that was asked to be installed and is nobody's card yet. */
export const canRegister = (r: Pick<ServiceRequest, 'kind' | 'subject'>): boolean =>
  r.kind === 'install' && !r.subject?.registrationId

export function decideRegistering(
  r: ServiceRequest,
  { legId, register }: { legId: string; register: boolean },
  at: Date,
): ServiceRequest {
  const leg = getLeg(r, legId)
  const job = jobOf(leg)
  if (job.register === register) return r
  if (job.registered || !canRegister(r)) throw new Problem('request.illegal_move')
  const said = tell(r, { type: 'leg', at, legId }, { legs: changeJob(r, leg, { register }) })
  return registerIfDue(said, legId, at)
}

/** Installed, confirmed by installation, and wanted: the unit becomes hers by an entry of the outbox, once. */
export function registerIfDue(r: ServiceRequest, legId: string, at: Date): ServiceRequest {
  const leg = getLeg(r, legId)
  const { register, registered } = jobOf(leg)
  const waits = r.outbox.some((s) => s.legId === legId && s.what === 'register')
  if (!register || registered || waits || !canRegister(r) || !installedUnit(leg)) return r
  return tellDepartments(r, [leg], { what: 'register' }, at)
}

/** The unit that stands there now, and since when; null before installation has heard that it is done. */
export function installedUnit(leg: Leg): { gtin: string; serial: string; at: Date } | null {
  const acts = jobOf(leg).acts.filter((act) => act.delivery === 'sent')
  const done = acts.findLast((act) => act.to === 'done')
  const unit = acts.findLast((act) => act.unit !== null)?.unit
  return done && unit?.serial ? { gtin: unit.gtin, serial: unit.serial, at: done.at } : null
}

// ---- conflicts ----

/** The desk takes a conflict over, with all that was recorded. */
export function handOver(
  r: ServiceRequest,
  legId: string,
  { note, at }: { note: Note | null; at: Date },
): ServiceRequest {
  const leg = getLeg(r, legId)
  if (!hasConflict(leg)) throw new Problem('job.no_conflict')
  if (jobOf(leg).handedOver) return r
  const handed = { ...r, legs: changeJob(r, leg, { handedOver: true }), updatedAt: at }
  const noted = note ? { ...handed, notes: [...handed.notes, note] } : handed
  return isOver(r.status) ? noted : flag(noted, 'job_conflict', at)
}

/** Ops decide: what was recorded goes to installation once more and counts, or stays a record. */
export function settleConflict(
  r: ServiceRequest,
  legId: string,
  { confirm, at }: { confirm: boolean; at: Date },
): ServiceRequest {
  const leg = getLeg(r, legId)
  if (!hasConflict(leg)) throw new Problem('job.no_conflict')
  const { handedOver: _was, ...job } = jobOf(leg)
  const acts = job.acts.map((act): JobAct =>
    act.delivery !== 'conflict'
      ? act
      : confirm
        ? { ...act, delivery: 'waiting', override: true }
        : { ...act, delivery: 'settled' },
  )
  const legs = changeLeg(r, legId, { job: { ...job, acts } })
  const desk = r.desk?.reason === 'job_conflict' ? null : r.desk
  const settled = tell(r, { type: 'leg', at, legId }, { legs, desk })
  if (!confirm) return settled
  return job.acts
    .filter((act) => act.delivery === 'conflict')
    .reduce((now, { clientId }) => tellDepartments(now, [leg], { what: 'job', actId: clientId }, at), settled)
}

// ---- what came of sending ----

/** Installation has it. */
export function jobTold(r: ServiceRequest, legId: string, actId: string, at: Date): ServiceRequest {
  const leg = getLeg(r, legId)
  const acts = jobOf(leg).acts.map((act) =>
    act.clientId === actId ? { ...act, delivery: 'sent' as const } : act,
  )
  return registerIfDue({ ...r, legs: changeJob(r, leg, { acts }), updatedAt: at }, legId, at)
}

/** Installation does not take it: kept as it is, and shown to who did it and to ops. */
export function jobRefused(r: ServiceRequest, legId: string, actId: string, at: Date): ServiceRequest {
  const leg = getLeg(r, legId)
  const acts = jobOf(leg).acts.map((act) =>
    act.clientId === actId ? { ...act, delivery: 'conflict' as const } : act,
  )
  return tell(r, { type: 'leg', at, legId }, { legs: changeJob(r, leg, { acts }) })
}

export const unitRegistered = (r: ServiceRequest, legId: string, at: Date): ServiceRequest => {
  const leg = getLeg(r, legId)
  return tell(r, { type: 'leg', at, legId }, { legs: changeJob(r, leg, { registered: true }) })
}
