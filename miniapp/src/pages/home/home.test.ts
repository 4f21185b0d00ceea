import type { RequestBrief } from '@onehall/shared/contract/requests'
import { describe, expect, test } from 'vitest'
import { greetingOf } from './greeting.ts'
import { mostUrgent } from './urgent.ts'

describe('the greeting', () => {
  const at = (hour: number) => new Date(2026, 10, 22, hour)

  test('says the time of day and the name as one is called', () => {
    expect(greetingOf(at(15), '林晓云')).toBe('下午好，晓云')
    expect(greetingOf(at(8), '苏禾')).toBe('早上好，苏禾')
    expect(greetingOf(at(3), '')).toBe('夜里好')
  })
})

describe('what lies on top', () => {
  const request = (id: string, part: Partial<RequestBrief>) =>
    ({
      id,
      kind: 'repair',
      title: '报修',
      sentence: '',
      status: 'routed',
      legs: [],
      visit: null,
      updatedAt: '2026-11-20T00:00:00.000Z',
      ...part,
    }) as RequestBrief
  const visitOn = (day: number) => ({
    from: `2026-11-${day}T01:00:00.000Z`,
    until: `2026-11-${day}T03:00:00.000Z`,
    worker: null,
    needsConfirmation: false,
  })

  test('what waits for the person, then the next visit, then what moved last', () => {
    const open = [
      request('old', {}),
      request('moved', { updatedAt: '2026-11-21T00:00:00.000Z' }),
      request('later', { visit: visitOn(25) }),
      request('soon', { visit: visitOn(23) }),
      request('asks', { status: 'waiting_customer' }),
    ]
    expect(mostUrgent(open, 5).map(({ id }) => id)).toEqual(['asks', 'soon', 'later', 'moved', 'old'])
    expect(mostUrgent(open, 2)).toHaveLength(2)
  })
})
