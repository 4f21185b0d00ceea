import type { ConsentEntry, ConsentView } from '@onehall/shared/contract/consents'
import { basisOf, groupOf } from '@onehall/shared/domain/purposes'
import type { Standing } from './consents.service.ts'
import type { LedgerRow } from './ledger.repository.ts'

const stateOf = (granted: boolean): 'granted' | 'refused' => (granted ? 'granted' : 'refused')

export const presentConsent = ({ text, decision, granted, servedId }: Standing): ConsentView => ({
  id: text.purpose,
  group: groupOf(text),
  tier: text.tier,
  sensitive: text.sensitive,
  needsConsent: basisOf(text.purpose) === 'consent',
  title: text.title,
  brief: text.brief,
  text: text.text,
  facts: text.facts,
  refusal: text.refusal,
  version: text.version,
  since: text.since,
  state: stateOf(granted),
  decision: decision
    ? {
        state: stateOf(decision.granted),
        version: decision.textVersion,
        at: decision.at.toISOString(),
        receiptId: decision.receiptId,
      }
    : null,
  outdated: decision?.granted === true && !granted,
  needsGuardian: text.purpose === 'minor',
  servedId,
})

export const presentEntry = (row: LedgerRow, title: string): ConsentEntry => ({
  receiptId: row.receiptId,
  purpose: row.purpose,
  title,
  parcelId: row.parcelId,
  state: stateOf(row.granted),
  version: row.textVersion,
  at: row.at.toISOString(),
  mechanism: row.mechanism,
})
