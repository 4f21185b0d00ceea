import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dangerOfFault, findDanger, guessDanger } from './danger.rules.ts'

const kindOf = (text: string, category?: string) => findDanger(text, category)?.kind ?? null

describe('a danger is heard however it is said', () => {
  test.each([
    ['厨房有股煤气味', 'gas'],
    ['洗澡的时候头晕想吐，热水器在浴室', 'co'],
    ['摸洗衣机外壳手发麻', 'electric'],
    ['插座冒火花了', 'fire'],
    ['手表电池鼓包了', 'battery'],
    ['灶面玻璃突然炸了', 'burst'],
    ['电视掉下来砸到孩子了', 'injury'],
    ['宝宝喝了奶粉一直吐', 'illness'],
    ['孩子手表发了求救，没人接', 'sos'],
    ['送货的三轮车着火了', 'transit'],
    ['kongtiao mao yan le', 'fire'],
    ['電視冒煙', 'fire'],
    ['Ｇas味好重', 'gas'],
  ])('%s', (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })
})

describe('what sounds like one and is none', () => {
  test.each([
    '热死了',
    '气炸了，修三次没修好',
    '空调省电吗',
    '火烧眉毛了快点送',
    '空气炸锅炸鸡翅几度',
    '不漏电，就是不热',
    '啥时候发嘛',
    '手机掉水里开不了机',
    '饭菜在热水器旁边放着，一直插着电',
    'mei you lou dian jiu shi bu re',
    '送货把门撞了个坑，没伤着人',
  ])('%s', (text) => {
    expect(kindOf(text)).toBeNull()
  })
})

test('what is over, learnt about or somebody else’s is left to the model', () => {
  for (const text of ['听说煤气泄漏会爆炸', '隔壁家着火了', '误按了SOS 没事了'])
    expect(findDanger(text)?.doubtful ?? true).toBe(true)
  expect(findDanger('我家着火了')?.doubtful).toBe(false)
})

test('what is told of the past is left to the model, unless it is so now as well', () => {
  expect(findDanger('去年我家插座冒过烟着过火，现在想买个新的')?.doubtful).toBe(true)
  expect(findDanger('上次的插座冒火，今天又冒火了')?.doubtful).toBe(false)
  expect(findDanger('上个月漏过电修好了，今天插座冒烟')).toMatchObject({ kind: 'fire', doubtful: false })
})

test('a code is a danger on the product that has it, and on no other', () => {
  expect(kindOf('显示E4', '电热水器')).toBe('fault')
  expect(kindOf('显示 E-4 了', '洗碗机')).toBe('fault')
  expect(kindOf('显示E4', '冰箱')).toBeNull()
  expect(kindOf('显示E4')).toBeNull()
})

test('a danger names the article of its product', () => {
  expect(findDanger('手表电池鼓包')?.article).toBe('kb-095')
  expect(findDanger('扫地机电池鼓包')?.article).toBe('kb-076')
  expect(guessDanger('闻着不对劲 像煤气').article).toBe('kb-098')
  expect(guessDanger('……')).toMatchObject({ what: '可能有危险', article: null, doubtful: true })
})

test('a fault that the manual calls dangerous is one without any words', () => {
  const fault = { code: 'EC', department: null, severity: 'danger' }
  expect(dangerOfFault(fault, '燃气热水器')).toMatchObject({
    article: 'kb-042',
    departments: ['installation'],
  })
  expect(dangerOfFault({ ...fault, code: 'X9', department: 'sales' }, undefined)).toMatchObject({
    article: null,
    departments: ['sales'],
  })
  expect(dangerOfFault({ ...fault, severity: 'service' }, '燃气热水器')).toBeNull()
})

test('no text breaks it, and the same text is the same danger', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(findDanger(text)).toEqual(findDanger(text))
      expect(guessDanger(text).departments.length).toBeGreaterThan(0)
    }),
  )
})
