import type { DeskRequestView } from '@onehall/shared/contract/desk'
import { Avatar } from '../../../ui/avatar/avatar.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Row } from '../../../ui/row/row.tsx'
import { TIER_WORDS } from '../words.ts'

interface PersonBriefProps {
  person: DeskRequestView['person']
  onPress: () => void
}

/** On a phone: who it is about, and the way to the rest of it. */
export function PersonBrief({ person, onPress }: PersonBriefProps) {
  return (
    <Card list>
      <Row
        bold
        art={<Avatar small name={person.nameMasked} />}
        title={person.nameMasked}
        sub={TIER_WORDS[person.tier]}
        end="看这位客户"
        onPress={onPress}
      />
    </Card>
  )
}
