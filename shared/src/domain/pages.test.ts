import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagePath, PAGES } from './pages.ts'

test('a page without a query is its path', () => {
  expect(pagePath('home')).toBe(`/${PAGES.home}`)
})

test('whatever stands in the query comes back from the address', () => {
  const words = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(words, words, (code, gtin) => {
      const read = new URL(pagePath('scanResult', { code, gtin }), 'https://one.example').searchParams
      expect(Object.fromEntries(read)).toEqual({ code, gtin })
    }),
  )
})
