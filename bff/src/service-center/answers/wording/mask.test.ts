import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask } from './mask.ts'
import { isFaithful } from './wording.ts'

describe('what may tell who somebody is does not leave', () => {
  test.each([
    ['电话 138 1234 5678 打不通', ['138', '5678']],
    ['座机0551-63512345', ['63512345']],
    ['一三八一二三四五六七八', ['一三八']],
    ['身份证34010419900101123X', ['19900101']],
    ['单号SF1234567890123', ['1234567890123']],
    ['加我微信 wx_abc123', ['abc123']],
    ['发我邮箱 a.b@example.com', ['example']],
    ['我叫张伟，冰箱不冷', ['张伟']],
    ['联系人：欧阳娜娜', ['欧阳', '娜']],
    ['王师傅来过了', ['王']],
    ['我住合肥市蜀山区望江路88号3幢1203室', ['合肥', '望江', '88', '1203']],
    ['送到梧桐里 6 幢 1203', ['梧桐', '1203']],
    ['3栋2单元501漏水', ['501']],
    ['车牌皖A12345停门口', ['12345']],
  ])('%s', (text, secrets) => {
    for (const secret of secrets) expect(mask(text)).not.toContain(secret)
  })

  test('a mobile number is found wherever it stands, however it is parted', () => {
    const phone = fc.tuple(fc.stringMatching(/^1[3-9]\d{9}$/), fc.constantFrom('', ' ', '-', '.'))
    fc.assert(
      fc.property(fc.stringMatching(/^[冰箱不冷了]{0,6}$/u), phone, (text, [digits, between]) => {
        const parted = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(between)
        expect(mask(text + parted + text)).not.toMatch(/\d{4}/)
      }),
    )
  })

  test('what the question is about stays', () => {
    for (const text of [
      '冰箱两边摸着烫手正常吗',
      '洗衣机显示E21 水排不出去',
      '冷冻 -18 度够不够',
      '热水器 60 升够三个人洗吗',
    ])
      expect(mask(text)).toBe(text)
  })
})

test('a wording that adds a number or an address is not used', () => {
  const article = '静置 2 小时再通电，18 ℃ 以下用度假模式。'
  expect(isFaithful('先放 2 小时。', article)).toBe(true)
  expect(isFaithful('先放 24 小时。', article)).toBe(false)
  expect(isFaithful('看 evil.example/x', article)).toBe(false)
  expect(isFaithful('', article)).toBe(false)
  expect(isFaithful('好'.repeat(501), article)).toBe(false)
})
