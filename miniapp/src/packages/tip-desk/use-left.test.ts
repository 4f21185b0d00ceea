import { expect, test } from 'vitest'
import { leftWords } from './use-left.ts'

test('what is left of half an hour, to the second, and nothing after it', () => {
  expect(leftWords(30 * 60_000)).toBe('30:00')
  expect(leftWords(61_200)).toBe('1:02')
  expect(leftWords(900)).toBe('0:01')
  expect(leftWords(0)).toBeNull()
})
