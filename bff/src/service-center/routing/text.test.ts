import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featuresOf, HASH_BITS } from './features.ts'
import { splitSyllables } from './pinyin.ts'
import { clausesOf, normalise, tokensOf } from './text.ts'

const clauses = (text: string) =>
  clausesOf(tokensOf(normalise(text))).map((clause) => clause.map((t) => t.form || t.sound).join(''))

test('a text falls into clauses at signs, blanks and words that begin another thought', () => {
  expect(clauses('冰箱不冷，退货')).toEqual(['冰箱不冷', '退货'])
  expect(clauses('冰箱不冷了顺便开发票')).toEqual(['冰箱不冷了', '顺便开发票'])
})

test('blanks bind syllables of pinyin and part all else', () => {
  expect(clauses('tui huo')).toEqual(['tuihuo'])
  expect(clauses('退 huo')).toHaveLength(2)
})

test('numbers and codes lose what only one person has', () => {
  expect(clauses('单号12345678报E21')).toEqual(['单号#报§'])
})

test('pinyin is split into as few syllables as possible; what is none stays a word', () => {
  expect(splitSyllables('fapiao')).toEqual(['fa', 'piao'])
  expect(splitSyllables('xian')).toEqual(['xian'])
  expect(splitSyllables('wifi')).toBeNull()
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('tui', 'huo', 'kong', 'tiao', 'shi', 'fu', 'le'), { minLength: 1 }),
      (parts) => {
        expect(splitSyllables(parts.join(''))?.join('')).toBe(parts.join(''))
      },
    ),
  )
})

test('evening out a text twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text))
    }),
  )
})

test('every feature has a row in the model', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const { whole, clauses: parts } = featuresOf(text)
      for (const part of [whole, ...parts])
        for (const hash of [...part.marks, ...part.modes]) {
          expect(hash).toBeGreaterThanOrEqual(0)
          expect(hash).toBeLessThan(1 << HASH_BITS)
        }
    }),
  )
})
