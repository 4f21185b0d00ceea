import { expect, test } from 'vitest'
import { isCodeLike } from './code-like.ts'

test.each([
  'https://id.example/01/09520000010270/21/FXYJ',
  '6901234567892',
  '1952 1417 3000 0791 93',
  '(01)09520000010270(21)FXYJYBDRQ3NZGPP4',
  'ZY261121-020562',
  ' ohj-7K2M9P ',
])('%s is a code', (text) => {
  expect(isCodeLike(text)).toBe(true)
})

test.each([
  'E21',
  '冰箱送来磕坏了想换一台',
  '13800',
  'E21 是什么意思',
  '2026 年买的',
  '13800002046 是我的电话',
  '',
])('%s is something to ask', (text) => {
  expect(isCodeLike(text)).toBe(false)
})
