import type { HomeVisitView } from '@onehall/shared/contract/requests'
import type { Vault } from '../../platform/vault.ts'
import {
  actsOf,
  canRegister,
  jobOf,
  jobStateOf,
  takesCode,
  visitLeg,
  type JobCharges,
  type Leg,
  type RequestSummary,
} from '../request/index.ts'
import type { InstallerRating } from './ratings.ts'
import { visitCode } from './visit-code.ts'

interface Parts {
  vault: Vault
  ratingOf(installerRef: string): Promise<InstallerRating>
}

/** The visit for the person it is for: she alone sees the code. */
export async function presentHomeVisit(
  r: RequestSummary,
  { vault, ratingOf }: Parts,
): Promise<HomeVisitView | null> {
  const leg = visitLeg(r)
  if (!leg?.appointment) return null
  const { from, until, worker, needsConfirmation, installerRef } = leg.appointment
  const last = actsOf(leg).at(-1)
  return {
    legId: leg.id,
    state: jobStateOf(leg),
    since: last ? last.recordedAt.toISOString() : null,
    from: from.toISOString(),
    until: until.toISOString(),
    needsConfirmation,
    installer: installerRef ? { name: worker ?? '师傅', ...(await ratingOf(installerRef)) } : null,
    code: takesCode(leg) ? visitCode(vault, leg.id) : null,
    register: registerOf(r, leg),
    charges: jobOf(leg).charges.map(presentCharges),
  }
}

function registerOf(r: RequestSummary, leg: Leg): HomeVisitView['register'] {
  const { register, registered } = jobOf(leg)
  if (!canRegister(r)) return null
  if (registered) return 'done'
  return register === undefined ? 'ask' : register ? 'yes' : 'no'
}

export const presentCharges = ({ id, items, state }: JobCharges) => ({
  id,
  items,
  state,
  total: items.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
})
