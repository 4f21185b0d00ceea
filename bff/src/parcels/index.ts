/** Parcels: where they are, and which notice goes with which. */
import type { Clock } from '../platform/clock.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Store } from '../platform/mongo.ts'
import { createConsentIndex, type ConsentSource } from './decisions/consent-index.ts'
import { createDayCounts } from './decisions/day-counts.repository.ts'
import { createDecisions } from './decisions/decisions.repository.ts'
import { createNoticeDecisions, type NoticeDecisions } from './decisions/decisions.service.ts'
import { createTotals, type Totals } from './decisions/totals.ts'
import { readWeights } from './decisions/weights.ts'

export { createParcels, type Parcels } from './parcels.service.ts'
export { mountParcels } from './parcels.routes.ts'
export { createNoticeQuestion } from './question.service.ts'
export { createNoticeQuestions } from './questions.repository.ts'

/** Decisions on notices with all that they rest on. */
export function createDecisionRoom({
  store,
  clock,
  metrics,
  consents,
  notices,
}: {
  store: Store
  clock: Clock
  metrics: Metrics
  consents: ConsentSource
  notices: Parameters<typeof createNoticeDecisions>[0]['notices']
}): { decisions: NoticeDecisions; totals: Totals; start(): Promise<void> } {
  const decisions = createDecisions(store)
  const totals = createTotals({ decisions, days: createDayCounts(store), clock })
  const index = createConsentIndex(consents, () => clock.now())
  return {
    totals,
    /** Reads who said yes, so that the first who asks need not wait for it. */
    start: () => index.refresh(),
    decisions: createNoticeDecisions({
      index,
      decisions,
      totals,
      notices,
      clock,
      metrics,
      weights: readWeights(),
    }),
  }
}
