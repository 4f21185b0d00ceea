import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prices } from '@onehall/shared/contract/requests'
import { priceWords } from './prices.ts'

const list = (more: Partial<Parameters<typeof priceWords>[0]> = {}) => ({
  visit: 5000,
  labour: { from: 8000, until: 15000 },
  parts: [
    { name: '排水泵', price: 12000, likely: true },
    { name: '电脑板', price: 42050, likely: true },
    { name: '门封', price: 9000, likely: false },
  ],
  extras: [],
  ...more,
})

describe('a repair', () => {
  test('within the warranty costs nothing, and says so of each likely part', () => {
    const words = priceWords(list(), 'repair', true)
    expect(words).toMatchObject({ inWarranty: true, estimate: { from: 0, until: 0 } })
    expect(words.charges).toEqual([
      { name: '排水泵', from: 0, until: 0, note: '保修内免费' },
      { name: '电脑板', from: 0, until: 0, note: '保修内免费' },
    ])
  })

  test('after it costs between the visit alone and the dearest likely part with labour', () => {
    const words = priceWords(list(), 'repair', false)
    expect(words.estimate).toEqual({ from: 5000, until: 15000 + 42050 })
    expect(words.sentence).toContain('不修只收 50 元检测费')
    expect(words.charges.map((charge) => charge.name)).toEqual(['上门检测费', '人工费', '排水泵', '电脑板'])
  })

  test('whose likely parts are unknown is estimated by labour alone', () => {
    expect(priceWords(list({ parts: [] }), 'repair', false).estimate).toEqual({ from: 5000, until: 15000 })
  })

  test('names fen only where there are some', () => {
    expect(priceWords(list({ visit: 3050 }), 'repair', false).sentence).toContain('只收 30.50 元')
  })
})

test('a first installation is free, and extras are named before somebody comes', () => {
  const extras = [{ name: '加长铜管', price: 12000, unit: '米' }]
  expect(priceWords(list({ visit: 0, extras }), 'install', true)).toMatchObject({
    estimate: { from: 0, until: 0 },
    sentence: expect.stringContaining('您点同意才施工') as string,
    charges: [{ name: '加长铜管', from: 12000, until: 12000, note: '米' }],
  })
  expect(priceWords(list({ visit: 0 }), 'install', false).sentence).toBe('首次安装免费')
})

test('maintenance costs the same within the warranty and after it', () => {
  for (const inWarranty of [true, false])
    expect(priceWords(list(), 'maintain', inWarranty)).toMatchObject({
      inWarranty,
      estimate: { from: 13000, until: 20000 },
    })
})

test('whatever installation asks, the estimate rises, holds no fraction of a fen, and is what the contract promises', () => {
  const fen = fc.integer({ min: 0, max: 1_000_000 })
  const lists = fc.record({
    visit: fen,
    labour: fc.tuple(fen, fen).map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) })),
    parts: fc.array(fc.record({ name: fc.string(), price: fen, likely: fc.boolean() }), { maxLength: 5 }),
    extras: fc.array(fc.record({ name: fc.string(), price: fen, unit: fc.string() }), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(
      lists,
      fc.constantFrom('repair', 'install', 'maintain'),
      fc.boolean(),
      (given, kind, inWarranty) => {
        const words = priceWords(given, kind, inWarranty)
        expect(prices.parse(words)).toEqual(words)
        expect(words.estimate.from).toBeLessThanOrEqual(words.estimate.until)
        if (kind === 'repair' && inWarranty) expect(words.estimate.until).toBe(0)
      },
    ),
  )
})
