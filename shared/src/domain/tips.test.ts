import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isProof, leadingZeroBits, searchProof } from './proof-of-work.ts'
import { groupReceipt, readReceipt } from './receipt.ts'
import { DISPOSITIONS, isFurther, TIP_MOVES, TIP_STATUSES, type TipMove } from './tip-states.ts'

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()
const receipts = fc.stringMatching(/^\d{20}$/)

describe('a receipt', () => {
  test('is read back however it was grouped and typed', () => {
    const signs = fc.array(fc.constantFrom('', ' ', '-', '　', '—', '  '), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(receipts, signs, (receipt, between) => {
        expect(readReceipt(groupReceipt(receipt))).toBe(receipt)
        expect(readReceipt([...receipt].map((digit, i) => digit + between[i]!).join(''))).toBe(receipt)
      }),
    )
    expect(readReceipt('４８２０１ 93755 62014 87739')).toBe('48201937556201487739')
    expect(groupReceipt('48201937556201487739')).toBe('48201 93755 62014 87739')
  })

  test('is nothing else', () => {
    for (const typed of ['', '4820193755620148773', '482019375562014877391', '4820193755620148773a'])
      expect(readReceipt(typed)).toBeNull()
  })
})

describe('proof of work', () => {
  test('zero bits are counted from the front', () => {
    expect(leadingZeroBits(Uint8Array.of(0xff))).toBe(0)
    expect(leadingZeroBits(Uint8Array.of(0x01))).toBe(7)
    expect(leadingZeroBits(Uint8Array.of(0, 0x1f, 0))).toBe(11)
    expect(leadingZeroBits(Uint8Array.of(0, 0))).toBe(16)
  })

  test('what the search finds in slices holds, for this challenge and no other', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (challenge, other) => {
        let nonce: string | null = null
        for (let from = 0; nonce === null; from += 64)
          nonce = searchProof({ challenge, bits: 8 }, { from, tries: 64 }, sha256)
        expect(isProof({ challenge, nonce }, 8, sha256)).toBe(true)
        expect(isProof({ challenge, nonce }, 64, sha256)).toBe(false)
        expect(isProof({ challenge: other, nonce }, 64, sha256)).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the life of a tip', () => {
  test('every state is reached, and every state but the last can be left', () => {
    const reached = new Set(Object.values(TIP_MOVES).flatMap((moves) => Object.values(moves)))
    expect(TIP_STATUSES.filter((status) => status !== 'received' && !reached.has(status))).toEqual([])
    for (const status of TIP_STATUSES) expect(Object.keys(TIP_MOVES[status]).length).toBeGreaterThan(0)
  })

  test('nothing is handed over that nobody has looked at, and nothing disposed that was not handed over', () => {
    const from = (move: TipMove) => TIP_STATUSES.filter((status) => TIP_MOVES[status][move])
    expect(from('hand_over')).toEqual(['screened', 'verifying'])
    expect(from('dispose')).toEqual(['handed_over', 'disposition', 'closed'])
  })

  test('of the police’s words the furthest stands, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DISPOSITIONS), { minLength: 1 }), (words) => {
        const end = words.reduce<(typeof words)[number] | null>(
          (now, next) => (isFurther(next, now) ? next : now),
          null,
        )
        const furthest = Math.max(...words.map((word) => DISPOSITIONS.indexOf(word)))
        expect(end).toBe(DISPOSITIONS[furthest])
      }),
    )
  })
})
