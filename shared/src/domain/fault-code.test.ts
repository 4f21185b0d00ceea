import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultKey } from './fault-code.ts'

test('case, blanks, dashes and underlines do not make another code', () => {
  for (const text of ['E21', 'e21', 'E-21', ' e 21 ', 'E_21', 'e - 2 1']) expect(faultKey(text)).toBe('E21')
})

test('the key of a key is the key', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 16 }), (code) => {
      expect(faultKey(faultKey(code))).toBe(faultKey(code))
    }),
  )
})
