import type { ConsentReceiptView } from '@onehall/shared/contract/consents'
import { basisOf } from '@onehall/shared/domain/purposes'
import type { ConsentText } from './consent-text.ts'
import { replay, scopeOf } from './ledger.policy.ts'
import { idOf, type LedgerRow } from './ledger.repository.ts'

export interface Receipt {
  row: LedgerRow
  /** the words as they were shown */
  text: ConsentText
  state: ConsentReceiptView['event'][number]['event_state']
}

/** A no is a withdrawal where there was a yes before it. */
export function eventStateOf(row: LedgerRow, earlier: readonly LedgerRow[]): Receipt['state'] {
  if (row.granted) return 'consent_given'
  return replay(earlier).get(scopeOf(row))?.granted ? 'consent_withdrawn' : 'consent_refused'
}

const SCHEMA = 'ISO/IEC TS 27560:2023'
const CONTROLLER = 'onehall'

/** The consent record information structure of ISO/IEC TS 27560:2023 (clause 6) and its receipt metadata. */
export function presentReceipt({ row, text, state }: Receipt, publicUrl: string): ConsentReceiptView {
  const fact = (label: string): string => text.facts.find((f) => f.label === label)?.text ?? text.text
  return {
    receipt_metadata: {
      schema_version: SCHEMA,
      receipt_id: row.receiptId,
      created: row.at.toISOString(),
    },
    record_metadata: {
      schema_version: SCHEMA,
      record_id: idOf(row),
      pii_principal_id: row.recipientRef,
    },
    pii_processing: {
      privacy_notice: `${publicUrl}/api/v1/consents/${text.purpose}`,
      language: 'zh-CN',
      purposes: [
        {
          purpose: fact('用来做什么'),
          purpose_type: text.purpose,
          lawful_basis: basisOf(text.purpose) === 'consent' ? 'consent' : 'contract',
          pii_information: [{ pii_type: fact('收什么'), sensitive_pii_category: text.sensitive }],
          pii_controllers: [CONTROLLER],
          collection_method: row.mechanism,
          retention_period: fact('存多久'),
          jurisdiction: 'CN',
          withdrawal_method: '“我的—授权管理”里关掉这一项，马上生效',
        },
      ],
    },
    party_identification: [{ party_id: CONTROLLER, party_name: '一厅', party_role: 'pii_controller' }],
    event: [
      {
        event_time: row.at.toISOString(),
        entity_id: CONTROLLER,
        event_type: 'explicit',
        event_state: state,
      },
    ],
    shown: {
      title: text.title,
      text: text.text,
      version: text.version,
      since: text.since,
      textHash: text.hash,
      servedAt: row.servedAt.toISOString(),
      servedId: row.servedId,
      mechanism: row.mechanism,
      parcelId: row.parcelId,
      guardian: row.guardian,
    },
  }
}
