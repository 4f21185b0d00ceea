import type { RegistrationView } from '@onehall/shared/contract/products'
import type { RequestBrief } from '@onehall/shared/contract/requests'
import { View } from '@tarojs/components'
import { Hero, Title } from '../../../../../ui/hero/hero.tsx'
import { silhouetteOf } from '../../../../../ui/silhouette/silhouette.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import { nameParts } from '../../../unit-words.ts'
import { underWay } from '../record.ts'

/** The product in its arch, its name, and what is under way with it. */
export function Head({ card, requests }: { card: RegistrationView; requests: readonly RequestBrief[] }) {
  const { product } = card
  const { series, rest } = nameParts(product)
  const now = underWay(card, requests, new Date())
  return (
    <Hero name={silhouetteOf(product.category)} label={product.category}>
      <Title size="4">{series}</Title>
      <View className="t2">{rest}</View>
      <View className="t1 q num">{product.model}</View>
      {now && (
        <View className="mt1">
          <State {...now} />
        </View>
      )}
    </Hero>
  )
}
