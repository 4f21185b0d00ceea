import { expect, test } from 'vitest'
import { parcelSentence, parcelStanding } from './parcel-standing.ts'

const delay = { reason: '路上比计划的慢', sentence: '会晚到，原定昨天，现在预计明天。原因：路上比计划的慢' }
const onItsWay = {
  status: 'in_transit',
  delay: null,
  expectedBy: '2026-11-24T10:00:00Z',
  headline: '预计明天送到',
} as const

test('a parcel that is late says so before all else, and why', () => {
  expect(parcelStanding(onItsWay)).toEqual({ kind: 'go', word: '在路上' })
  expect(parcelSentence(onItsWay)).toBe('预计明天送到')
  const late = { ...onItsWay, delay }
  expect(parcelStanding(late)).toEqual({ kind: 'bad', word: '会晚到' })
  expect(parcelSentence(late)).toBe(delay.sentence)
})

test('it is stuck, not late, where nobody knows when it comes', () => {
  const stuck = { ...onItsWay, status: 'exception', delay, expectedBy: null } as const
  expect(parcelStanding(stuck)).toEqual({ kind: 'bad', word: '卡住了' })
})
