import type { RegistrationView } from '@onehall/shared/contract/products'

/** Two rows: more of them is a list, and a question can be asked without. */
const MOST = 6

/** Her newest products, each by its kind; two of one kind by their models as well. */
export function shelfOf(
  cards: readonly Pick<RegistrationView, 'id' | 'product'>[],
): { id: string; name: string; sub?: string }[] {
  const isOnly = (category: string): boolean =>
    cards.filter(({ product }) => product.category === category).length === 1
  return cards.slice(0, MOST).map(({ id, product: { category, model } }) => ({
    id,
    name: category,
    ...(!isOnly(category) && { sub: model }),
  }))
}
