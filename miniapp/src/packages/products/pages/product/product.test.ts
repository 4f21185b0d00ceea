import { describe, expect, test } from 'vitest'
import { careWords, partLines, runOf } from './warranty-card.ts'

describe('how far a warranty has run', () => {
  const washer = { from: '2026-03-20', until: '2029-03-19', active: true }

  test('in months for the bar, in years and months in words', () => {
    expect(runOf(washer, '2026-11-21')).toEqual({
      percent: 22,
      label: '36 个月里用了 8 个月',
      left: '还有 2 年 4 个月',
    })
  })

  test('on its first day nothing is used, on its last a day is left', () => {
    expect(runOf(washer, '2026-03-20')).toMatchObject({ percent: 0, left: '还有 3 年' })
    expect(runOf(washer, '2029-03-19').left).toBe('还有 1 天')
  })

  test('afterwards it has run out, not more than that', () => {
    expect(runOf({ ...washer, active: false }, '2031-01-01')).toEqual({
      percent: 100,
      label: '36 个月里用了 36 个月',
      left: '已经过了',
    })
  })
})

test('parts of one day share a line, the longest first, and one that ran out says so', () => {
  expect(
    partLines([
      { name: '变频电机', until: '2036-03-19', active: true },
      { name: '门封圈', until: '2027-03-19', active: false },
      { name: '主控板', until: '2029-03-19', active: true },
      { name: '排水泵', until: '2029-03-19', active: true },
    ]),
  ).toEqual([
    { name: '变频电机', value: '到 2036年3月' },
    { name: '主控板、排水泵', value: '到 2029年3月' },
    { name: '门封圈', value: '到 2027年3月，过了' },
  ])
})

test.each([
  [1, '2026-12-01', '每月一次，下次 12月1日'],
  [6, '2027-05-20', '每 6 个月，下次 2027年5月20日'],
  [24, '2028-03-20', '每 24 个月，下次 2028年3月'],
  [60, '2031-11-20', '每 5 年，下次 2031年11月'],
  [12, '2027-01-05', '每年一次，下次 2027年1月5日'],
])('what is due every %i months, next on %s', (everyMonths, next, words) => {
  expect(careWords({ name: '滤网', everyMonths, next }, '2026-11-21')).toBe(words)
})
