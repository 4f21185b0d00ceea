import type { RequestView } from '@onehall/shared/contract/requests'
import { open } from '../../../../../platform/navigation.ts'
import { Answer, type Verdict as Said } from '../../../../../ui/thread/answer.tsx'
import { setOut, sourceOf } from '../answer-words.ts'
import type { Acts } from '../use-acts.ts'

interface VerdictProps {
  answer: NonNullable<RequestView['answer']>
  canSay: boolean
  acts: Acts
}

const SAID: Record<Said, string> = {
  helpful: '您说解决了',
  not_helpful: '您说没解决',
  human: '您要找人工',
}

/** What the knowledge base answered, where that stands, and whether it helped. */
export function Verdict({ answer, canSay, acts }: VerdictProps) {
  const { outcome, title } = answer
  const { manual, text } = sourceOf(answer)
  return (
    <Answer
      title={title}
      {...setOut(answer.text)}
      source={{ text, ...(manual && { onPress: () => open('manual', manual) }) }}
      verdict={canSay ? { busy: busyWith(acts), onSay: (action) => void acts.act({ action }) } : undefined}
      said={outcome ? SAID[outcome] : undefined}
    />
  )
}

const busyWith = ({ doing }: Acts): Said | null => (doing && doing in SAID ? (doing as Said) : null)
