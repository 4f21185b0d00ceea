import type { RegistrationView } from '@onehall/shared/contract/products'
import { expect, test } from 'vitest'
import { shelfOf } from './shelf-of.ts'

const card = (id: string, category: string, model: string) =>
  ({ id, product: { category, model } }) as RegistrationView

test('each product by its kind, two of a kind by their models, six at most', () => {
  const cards = [card('1', '冰箱', 'A1'), card('2', '冰箱', 'B2'), card('3', '洗碗机', 'C3')]
  expect(shelfOf(cards).map(({ name, sub }) => [name, sub])).toEqual([
    ['冰箱', 'A1'],
    ['冰箱', 'B2'],
    ['洗碗机', undefined],
  ])
  expect(shelfOf(Array.from({ length: 9 }, (_, i) => card(String(i), '手表', String(i))))).toHaveLength(6)
})
