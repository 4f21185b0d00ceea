import { expect, test } from 'vitest'
import { grouped, yuan } from './numbers.ts'

test('numbers are grouped by threes', () => {
  expect([0, 999, 1000, 1284306].map(grouped)).toEqual(['0', '999', '1,000', '1,284,306'])
})

test('money is told to the fen', () => {
  expect([0, 5, 10, 100, 128430640].map(yuan)).toEqual(['0.00', '0.05', '0.10', '1.00', '1,284,306.40'])
})
