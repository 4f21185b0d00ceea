import { View } from '@tarojs/components'
import type { RecommendationsView } from '@onehall/shared/contract/recommendations'
import { open } from '../../../platform/navigation.ts'
import { Link } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Niche } from '../../../ui/niche/niche.tsx'
import { Row } from '../../../ui/row/row.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { silhouetteOf } from '../../../ui/silhouette/silhouette.tsx'

interface OfUseProps {
  /** null while it is not here: then nothing of it is shown */
  of: RecommendationsView | null
  /** missing where nobody is signed in: nothing can be changed then */
  onChange: (() => void) | undefined
}

/** 可能用得上: at the end, with how it is ordered. A tap begins a question in her words, and sends nothing. */
export function OfUse({ of, onChange }: OfUseProps) {
  if (!of || of.items.length === 0) return null
  return (
    <>
      <Section title="可能用得上" />
      <Card list label="可能用得上">
        {of.items.map(({ gtin, category, name, reason }) => (
          <Row
            key={`${gtin} ${name}`}
            art={<Niche name={silhouetteOf(category)} size="row" />}
            title={name}
            sub={reason}
            onPress={() => open('ask', { text: `想买${name}，${category}用的` })}
          />
        ))}
      </Card>
      <View className="t1 q mt2">{of.sentence}</View>
      {onChange && <Link onPress={onChange}>{of.personal ? '不按我的产品排' : '看看这一项'}</Link>}
    </>
  )
}
