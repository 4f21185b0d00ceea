import { expect, test } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import type { Product } from '../products/index.ts'
import { generalOrder, personalOrder, type Owned } from './order.policy.ts'
import { createRecommendations } from './recommendations.service.ts'

const model = (gtin: string, category: string, things: Record<string, number>) =>
  ({
    gtin,
    category,
    name: `安禾 净蓬 10 公斤${category}`,
    consumables: Object.entries(things).map(([name, everyMonths]) => ({
      name,
      everyMonths,
      remindDaysBefore: 7,
    })),
  }) as Product

const washer = model('1', '洗衣机', { '进水管（老化更换）': 60, 毛絮过滤袋: 12, 桶自洁清洁剂: 1 })
const hood = model('2', '抽油烟机', { '油网（清洗）': 1, 内腔深度清洗: 12 })
const fridge = model('3', '冰箱', { 净味滤芯: 6 })
const models = [fridge, hood, washer]
const owns = (product: Product, next: Record<string, string>): Owned => ({
  product,
  care: Object.entries(next).map(([name, day]) => ({ name, next: day })),
})
const names = (items: { name: string }[]) => items.map(({ name }) => name)

test('the general order: of each model what is used up soonest; work on a machine is nothing to take along', () => {
  expect(generalOrder(models)).toEqual([
    { gtin: '1', category: '洗衣机', name: '桶自洁清洁剂', reason: '洗衣机用，每月一次' },
    { gtin: '3', category: '冰箱', name: '净味滤芯', reason: '冰箱用，6 个月换一次' },
  ])
  expect(generalOrder(models.toReversed())).toEqual(generalOrder(models))
})

test('the personal order: what her machines need next, the soonest first and each thing once', () => {
  const hers = [
    owns(fridge, { 净味滤芯: '2026-12-01' }),
    owns(washer, { 毛絮过滤袋: '2026-12-24', 桶自洁清洁剂: '2027-01-02' }),
    owns(fridge, { 净味滤芯: '2027-02-01' }),
  ]
  const items = personalOrder(models, hers)
  expect(names(items)).toEqual(['净味滤芯', '毛絮过滤袋', '桶自洁清洁剂'])
  expect(items[0]!.reason).toBe('您有净蓬冰箱，6 个月换一次')
  expect(names(personalOrder(models, []))).toEqual(names(generalOrder(models)))
})

test('what somebody owns is not even asked for without her yes', async () => {
  const asked: string[] = []
  const recommendations = createRecommendations({
    listModels: () => Promise.resolve(models),
    allows: (id) => Promise.resolve(id === 'yes'),
    refusal: () => Promise.resolve('不按个人特征排序'),
    listOwned(id) {
      asked.push(id)
      return Promise.resolve([owns(fridge, { 净味滤芯: '2026-12-01' })])
    },
    clock: systemClock,
  })
  const [stranger, no] = [await recommendations.for(null), await recommendations.for('no')]
  expect(no).toEqual(stranger)
  expect([no.personal, no.sentence, asked]).toEqual([false, '不按个人特征排序', []])
  expect((await recommendations.for('yes')).personal).toBe(true)
  expect(asked).toEqual(['yes'])
})
