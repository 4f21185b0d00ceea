import { describe, expect, test } from 'vitest'
import { standing as standingOf } from './standing.ts'

const standing = (request: Omit<Parameters<typeof standingOf>[0], 'kind'>) =>
  standingOf({ kind: 'repair', ...request })

const visit = {
  from: '2026-11-23T01:00:00.000Z',
  until: '2026-11-23T03:00:00.000Z',
  worker: '周师傅',
  needsConfirmation: false,
}
const leg = (status: 'pending' | 'sending' | 'accepted', title = '上门维修') => ({
  id: 'l1',
  department: 'installation' as const,
  title,
  status,
  updatedAt: '2026-11-22T01:00:00.000Z',
})

describe('a request is never said to be further along than it is', () => {
  test('while no department has it yet, it is received', () => {
    expect(standing({ status: 'routed', legs: [leg('pending'), leg('sending')], visit: null })).toEqual({
      kind: 'wait',
      word: '已收到',
    })
  })

  test('one that a department took is with the departments', () => {
    expect(
      standing({ status: 'routed', legs: [leg('accepted'), leg('sending', '送新取旧')], visit: null }).word,
    ).toBe('部门在办')
  })

  test('a visit is agreed only when the person has said yes', () => {
    expect(standing({ status: 'routed', legs: [leg('accepted')], visit }).word).toBe('已约好')
    const asked = { ...visit, needsConfirmation: true }
    expect(standing({ status: 'waiting_customer', legs: [leg('accepted')], visit: asked })).toEqual({
      kind: 'you',
      word: '等您确认',
    })
  })

  test('once he has set out, it says where he is', () => {
    const word = (state: 'accepted' | 'en_route' | 'started') =>
      standing({ status: 'in_progress', legs: [{ ...leg('accepted'), visit: state }], visit }).word
    expect([word('accepted'), word('en_route'), word('started')]).toEqual(['已约好', '在路上', '正在修'])
  })

  test('one that waits for words and not for a yes says so', () => {
    expect(standing({ status: 'waiting_customer', legs: [leg('accepted')], visit: null }).word).toBe(
      '等您回复',
    )
  })
})
