import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CIPHERS } from './ciphers.ts'

const key = createHash('sha256').update('a key').digest()
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))

describe.each(['A256GCM', 'SM4'] as const)('%s', (name) => {
  const cipher = CIPHERS[name]

  test('opens what it sealed, whatever it was', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, place) => {
        expect(cipher.open(key, place, cipher.seal(key, place, plain)).equals(plain)).toBe(true)
      }),
    )
  })

  test('never seals the same twice the same way, and shows nothing of it', () => {
    const plain = Buffer.from('13900001234')
    const [a, b] = [cipher.seal(key, 'here', plain), cipher.seal(key, 'here', plain)]
    expect(a.n.equals(b.n)).toBe(false)
    expect(a.ct.equals(b.ct)).toBe(false)
    expect(a.ct.includes(plain)).toBe(false)
  })

  test('does not open elsewhere, under another key, or where one bit is another', () => {
    const sealed = cipher.seal(key, 'accounts/phone/1', Buffer.from('13900001234'))
    expect(() => cipher.open(key, 'accounts/phone/2', sealed)).toThrow()
    expect(() => cipher.open(key, 'accounts/name/1', sealed)).toThrow()
    expect(() => cipher.open(randomBytes(32), 'accounts/phone/1', sealed)).toThrow()
    fc.assert(
      fc.property(fc.constantFrom('n', 'ct'), fc.nat(), fc.integer({ min: 0, max: 7 }), (part, at, bit) => {
        const changed = { n: Buffer.from(sealed.n), ct: Buffer.from(sealed.ct) }
        const place = at % changed[part].length
        changed[part][place]! ^= 1 << bit
        expect(() => cipher.open(key, 'accounts/phone/1', changed)).toThrow()
      }),
    )
  })

  test('does not open what was cut short, nonce and all', () => {
    const sealed = cipher.seal(key, 'here', Buffer.from('13900001234'))
    for (let length = 0; length < sealed.ct.length; length++)
      expect(() => cipher.open(key, 'here', { ...sealed, ct: sealed.ct.subarray(0, length) })).toThrow()
    for (let length = 0; length < sealed.n.length; length++)
      expect(() => cipher.open(key, 'here', { ...sealed, n: sealed.n.subarray(0, length) })).toThrow()
  })
})

test('a place and a text cannot lend each other a letter', () => {
  const cipher = CIPHERS.SM4
  const sealed = cipher.seal(key, 'ab', Buffer.from('c'))
  expect(() => cipher.open(key, 'a', sealed)).toThrow()
})

test('one cipher does not open what the other sealed', () => {
  expect(() =>
    CIPHERS.SM4.open(key, 'here', CIPHERS.A256GCM.seal(key, 'here', Buffer.from('x'.repeat(64)))),
  ).toThrow()
  expect(() => CIPHERS.A256GCM.open(key, 'here', CIPHERS.SM4.seal(key, 'here', Buffer.from('x')))).toThrow()
})
