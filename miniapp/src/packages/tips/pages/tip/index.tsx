import { useParams } from '../../../../platform/navigation.ts'
import type { Subject } from '../../draft.ts'
import { useReceipt } from '../../receipts.ts'
import { useTip } from '../../use-tip.ts'
import { AboutNobody } from './parts/about-nobody.tsx'
import { Form } from './parts/form.tsx'
import { Receipt } from './parts/receipt.tsx'
import { Unsure } from './parts/unsure.tsx'

/** A tip about a child on a notice, or about oneself: written, sent, and its receipt noted down. */
export default function TipPage() {
  const { noticeId, self } = useParams<'tip'>()
  return noticeId ? <OneTip noticeId={noticeId} self={self === '1'} /> : <AboutNobody />
}

function OneTip(subject: Subject) {
  const tip = useTip(subject)
  const receipt = useReceipt(subject)
  if (receipt) return <Receipt subject={subject} receipt={receipt} />
  if (tip.draft.unsure && (tip.stage === 'idle' || tip.again)) return <Unsure tip={tip} />
  return <Form subject={subject} tip={tip} />
}
