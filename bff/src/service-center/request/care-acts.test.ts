import { expect, test } from 'vitest'
import { rankOf } from '../marks.ts'
import { cancel, close, open, reopen } from './acts.ts'
import { careEndsAt, forgetCare } from './care-acts.ts'
import type { ServiceRequest } from './entity.ts'
import { beginSending, dueSending, sent } from './sending.ts'
import { move } from './steps.ts'

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n))
const care = { alg: 'A256GCM' as const, kid: 'person', n: '', ct: 'x' }

const build = (): ServiceRequest =>
  open({
    id: 'r1',
    number: '26112100000001',
    ownerId: 'p1',
    kind: 'repair',
    title: '报修',
    priority: 'normal',
    subject: null,
    fault: null,
    excerpt: null,
    whereabouts: null,
    care,
    slotId: null,
    routedBy: 'rule',
    danger: null,
    goldExchange: false,
    message: null,
    answered: null,
    desk: 'no_department',
    legs: (['installation', 'logistics'] as const).map((department) => ({
      id: department,
      department,
      title: '上门',
      reason: '报修',
    })),
    at: day(1),
  })

function take(r: ServiceRequest, legId: string): ServiceRequest {
  const sending = dueSending(r, legId, day(1))!
  return sent(beginSending(r, sending, day(1)), sending.id, `ref-${legId}`, day(1))
}

test('who needs care goes ahead of equals, never of a higher priority; a danger has no equal', () => {
  const ranks = (['danger', 'gold', 'silver', 'normal'] as const).flatMap((priority) => [
    rankOf({ priority, care }),
    rankOf({ priority }),
  ])
  expect(ranks).toEqual([0, 0, 0.5, 1, 1.5, 2, 2.5, 3])
})

test('it ends thirty days after what ended it, however long ago it was asked; taken up again it goes on', () => {
  expect(careEndsAt(build())).toBeNull()
  const resolved = move(build(), 'resolve', day(3), {
    cycles: [{ openedAt: day(1), resolvedAt: day(3), resolvedBy: 'desk', rating: null }],
  })
  expect(careEndsAt(close(resolved, day(10)))).toEqual(day(33))
  expect(careEndsAt(cancel(build(), day(5)))).toEqual(day(35))
  const again = { message: null, newLegId: (old: { id: string }) => `${old.id}2` }
  expect(careEndsAt(reopen(resolved, again, day(4)))).toBeNull()
})

test('it is deleted, and told to installation where that was told; once, and nothing seems to have moved', () => {
  const unsent = forgetCare(build(), day(2))
  expect(['care' in unsent, unsent.outbox.map(({ what }) => what)]).toEqual([false, ['open', 'open']])
  const told = forgetCare(take(take(build(), 'installation'), 'logistics'), day(2))
  expect(told.outbox).toMatchObject([{ what: 'forget_care', legId: 'installation' }])
  expect(told.updatedAt).toEqual(day(1))
  expect(forgetCare(told, day(2))).toBe(told)
})
