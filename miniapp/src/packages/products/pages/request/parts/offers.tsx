import type { RequestView } from '@onehall/shared/contract/requests'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import type { Acts } from '../use-acts.ts'

interface OffersProps {
  offers: RequestView['offers']
  acts: Acts
  /** her next words are the title of the one she means: the hall answers with it */
  onChoose: (title: string) => void
}

const WAYS_ON = [
  ['not_helpful', '都不是'],
  ['human', '找人工'],
  ['cancel', '不问了'],
] as const

/** Up to three articles that may be meant, and three ways on where none is. */
export function Offers({ offers, acts, onChoose }: OffersProps) {
  return (
    <>
      <Card list label="您问的可能是">
        {offers.map(({ articleId, title }) => (
          <Row key={articleId} icon="book" title={title} onPress={() => onChoose(title)} />
        ))}
      </Card>
      <Buttons three>
        {WAYS_ON.map(([action, text]) => (
          <Button
            key={action}
            small
            kind="line"
            busy={acts.doing === action && '稍等'}
            onPress={() => void acts.act({ action })}
          >
            {text}
          </Button>
        ))}
      </Buttons>
    </>
  )
}
