import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '@onehall/shared/contract/departments'
import { policeCaseReply, type PoliceCase } from '@onehall/shared/contract/tip-desk'
import { call } from '../../platform/http-client.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { signBody } from '../../platform/signatures.ts'
import type { TipDeskConfig } from './config.ts'

/** The police's side. A case sent again under the same number is the same case. */
export interface Police {
  /** Gives what they call it. Throws CallError. */
  open(handed: PoliceCase): Promise<string>
}

/** Pictures go with it. */
const TIMEOUT_MS = 8_000

export function createPolice({ url, secret }: TipDeskConfig['police'], metrics: Metrics): Police {
  return {
    async open(handed) {
      const body = JSON.stringify(handed)
      const timestamp = String(Math.floor(Date.now() / 1000))
      const headers = {
        'idempotency-key': handed.handoverId,
        [TIMESTAMP_HEADER]: timestamp,
        [SIGNATURE_HEADER]: signBody(secret, timestamp, body),
      }
      const { caseRef } = await call({
        peer: 'police',
        operation: 'open',
        url: `${url}/cases`,
        headers,
        body,
        reply: policeCaseReply,
        timeoutMs: TIMEOUT_MS,
        metrics,
      })
      return caseRef
    },
  }
}
