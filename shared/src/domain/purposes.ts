/** What a person may agree to, each for itself. The texts are data and have versions; these names are the code's. */

export const PURPOSES = [
  'account_basic',
  'contact_address',
  'purchase_warranty',
  'device_telemetry',
  'location',
  'health',
  'minor',
  'personalization_followup',
  'parcel_notice',
  'arrival_place',
] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * Purposes whose data a service needs to be done at all: who asks for it gives them with the request itself, for that
 * request (PIPL art. 13 (2)). Their record says what the person wishes; it stops nothing she asks for (decision 0012).
 */
const OF_THE_SERVICE: ReadonlySet<Purpose> = new Set([
  'account_basic',
  'contact_address',
  'purchase_warranty',
])

/** service: the service itself asks for it · consent: used only after a yes, and no longer than that */
export const basisOf = (purpose: Purpose): 'service' | 'consent' =>
  OF_THE_SERVICE.has(purpose) ? 'service' : 'consent'

/** Purposes that concern people at their work: others are not asked about them. */
const OF_INSTALLERS: ReadonlySet<Purpose> = new Set(['arrival_place'])

export const concerns = (purpose: Purpose, roles: readonly string[]): boolean =>
  !OF_INSTALLERS.has(purpose) || roles.includes('installer')

/** The three parts of the consent centre. */
export const PURPOSE_GROUPS = ['service', 'sensitive', 'voluntary'] as const
export type PurposeGroup = (typeof PURPOSE_GROUPS)[number]

const FIRST_VOLUNTARY_TIER = 7

export function groupOf({ tier, sensitive }: { tier: number; sensitive: boolean }): PurposeGroup {
  if (sensitive) return 'sensitive'
  return tier >= FIRST_VOLUNTARY_TIER ? 'voluntary' : 'service'
}

/** What a guardian may say of herself when she agrees for a child under fourteen. */
export const GUARDIAN_RELATIONS = ['parent', 'grandparent', 'other'] as const
export type GuardianRelation = (typeof GUARDIAN_RELATIONS)[number]
