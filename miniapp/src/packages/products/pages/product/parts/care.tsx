import type { RegistrationView } from '@onehall/shared/contract/products'
import { dayOf } from '@onehall/shared/domain/time'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { careWords } from '../warranty-card.ts'

/** What it needs when. Dates to look at: nothing reminds by itself yet, and it is not said to. */
export function Care({ items }: { items: RegistrationView['care'] }) {
  if (items.length === 0) return null
  const today = dayOf(new Date())
  return (
    <>
      <Section title="该保养的日子" />
      <Card list>
        {[...items]
          .sort((a, b) => a.next.localeCompare(b.next))
          .map((one) => (
            <Row key={one.name} icon="calendar" title={one.name} sub={careWords(one, today)} />
          ))}
      </Card>
    </>
  )
}
