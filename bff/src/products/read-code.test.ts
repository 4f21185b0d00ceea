import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSet82 } from '@onehall/shared/domain/gs1'
import { readCode, type ReadCode } from './read-code.ts'

const GTIN = '09520123456788'
const SSCC = '952012345678912345'
const FNC1 = '\x1d'

const product = (lot: string | null = null, serial: string | null = null, gtin = GTIN): ReadCode => ({
  kind: 'product',
  gtin,
  lot,
  serial,
})
const bad = (reason: 'form' | 'check_digit' | 'not_ours'): ReadCode => ({ kind: 'bad', reason })
const reads = (cases: [string, ReadCode][]): void => {
  for (const [text, meaning] of cases) expect([text, readCode(text)]).toEqual([text, meaning])
}

describe('a code of a product or a parcel', () => {
  test('as a web address', () => {
    reads([
      ['https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426', product('ABC1', '12345')],
      ['  HTTPS://BRAND.EXAMPLE/01/9520123456788 ', product()],
      ['https://brand.example/01/09520123456788/21/A%2FB', product(null, 'A/B')],
      [`https://id.gs1.org/00/${SSCC}`, { kind: 'sscc', sscc: SSCC }],
    ])
  })

  test('as an element string: plain, with FNC1, with the symbology mark, in brackets, with blanks', () => {
    reads([
      ['010952012345678821ABC', product(null, 'ABC')],
      [`010952012345678810LOT1${FNC1}21S1`, product('LOT1', 'S1')],
      [`010952012345678821S1${FNC1}10LOT1`, product('LOT1', 'S1')],
      [`0109520123456788172612312110${FNC1}10A`, product('A', '10')],
      [`${FNC1}010952012345678821S1`, product(null, 'S1')],
      [']d2010952012345678821S1', product(null, 'S1')],
      [`]d2${FNC1}010952012345678821S1`, product(null, 'S1')],
      [']Q3010952012345678821S1', product(null, 'S1')],
      ['(01)09520123456788(10)ABC1(21)12345', product('ABC1', '12345')],
      ['(01) 09520123456788 (21) 12345', product(null, '12345')],
      ['(01)09520123456788\n(21)12345\n', product(null, '12345')],
      ['01095201234567883103000195', product()],
      [`00${SSCC}`, { kind: 'sscc', sscc: SSCC }],
      [`(00)${SSCC}`, { kind: 'sscc', sscc: SSCC }],
      [`]C100${SSCC}`, { kind: 'sscc', sscc: SSCC }],
    ])
  })

  test('as a bare number of any length, also as it is printed and typed', () => {
    reads([
      [GTIN, product()],
      ['9520123456788', product()],
      ['416000336108', product(null, null, '00416000336108')],
      ['02345673', product(null, null, '00000002345673')],
      ['9 520123 456788', product()],
      ['9520-1234-56788', product()],
      [SSCC, { kind: 'sscc', sscc: SSCC }],
    ])
  })

  test('with a digit that is wrong is told from one that has no form', () => {
    reads([
      ['09520123456789', bad('check_digit')],
      ['(01)09520123456789(21)A', bad('check_digit')],
      ['https://id.gs1.org/01/09520123456789', bad('check_digit')],
      ['952012345678912346', bad('check_digit')],
      ['(00)952012345678912346', bad('check_digit')],
      ['0952012345678', bad('check_digit')],
      ['95201', bad('form')],
      ['(21)ABC(01)09520123456788', bad('form')],
      ['(01)0952012345678(21)A', bad('form')],
      ['01095201234567881726', bad('form')],
      ['(01)09520123456788(21)一二三', bad('form')],
      [`010952012345678821${'x'.repeat(21)}`, bad('form')],
    ])
  })
})

test('our own links and numbers', () => {
  reads([
    ['https://one.example/q/0123456789', { kind: 'short', short: '0123456789' }],
    ['https://one.example/q/abcdefghjk/', { kind: 'short', short: 'ABCDEFGHJK' }],
    ['https://one.example/n/ntc_001', { kind: 'notice', noticeId: 'ntc_001' }],
    ['OHJ-7K2M9Q', { kind: 'job', jobCode: 'OHJ-7K2M9Q' }],
    ['https://one.example/j/ohj-7k2m9q', { kind: 'job', jobCode: 'OHJ-7K2M9Q' }],
    ['zy261121-020562', { kind: 'waybill', waybill: 'ZY261121-020562' }],
  ])
})

test('what is not ours', () => {
  reads([
    ['https://example.com/hello', bad('not_ours')],
    ['https://example.com/q/too-short', bad('not_ours')],
    ['https://example.com/q/0123456789/more', bad('not_ours')],
    ['javascript:alert(1)', bad('form')],
    ['weixin://dl/business', bad('form')],
    ['你好', bad('form')],
  ])
})

test('any text is read without a throw, and what is read of it is a key', () => {
  const parts = fc.constantFrom(
    '(01)',
    '01',
    '00',
    '21',
    '(21)',
    '10',
    GTIN,
    SSCC,
    FNC1,
    ' ',
    ']d2',
    'https://a/',
    '/',
    'OHJ-',
    '%',
  )
  const texts = fc
    .array(fc.oneof(parts, fc.string({ maxLength: 30 })), { maxLength: 8 })
    .map((list) => list.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const read = readCode(text)
      if (read.kind !== 'product') return
      expect(read.gtin).toMatch(/^\d{14}$/)
      for (const value of [read.lot, read.serial]) expect(value === null || isSet82(value)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a lot and a serial come back from an element string as they went in', () => {
  const values = fc.string({
    unit: fc.constantFrom(...'!"%&\'*+,-./09:;<=>?AZ_az'.split('')),
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(values, values, (lot, serial) => {
      expect(readCode(`01${GTIN}10${lot}${FNC1}21${serial}`)).toEqual(product(lot, serial))
    }),
  )
})
