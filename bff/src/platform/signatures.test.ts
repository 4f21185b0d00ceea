import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSigned, same, sign, signBody } from './signatures.ts'

const key = createSecretKey(Buffer.from('key'))

test('is HMAC-SHA256, by a published vector', () => {
  // the widely known vector of HMAC_SHA256("key", "The quick brown fox jumps over the lazy dog")
  const hex = 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8'
  expect(sign(key, 'The quick brown fox jumps over the lazy dog')).toBe(
    Buffer.from(hex, 'hex').toString('base64url'),
  )
})

test('a body is signed together with its time', () => {
  expect(signBody(key, '1', '2.3')).not.toBe(signBody(key, '1.2', '3.'))
  expect(signBody(key, '1700000000', '{}')).toMatch(/^v1=[0-9a-f]{64}$/)
})

test('holds for its text and its key alone', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      expect(isSigned(key, text, sign(key, text))).toBe(true)
      expect(isSigned(key, other, sign(key, text))).toBe(text === other)
      expect(isSigned(createSecretKey(Buffer.from('another key')), text, sign(key, text))).toBe(false)
      expect(isSigned(key, text, other)).toBe(false)
    }),
  )
})

test('texts are the same or they are not, of any length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(same(a, a)).toBe(true)
      expect(same(a, b)).toBe(a === b)
    }),
  )
})
