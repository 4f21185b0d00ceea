import { expect, test } from 'vitest'
import { linesOf } from './brush.ts'

test('a text is broken where it is full, and no line begins with a comma', () => {
  const measure = (line: string): number => line.length
  expect(linesOf('右手腕内侧有胎记', 4, measure)).toEqual(['右手腕内', '侧有胎记'])
  expect(linesOf('右手腕内，有胎记', 4, measure)).toEqual(['右手腕内，', '有胎记'])
  expect(linesOf('', 4, measure)).toEqual([])
})
