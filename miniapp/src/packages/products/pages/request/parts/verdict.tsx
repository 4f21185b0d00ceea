import type { RequestView } from '@onehall/shared/contract/requests'
import { Answer, type Verdict as Said } from '../../../../../ui/thread/answer.tsx'
import type { Acts } from '../use-acts.ts'

interface VerdictProps {
  answer: NonNullable<RequestView['answer']>
  canSay: boolean
  acts: Acts
}

const SAID: readonly string[] = ['helpful', 'not_helpful', 'human']

/** What the knowledge base answered, and whether that helped. */
export function Verdict({ answer, canSay, acts }: VerdictProps) {
  const [title = '', ...steps] = answer.text.split('\n').filter(Boolean)
  const busy = acts.doing && SAID.includes(acts.doing) ? (acts.doing as Said) : null
  const verdict = canSay ? { busy, onSay: (said: Said) => void acts.act({ action: said }) } : undefined
  return <Answer title={title} steps={steps} verdict={verdict} />
}
