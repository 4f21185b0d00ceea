import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDigit,
  digitalLink,
  isSet82,
  isSscc,
  readDigitalLink,
  readDigitalLinkPath,
  toGtin14,
} from './gs1.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''))
const gtins = digits(13).map((body) => `${body}${checkDigit(body)}`)
const ssccs = digits(17).map((body) => `${body}${checkDigit(body)}`)
const SET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const values = fc.string({ unit: fc.constantFrom(...SET_82.split('')), minLength: 1, maxLength: 20 })

describe('the check digit', () => {
  test('is the one of GS1’s own examples, in every length', () => {
    for (const number of [
      '6291041500213', // gs1.org, how to calculate a check digit manually
      '09520123456788', // Digital Link URI Syntax
      '416000336108', // GTIN-12
      '02345673', // GTIN-8
      '006141411234567890', // SSCC
      '952012345678912345',
    ])
      expect(checkDigit(number.slice(0, -1))).toBe(Number(number.at(-1)))
  })

  test('finds every single wrong digit', () => {
    const places = fc.integer({ min: 0, max: 13 })
    const steps = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(gtins, places, steps, (gtin, place, step) => {
        const wrong = (Number(gtin[place]) + step) % 10
        expect(toGtin14(gtin.slice(0, place) + String(wrong) + gtin.slice(place + 1))).toBeNull()
      }),
    )
  })
})

describe('a GTIN', () => {
  test('of any length is the same 14 digits', () => {
    expect(toGtin14('02345673')).toBe('00000002345673')
    expect(toGtin14('416000336108')).toBe('00416000336108')
    expect(toGtin14('2112345678900')).toBe('02112345678900')
    expect(toGtin14('12312312312333')).toBe('12312312312333')
  })

  test('is nothing else: other lengths, letters, blanks, other scripts’ digits', () => {
    for (const text of [
      '',
      '0952012',
      '952012345',
      '9520123456789123',
      '0952012345678x',
      ' 09520123456788',
      '０９５２０１２３４５６７８８',
    ])
      expect(toGtin14(text)).toBeNull()
    expect(isSscc('00614141123456789')).toBe(false)
    expect(isSscc('006141411234567891')).toBe(false)
  })
})

describe('a Digital Link', () => {
  test('of the standard’s examples is read as the standard reads it', () => {
    const gtin = '09520123456788'
    const examples: [string, ReturnType<typeof readDigitalLink>][] = [
      ['https://id.gs1.org/01/09520123456788', { gtin }],
      ['https://brand.example.com/01/9520123456788', { gtin }],
      ['https://brand.example.com/some-extra/pathinfo/01/9520123456788', { gtin }],
      ['https://id.gs1.org/01/09520123456788/22/2A', { gtin }],
      ['https://id.gs1.org/01/09520123456788/10/ABC123', { gtin, lot: 'ABC123' }],
      ['https://id.gs1.org/01/09520123456788/21/12345', { gtin, serial: '12345' }],
      [
        'https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426',
        { gtin, lot: 'ABC1', serial: '12345' },
      ],
      ['https://id.gs1.org/01/09520123456788?3103=000195', { gtin }],
      ['https://example.com/01/9520123456788?3103=000195&3922=0299&17=201225', { gtin }],
      ['https://id.gs1.org/00/952012345678912345', { sscc: '952012345678912345' }],
      [
        'https://id.gs1.org/00/952012345678912345?02=09520123456788&37=25&10=ABC123',
        { sscc: '952012345678912345' },
      ],
      [
        'https://a/01/12312312312333/22/TEST/10/ABC/21/XYZ',
        { gtin: '12312312312333', lot: 'ABC', serial: 'XYZ' },
      ],
      ['https://a/01/12312312312333/22/ABC%2d123?99=ABC&98=XYZ%2f987', { gtin: '12312312312333' }],
      [
        'https://a/01/12312312312333/22/test/10/abc/21/xyz#fragment',
        { gtin: '12312312312333', lot: 'abc', serial: 'xyz' },
      ],
      // a stem that looks like a key: the rightmost one counts
      ['https://a/00/faux/00/006141411234567890', { sscc: '006141411234567890' }],
      ['https://a/01/01/02345673', { gtin: '00000002345673' }],
    ]
    for (const [link, key] of examples) expect([link, readDigitalLink(link)]).toEqual([link, key])
  })

  test('keeps a lot or a serial that looks like a key', () => {
    expect(readDigitalLinkPath('/01/09520123456788/10/01/21/00')).toEqual({
      gtin: '09520123456788',
      lot: '01',
      serial: '00',
    })
  })

  test('says what is wrong: the form, or the check digit', () => {
    for (const path of [
      '/01/09520123456', // eleven digits
      '/01/abc',
      '/01/09520123456788/21', // a serial without a value
      '/01/09520123456788/21/1/10/A', // not in order
      '/01/09520123456788/21/1/21/2', // twice
      '/01/09520123456788/99/A', // no qualifier of a GTIN
      '/01/09520123456788/21/123456789012345678901', // 21 characters
      '/01/09520123456788/21/%E4%B8%80', // outside set 82
      '/01/09520123456788/21/%E0%A4', // no UTF-8
      '/00/952012345678912345/21/1', // an SSCC has no serial
      '/00/95201234567891234',
    ])
      expect([path, readDigitalLinkPath(path)]).toEqual([path, 'form'])
    expect(readDigitalLinkPath('/01/09520123456789')).toBe('check_digit')
    expect(readDigitalLinkPath('/00/952012345678912346')).toBe('check_digit')
  })

  test('is null where there is no key at all', () => {
    for (const text of [
      'https://example.com/',
      'https://example.com/hello/world',
      'https://example.com/01',
      'weixin://dl/01/x',
      '01/09520123456788',
      '',
    ])
      expect(readDigitalLink(text)).toBeNull()
  })

  test('comes back as it went, whatever lot and serial hold', () => {
    const keys = fc.record({ gtin: gtins, lot: values, serial: values }, { requiredKeys: ['gtin'] })
    fc.assert(
      fc.property(keys, (key) => {
        expect(readDigitalLink(digitalLink('https://one.example', key))).toEqual(key)
      }),
    )
    fc.assert(
      fc.property(ssccs, (sscc) => {
        expect(readDigitalLink(digitalLink('https://one.example', { sscc }))).toEqual({ sscc })
      }),
    )
  })

  test('of any text at all is read without a throw, and what it reads is a key', () => {
    const parts = fc.oneof(
      fc.constantFrom('00', '01', '10', '21', '22', '%', '%2F'),
      gtins,
      ssccs,
      values,
      fc.string(),
    )
    const paths = fc.array(parts, { maxLength: 8 }).map((list) => `/${list.join('/')}`)
    fc.assert(
      fc.property(paths, (path) => {
        const read = readDigitalLinkPath(path)
        if (read === null || typeof read === 'string') return
        expect(read.sscc ? isSscc(read.sscc) : toGtin14(read.gtin!) === read.gtin).toBe(true)
        for (const value of [read.lot, read.serial]) expect(value === undefined || isSet82(value)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
