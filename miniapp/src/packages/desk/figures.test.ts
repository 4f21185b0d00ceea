import type { DeskMetricsView } from '@onehall/shared/contract/desk'
import { expect, test } from 'vitest'
import { percent, tookWords } from './figures.ts'
import { sectionsOf } from './sections.ts'

test('how long something took, in at most two units', () => {
  expect([null, 38_000, 252_000, 240_000, 12_000_000, 93_600_000].map(tookWords)).toEqual([
    '还没有',
    '38 秒',
    '4 分 12 秒',
    '4 分',
    '3 小时 20 分',
    '1 天 2 小时',
  ])
  expect(percent(0.964)).toBe('96%')
})

test('figures say of how many they are, and that there are none yet', () => {
  const none = { n: 0, p50Ms: null, p95Ms: null }
  const figures: DeskMetricsView = {
    from: '2026-11-14T00:00:00.000Z',
    until: '2026-11-21T00:00:00.000Z',
    answers: { given: 11, confirmed: 10, confirmedShare: 10 / 11 },
    repeatContact48h: { resolved: 0, repeated: 0, share: null },
    firstResponse: {
      danger: none,
      gold: { n: 12, p50Ms: 48_000, p95Ms: 240_000 },
      silver: none,
      normal: none,
    },
    firstResponseMet: 0.96,
    reopened: { resolved: 20, reopened: 1, share: 0.05 },
    legs: [{ department: 'logistics', failed: 2, n: 3, p50Ms: 3_600_000, p95Ms: 7_200_000 }],
    ratings: { n: 4, mean: 4.25 },
  }
  const said = Object.fromEntries(
    sectionsOf(figures).flatMap(({ pairs }) => pairs.map(({ name, value }) => [name, value])),
  )
  expect(said).toMatchObject({
    按时: '96%',
    危险: '还没有',
    金卡: '一半在 48 秒内，95% 在 4 分内，12 件',
    '知识库答的，客户说解决了': '91%（10 / 11）',
    '办好后 48 小时又来': '还没有',
    物流: '一半在 1 小时内，95% 在 2 小时内，3 件，2 件没办成',
    客户评价: '4.3 分，4 人',
  })
})
