/** Asked once; who puts the question away is not asked again for this long. */
const QUIET_MS = 180 * 24 * 3_600_000

/** What somebody has done with the question before shipment so far. */
export interface Met {
  /** decided once, for all parcels or for a single one */
  everDecided: boolean
  putAwayAt: Date | null
}

export const mayAsk = ({ everDecided, putAwayAt }: Met, now: Date): boolean =>
  !everDecided && (putAwayAt === null || now.getTime() - putAwayAt.getTime() > QUIET_MS)
