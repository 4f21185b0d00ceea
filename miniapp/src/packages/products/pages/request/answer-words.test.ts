import { describe, expect, test } from 'vitest'
import { apart, setOut, sourceOf } from './answer-words.ts'

describe('an article on a card', () => {
  test('has its steps one by one, and what is said after them apart', () => {
    expect(setOut('先这样：1. 关阀；2. 开窗；3. 到室外打电话。抢修前不要回屋。之后再约。')).toEqual({
      lead: '先这样',
      steps: ['关阀', '开窗', '到室外打电话'],
      rest: '抢修前不要回屋。之后再约。',
    })
  })

  test('of a manual has nothing but steps', () => {
    expect(setOut('1. 清理过滤器\n2. 检查排水管')).toEqual({
      lead: '',
      steps: ['清理过滤器', '检查排水管'],
      rest: '',
    })
  })

  test('that is told in sentences is left as it is, with whatever numbers are in it', () => {
    const text = '推荐冷藏 4 ℃、冷冻 -18 ℃。每次只调 1 ℃，等 6.5 小时再看。'
    expect(setOut(text)).toEqual({ lead: text, steps: [], rest: '' })
  })

  test('keeps every word, whatever the last step ends with', () => {
    expect(apart(['拉闸', '打 119。'])).toEqual({ steps: ['拉闸', '打 119。'], rest: '' })
    expect(apart([])).toEqual({ steps: [], rest: '' })
  })
})

test('a page of a manual can be opened where it stands', () => {
  expect(sourceOf({ articleId: 'manual-09520000010270-clean', title: '冰箱说明书：清洁保养' })).toEqual({
    text: '出自冰箱说明书“清洁保养”',
    manual: { gtin: '09520000010270', chapter: 'clean' },
  })
  expect(sourceOf({ articleId: 'fault-09520000010270-E21', title: '洗烘一体机显示 E21：排水超时' })).toEqual({
    text: '出自说明书“E21 代码”',
    manual: { gtin: '09520000010270', code: 'E21' },
  })
  expect(sourceOf({ articleId: 'kb-012', title: '烘不干' }).manual).toBeNull()
})
