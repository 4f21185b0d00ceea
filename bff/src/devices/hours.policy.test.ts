import { expect, test } from 'vitest'
import { dueByHours } from './hours.policy.ts'

const consumables = [
  { name: '过滤网', everyMonths: 1, remindDaysBefore: 3, everyHours: 200 },
  { name: '遥控器电池', everyMonths: 12, remindDaysBefore: 7 },
]

test.each([
  [199.5, null],
  [200, 200],
  [239, 200],
  // said for long enough
  [240, null],
  [412, 400],
])('at %d hours, what is due every 200: passed %s', (hours, passed) => {
  expect(dueByHours(consumables, hours)).toEqual(
    passed === null ? [] : [{ name: '过滤网', everyHours: 200, passed }],
  )
})
