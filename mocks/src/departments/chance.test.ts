import { expect, it } from 'vitest'
import { chance } from './chance.ts'

it('is the same for the same words and spreads over different ones', () => {
  expect(chance('mst_zhouqiming 2026-11-22 0', 100)).toBe(chance('mst_zhouqiming 2026-11-22 0', 100))
  const counts = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 10_000; i++) counts[chance(`mst_${i % 7} 2026-11-${i % 30} ${i}`, 10)]! += 1
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
