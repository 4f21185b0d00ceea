import { CARE_WORDS, type Care } from '@onehall/shared/domain/care'
import { open } from '../../../../../platform/navigation.ts'
import { Link } from '../../../../../ui/button/button.tsx'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'

/** What was noted of her home, for whom, and the way to have it deleted: her consent is withdrawn there, and it with it. */
export function CareKept({ care }: { care: Care }) {
  return (
    <Card list>
      <Row
        icon="heart"
        title={`记下了：${CARE_WORDS[care]}`}
        sub="只给客服和来的师傅看"
        toggle={
          <Link end onPress={() => open('consent', { purpose: 'health' })}>
            不再保留
          </Link>
        }
      />
    </Card>
  )
}
