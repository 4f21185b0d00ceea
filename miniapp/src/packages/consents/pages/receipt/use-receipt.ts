import type { ConsentReceiptView } from '@onehall/shared/contract/consents'
import { useState } from 'react'
import { getConsentReceipt } from '../../../../api/consents.ts'
import { ApiError } from '../../../../api/problem.ts'
import { copy } from '../../../../platform/clipboard.ts'
import { useParams } from '../../../../platform/navigation.ts'
import type { Outcome } from '../../../../platform/outcome.ts'
import { giveFile, savesToDisk } from '../../../../platform/save-file.ts'
import { say } from '../../../../state/toast.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { asText } from './receipt-words.ts'

/** One receipt, to keep. */
export function useReceipt() {
  const { id = '' } = useParams<'consentReceipt'>()
  const receipt = useResource<ConsentReceiptView | 'unknown'>(`receipt:${id}`, () => fetchReceipt(id))
  const [problem, setProblem] = useState<string | null>(null)

  async function tell(saving: Promise<Outcome<null>>, saved: string | null): Promise<void> {
    const outcome = await saving
    setProblem(outcome.ok || outcome.why === 'cancelled' ? null : outcome.sentence)
    if (outcome.ok && saved) say({ icon: 'tick', text: saved })
  }

  return {
    receipt,
    problem,
    // WeChat says itself that it was copied, and where the file went
    copyText: (one: ConsentReceiptView) => void tell(copy(asText(one)), savesToDisk ? '回执复制好了' : null),
    saveFile: (one: ConsentReceiptView) =>
      void tell(
        giveFile(`consent-${one.receipt_metadata.receipt_id}.json`, JSON.stringify(one, null, 2)),
        savesToDisk ? '下载好了' : null,
      ),
  }
}

async function fetchReceipt(id: string): Promise<ConsentReceiptView | 'unknown'> {
  try {
    return await getConsentReceipt(id)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'receipt.unknown') return 'unknown'
    throw error
  }
}
