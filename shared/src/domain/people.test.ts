import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMobile, maskPhone } from './people.ts'

test('a mobile number has eleven digits, a one and then three to nine', () => {
  expect(isMobile('13900001234')).toBe(true)
  for (const text of [
    '12900001234',
    '1390000123',
    '139000012345',
    '+8613900001234',
    '139 0000 1234',
    '１３９００００１２３４',
    '',
  ])
    expect(isMobile(text)).toBe(false)
})

test('a masked number keeps the first three and the last four, and no more', () => {
  const phones = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
  fc.assert(
    fc.property(phones, (phone) => {
      expect(maskPhone(phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
    }),
  )
})
