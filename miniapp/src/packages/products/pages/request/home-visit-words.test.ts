import type { HomeVisitView } from '@onehall/shared/contract/requests'
import { expect, test } from 'vitest'
import { chargeWords, ratingWords, shownVisit, visitState } from './home-visit-words.ts'

const visit = (part: Partial<HomeVisitView>): HomeVisitView => ({
  legId: 'l1',
  state: 'assigned',
  since: null,
  from: '2026-11-24T01:00:00Z',
  until: '2026-11-24T03:00:00Z',
  needsConfirmation: false,
  installer: { name: '周师傅', rating: null, ratings: 2 },
  code: '301924',
  register: null,
  charges: [],
  ...part,
})

test('who comes, with a rating only where enough have given one', () => {
  expect(ratingWords({ name: '周师傅', rating: null, ratings: 2 })).toBe('周师傅')
  expect(ratingWords({ name: '周师傅', rating: 4.9, ratings: 36 })).toBe('周师傅，4.9 分（36 人评过）')
})

test('what it costs, item by item', () => {
  const items = [
    { name: '加长排水管', unit: '根', price: 3000, quantity: 2 },
    { name: '支架', unit: '个', price: 2950, quantity: 1 },
  ]
  expect(chargeWords({ id: 'c', items, total: 8950, state: 'asked' })).toBe(
    '加长排水管 2 根、支架 1 个，共 89.50 元',
  )
})

test('is shown once a time is agreed, and afterwards while it says something', () => {
  expect(shownVisit({ homeVisit: visit({ needsConfirmation: true }) })).toBeNull()
  expect(shownVisit({ homeVisit: visit({}) })).not.toBeNull()
  expect(shownVisit({ homeVisit: visit({ state: 'done', code: null }) })).toBeNull()
  expect(shownVisit({ homeVisit: visit({ state: 'done', code: null, register: 'done' }) })).not.toBeNull()
})

test('is said in the words that its part and its sentence have', () => {
  const word = (state: HomeVisitView['state'], kind: 'install' | 'repair' = 'repair') =>
    visitState(visit({ state }), kind).word
  expect([word('accepted'), word('en_route'), word('arrived'), word('started'), word('done')]).toEqual([
    '已约好',
    '在路上',
    '已到',
    '正在修',
    '做完了',
  ])
  expect(word('started', 'install')).toBe('正在装')
})
