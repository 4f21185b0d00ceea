import type { Purpose } from '@onehall/shared/domain/purposes'
import type { LedgerRow } from './ledger.repository.ts'

/** What a decision is about: a purpose, or a purpose for one parcel. */
export const scopeOf = ({ purpose, parcelId }: Pick<LedgerRow, 'purpose' | 'parcelId'>): string =>
  parcelId === null ? purpose : `${purpose}:${parcelId}`

/**
 * The state, derived: of each scope the decision that was taken last. Rows brought along from a merged account bear
 * the time at which they were taken, so that a later no is never undone by an earlier yes from there.
 */
export function replay(rows: readonly LedgerRow[]): Map<string, LedgerRow> {
  const state = new Map<string, LedgerRow>()
  for (const row of rows) {
    const scope = scopeOf(row)
    const before = state.get(scope)
    if (!before || isLater(row, before)) state.set(scope, row)
  }
  return state
}

const isLater = (a: LedgerRow, b: LedgerRow): boolean =>
  a.at.getTime() !== b.at.getTime() ? a.at > b.at : !a.granted || (b.granted && a.seq > b.seq)

/** Whether a decision holds: a yes holds for the words it was said to, and for no others. */
export const holds = (row: LedgerRow | undefined, currentVersion: number): boolean =>
  row?.granted === true && row.textVersion === currentVersion

/**
 * Whether a parcel may carry a notice. Her word for this parcel goes before her word for all of them, but for a no to
 * all that came after it: that one takes in every parcel that is not printed yet.
 */
export function mayCarry(
  { general, own }: { general: LedgerRow | undefined; own: LedgerRow | undefined },
  currentVersion: number,
): boolean {
  if (!own) return holds(general, currentVersion)
  if (general && !general.granted && isLater(general, own)) return false
  return holds(own, currentVersion)
}

/** The row that decides on a purpose for a parcel, out of a replayed ledger. */
export const wordsOn = (state: Map<string, LedgerRow>, purpose: Purpose, parcelId: string | null) => ({
  general: state.get(purpose),
  own: parcelId === null ? undefined : state.get(`${purpose}:${parcelId}`),
})
