import { groupReceipt } from '@onehall/shared/domain/receipt'
import { expect, test } from 'vitest'
import { faultOfReceipt, firstDifference } from './typed-receipt.ts'

const RECEIPT = '48201937556201487739'

test('a receipt is taken as people type it', () => {
  for (const typed of [
    RECEIPT,
    groupReceipt(RECEIPT),
    '48201-93755-62014-87739',
    '４８２０１937556201487739',
  ])
    expect(faultOfReceipt(typed)).toBeNull()
})

test('too short, too long, nothing: it says by how much', () => {
  expect(faultOfReceipt('48201 93755 62014')).toBe('少 5 位，回执号是 20 位')
  expect(faultOfReceipt(`${RECEIPT}1`)).toBe('多 1 位，回执号是 20 位')
  expect(faultOfReceipt('忘了')).toBe('回执号是 20 位数字')
})

test('what was noted down wrong is named by its group', () => {
  expect(firstDifference('48201 93755 62041 87739', RECEIPT)).toBe('第三组五位对不上，再看看记的')
  expect(firstDifference('48201 93755', RECEIPT)).toBe('少 10 位，回执号是 20 位')
})
