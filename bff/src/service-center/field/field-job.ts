import type { Care } from '@onehall/shared/domain/care'
import { isJobOver, type JobState } from '@onehall/shared/domain/job-states'
import type { Vault } from '../../platform/vault.ts'
import type { CareBook } from '../care/care.service.ts'
import {
  actsOf,
  conflictOf,
  jobOf,
  jobStateOf,
  ownStateOf,
  standingOf,
  type Appointment,
  type ConflictReason,
  type Job,
  type JobAct,
  type Leg,
  type ServiceRequest,
  type Standing,
} from '../request/index.ts'
import { openWhereabouts, PLACES, type Directions, type Whereabouts } from '../sealing.ts'

/** Who asks: an account, and what installation knows it by. */
export interface Installer {
  accountId: string
  ref: string
  name: string
}

/** A job, opened for one installer: with what that installer's work needs, and nothing more. */
export interface FieldJob {
  id: string
  ref: string
  ownerId: string
  request: Pick<ServiceRequest, 'id' | 'number' | 'kind' | 'title' | 'priority' | 'fault' | 'version'>
  product: NonNullable<ServiceRequest['subject']>['product']
  regionCode: string | null
  state: JobState
  standing: Standing
  from: Date
  until: Date
  confirmed: boolean
  /** null where the job is not this installer's any more */
  whereabouts: Whereabouts | null
  directions: Directions | null
  /** what must be minded there, while it is this installer's and not over */
  care: Care | null
  /** what the customer said, where the job is this installer's */
  thread: { at: Date; text: string; mediaIds: string[] }[]
  /** this installer's own acts, all of them, with their reasons opened */
  acts: (Omit<JobAct, 'reason'> & { reason: string | null })[]
  /** why something of it waits to be decided; null where nothing does */
  disputed: ConflictReason | null
  /** the acts that count now; of what is not his any more, his own */
  counting: JobAct[]
  job: Job
  /** a visit before this one could not do it */
  again: boolean
  rating: number | null
}

/** Null where the leg is none of this installer's: nothing of it is told then. */
export async function openFieldJob(
  request: ServiceRequest,
  leg: Leg,
  { installer, vault, care }: { installer: Installer; vault: Vault; care: CareBook },
): Promise<FieldJob | null> {
  const { appointment, ref } = leg
  const job = jobOf(leg)
  if (!appointment || ref === null || !job.installers.includes(installer.ref)) return null
  const standing = standingOf(leg, installer.ref)
  const mine = standing === 'yours'
  const whereabouts = await openWhereabouts(vault, request)
  const own = job.acts.filter((act) => act.installer.ref === installer.ref)
  const dispute = own.findLast((act) => act.delivery === 'conflict')
  return {
    id: leg.id,
    ref,
    ownerId: request.ownerId,
    request,
    product: request.subject?.product ?? null,
    regionCode: whereabouts?.address.regionCode ?? null,
    // of what is not his any more: how far he himself had come
    state: mine ? jobStateOf(leg) : ownStateOf(leg, installer.ref),
    standing,
    ...(mine ? agreed(appointment) : (lastTime(own, appointment) ?? agreed(appointment))),
    whereabouts: mine ? whereabouts : null,
    directions: mine ? await openDirections(request, leg, vault) : null,
    care: mine && !isJobOver(jobStateOf(leg)) ? await care.read(request) : null,
    thread: mine ? await openThread(request, vault) : [],
    acts: await Promise.all(
      own.map(async (act) => ({ ...act, reason: await openReason(request, leg, act, vault) })),
    ),
    disputed: dispute ? conflictOf(leg, dispute) : null,
    counting: mine ? actsOf(leg) : own,
    job,
    again: appointment.again === true,
    rating: request.cycles[leg.cycle - 1]?.rating?.score ?? null,
  }
}

async function openDirections(r: ServiceRequest, leg: Leg, vault: Vault): Promise<Directions | null> {
  const { directions, eventId } = leg.appointment ?? {}
  if (!directions || eventId === undefined) return null
  return JSON.parse(await vault.open(r.ownerId, PLACES.directions(leg.id, eventId), directions)) as Directions
}

const openReason = async (
  r: ServiceRequest,
  leg: Leg,
  { reason, clientId }: JobAct,
  vault: Vault,
): Promise<string | null> => reason && vault.open(r.ownerId, PLACES.actReason(leg.id, clientId), reason)

const openThread = (r: ServiceRequest, vault: Vault): Promise<FieldJob['thread']> =>
  Promise.all(
    r.messages
      .filter((m) => m.from === 'you' && m.act === null)
      .map(async ({ id, at, text, mediaIds }) => ({
        at,
        mediaIds,
        text: text ? await vault.open(r.ownerId, PLACES.message(id), text) : '',
      })),
  )

type Time = Pick<FieldJob, 'from' | 'until' | 'confirmed'>

const agreed = ({ from, until, needsConfirmation }: Appointment): Time => ({
  from,
  until,
  confirmed: !needsConfirmation,
})

/** The time that his last act was for: who comes now, and when, is no matter of his. */
function lastTime(own: JobAct[], { from, until }: Appointment): Time | null {
  const start = Date.parse(own.at(-1)?.assignment.split(' ')[1] ?? '')
  if (Number.isNaN(start)) return null
  return { from: new Date(start), until: new Date(start + until.getTime() - from.getTime()), confirmed: true }
}
