import type { RequestBrief } from '@onehall/shared/contract/requests'
import { open } from '../../../platform/navigation.ts'
import { standing } from '../../../state/standing.ts'
import { Card } from '../../../ui/card/card.tsx'
import { CaseRow } from '../../../ui/row/row.tsx'
import { State } from '../../../ui/state/state.tsx'

interface CaseListProps {
  items: readonly RequestBrief[]
  label: string
}

/** Requests, each with how it stands and what comes next. */
export function CaseList({ items, label }: CaseListProps) {
  return (
    <Card list label={label}>
      {items.map((request) => (
        <CaseRow
          key={request.id}
          title={titleOf(request)}
          sub={request.sentence}
          state={<State {...standing(request)} />}
          onPress={() => open('request', { id: request.id })}
        />
      ))}
    </Card>
  )
}

/** 洗烘一体机报修 E21 */
const titleOf = ({ title, faultCode }: RequestBrief): string => (faultCode ? `${title} ${faultCode}` : title)
