import type { RegistrationView } from '@onehall/shared/contract/products'
import { Niche } from '../../../../ui/niche/niche.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { silhouetteOf } from '../../../../ui/silhouette/silhouette.tsx'
import { shortName, warrantyWords } from '../product-words.ts'

interface ProductRowProps {
  card: RegistrationView
  onPress: () => void
}

/** One of her products in its arch. */
export function ProductRow({ card, onPress }: ProductRowProps) {
  return (
    <Row
      bold
      art={<Niche name={silhouetteOf(card.product.category)} size="row" />}
      title={shortName(card.product)}
      sub={warrantyWords(card.warranty)}
      onPress={onPress}
    />
  )
}
