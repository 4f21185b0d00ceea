import type { RequestView } from '@onehall/shared/contract/requests'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import type { Question } from '../use-question.ts'
import { useTelling } from '../use-telling.ts'

/** One tap, and WeChat tells of what comes next. Nothing where there is nothing to ask for. */
export function TellMe({ request, question }: { request: RequestView; question: Question }) {
  const ask = useTelling(request, question)
  if (!ask) return null
  return (
    <Card list>
      <Row icon="bell" title="有进展告诉我" sub="微信问您一次，答应一次发一条" onPress={ask} />
    </Card>
  )
}
