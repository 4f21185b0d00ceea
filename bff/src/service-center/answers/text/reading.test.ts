import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesIn } from './codes.ts'
import { featuresOf, GRAMS } from './features.ts'
import { normalise } from './normalise.ts'
import { createFindCategories } from './products.ts'
import { readPinyin, syllables } from './syllables.ts'
import { createRewrite } from './words.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[一-龥a-zA-Z0-9 ，。？E-]{0,30}$/u),
)

describe('one way of writing', () => {
  test.each([
    ['洗衣機顯示　Ｅ－２１', '洗衣机显示 e21'],
    ['E 二十一', 'e21'],
    ['F零五', 'f05'],
    ['E—1 报错', 'e1 报错'],
    ['E 一直闪', 'e 一直闪'],
  ])('%s is read as %s', (said, read) => expect(normalise(said)).toBe(read))

  test('of any text only characters, letters, digits and blanks are left', () => {
    fc.assert(fc.property(anyText, (text) => /^[\p{Script=Han}a-z0-9 ]*$/u.test(normalise(text))))
  })
})

describe('how it sounds', () => {
  test('slips of the input method sound the same', () => {
    expect(syllables('空条')).toEqual(syllables('空调'))
    expect(syllables('xi yi ji')).toEqual(syllables('洗衣机'))
    expect(syllables('xiyiji')).toEqual(syllables('洗衣机'))
  })
  test('what is no pinyin stays a word', () => {
    expect(readPinyin('wifi')).toBeNull()
    expect(syllables('wifi')).toEqual(['wifi'])
  })
})

test('fault codes are found however they are typed, and letters alone only where a product shows them', () => {
  const known = new Set(['dr', 'e21', '08'])
  const read = (text: string) => codesIn(normalise(text), known)
  expect(read('显示E-21和 e 21')).toEqual(['e21'])
  expect(read('一直报dr')).toEqual(['dr'])
  expect(read('我的 tv 坏了')).toEqual([])
  expect(read('08 缺水，20 分钟了')).toEqual(['08'])
})

test('the longest name of a product counts, and typed pinyin is heard', () => {
  const find = createFindCategories([
    { names: ['热水器'], categories: ['电热水器', '燃气热水器'] },
    { names: ['燃气热水器'], categories: ['燃气热水器'] },
  ])
  expect(find('燃气热水器打不着')).toEqual(['燃气热水器'])
  expect(find('热水器不热')).toEqual(['电热水器', '燃气热水器'])
  expect(find('ranqireshuiqi')).toEqual(['燃气热水器'])
})

test('what people say becomes what the base says, the longest first', () => {
  const rewrite = createRewrite([
    { word: '没有', means: ['冇'] },
    { word: '坏', means: ['冇用'] },
  ])
  expect(rewrite('冇水')).toBe('没有水')
  expect(rewrite('冇用了')).toBe('坏了')
})

test('features of any text are sorted and distinct', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const features = featuresOf(normalise(text))
      for (const gram of GRAMS) {
        const list = [...features[gram]]
        expect(list).toEqual([...new Set(list)].sort((a, b) => a - b))
      }
    }),
  )
})
