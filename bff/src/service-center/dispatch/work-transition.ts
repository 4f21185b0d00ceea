import type { WorkTransition } from '@onehall/shared/contract/departments'
import {
  actsOf,
  getLeg,
  jobOf,
  type JobAct,
  type Leg,
  type Sending,
  type ServiceRequest,
} from '../request/index.ts'
import { PLACES } from '../sealing.ts'
import type { FactSources } from './case-facts.ts'

/** What installation is told of an installer's act, opened at the moment it is sent. */
export async function transitionFor(
  request: ServiceRequest,
  { legId, actId }: Sending,
  sources: Pick<FactSources, 'vault' | 'mediaLinks'>,
): Promise<WorkTransition> {
  const leg = getLeg(request, legId)
  const act = jobOf(leg).acts.find(({ clientId }) => clientId === actId)
  if (!act) throw new Error(`leg ${legId} has no act ${actId ?? ''}`)
  const { clientId, to, installer, slotId } = act
  return {
    to,
    clientId,
    at: act.at.toISOString(),
    installerRef: installer.ref,
    reason:
      act.reason &&
      (await sources.vault.open(request.ownerId, PLACES.actReason(legId, clientId), act.reason)),
    slotId,
    override: act.override ?? false,
    report: to === 'done' ? await reportFor(leg, act, sources) : null,
  }
}

/** All that was recorded up to the end, over all acts of this assignment. */
async function reportFor(
  leg: Leg,
  done: JobAct,
  { mediaLinks }: Pick<FactSources, 'mediaLinks'>,
): Promise<WorkTransition['report']> {
  const acts = done.override
    ? jobOf(leg).acts.filter((act) => act.assignment === done.assignment)
    : actsOf(leg)
  const media = acts.flatMap((act) => [...act.photos.map(({ mediaId }) => mediaId), ...act.mediaIds])
  return {
    unit: acts.findLast((act) => act.unit !== null)?.unit ?? null,
    checks: acts.flatMap((act) => act.checks.map(({ text }) => text)),
    readings: acts.flatMap((act) => act.readings.map(({ name, unit, value }) => ({ name, unit, value }))),
    parts: acts.flatMap((act) => act.parts),
    charges: jobOf(leg)
      .charges.filter(({ state }) => state === 'confirmed')
      .flatMap(({ items }) => items.map(({ name, quantity, price }) => ({ name, quantity, price }))),
    confirmedBy: done.confirmedBy ?? 'reason',
    media: await mediaLinks([...new Set(media)]),
  }
}
