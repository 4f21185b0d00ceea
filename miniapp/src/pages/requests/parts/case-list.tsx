import type { RequestBrief } from '@onehall/shared/contract/requests'
import { isOver } from '@onehall/shared/domain/request-states'
import { dayWords } from '@onehall/shared/domain/time'
import { open } from '../../../platform/navigation.ts'
import { currentLegs, listTitleOf, standing } from '../../../state/standing.ts'
import { Card } from '../../../ui/card/card.tsx'
import { CaseRow } from '../../../ui/row/row.tsx'
import { State } from '../../../ui/state/state.tsx'

interface CaseListProps {
  items: readonly RequestBrief[]
  label: string
}

/** Requests, each with how it stands and what comes next. */
export function CaseList({ items, label }: CaseListProps) {
  const now = new Date()
  return (
    <Card list label={label}>
      {items.map((request) => (
        <CaseRow
          key={request.id}
          title={listTitleOf(request)}
          sub={subOf(request, now)}
          state={<State {...standing(request)} />}
          onPress={() => open('request', { id: request.id })}
        />
      ))}
    </Card>
  )
}

/** What comes next; of what is over, what was done, or when. */
function subOf({ status, sentence, legs, updatedAt }: RequestBrief, now: Date): string {
  if (!isOver(status)) return sentence
  const day = dayWords(updatedAt, now)
  if (status === 'cancelled') return `${day} 取消`
  const found = currentLegs(legs).filter((leg) => leg.status === 'done' && leg.note)
  const last = found[found.length - 1]
  return last?.note ?? `${day} 办好`
}
