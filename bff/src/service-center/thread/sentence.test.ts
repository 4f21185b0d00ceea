import { expect, test } from 'vitest'
import type { LegStatus, RequestStatus } from '@onehall/shared/domain/request-states'
import type { Appointment, DeskReason, Leg, RequestSummary } from '../request/index.ts'
import { sentenceFor } from './sentence.ts'

const now = new Date('2026-11-21T10:00:00+08:00')
const visit = (more: Partial<Appointment> = {}) => ({
  from: new Date('2026-11-22T09:00:00+08:00'),
  until: new Date('2026-11-22T11:00:00+08:00'),
  worker: '周师傅',
  needsConfirmation: false,
  saidAt: now,
  eventId: 'e1',
  ...more,
})

const buildLeg = (status: LegStatus, more: Partial<Leg> = {}): Leg => ({
  id: `leg-${status}`,
  cycle: 1,
  department: 'installation',
  title: '上门维修',
  reason: '报修',
  required: true,
  status,
  ref: null,
  appointment: null,
  note: null,
  failure: null,
  updatedAt: now,
  ...more,
})

const sentence = (status: RequestStatus, legs: Leg[] = [], desk: DeskReason | null = null): string =>
  sentenceFor(
    {
      status,
      legs,
      desk: desk && { reason: desk, at: now },
      cycles: [{ openedAt: now, resolvedAt: null, resolvedBy: null, rating: null }],
    } as unknown as RequestSummary,
    now,
  )

test('before anybody works on it', () => {
  expect(sentence('received', [], 'no_department')).toBe('已收到，客服会回复您')
  expect(sentence('routed', [buildLeg('pending')])).toBe('已收到，正在转给安装')
  expect(sentence('routed', [buildLeg('sending', { department: 'logistics' })])).toBe('已收到，正在转给物流')
  expect(sentence('routed', [buildLeg('accepted', { department: 'sales' })])).toBe('销售已接下')
  const all = (['sales', 'logistics', 'installation'] as const).map((department) =>
    buildLeg('pending', { department }),
  )
  expect(sentence('routed', all)).toBe('已收到，正在转给销售、物流、安装')
})

test('who comes and when, and the question where a yes is needed', () => {
  expect(sentence('in_progress', [buildLeg('scheduled', { appointment: visit() })])).toBe(
    '明天 9:00–11:00，周师傅上门',
  )
  expect(sentence('in_progress', [buildLeg('scheduled', { appointment: visit({ worker: null }) })])).toBe(
    '明天 9:00–11:00，上门',
  )
  expect(
    sentence('waiting_customer', [
      buildLeg('scheduled', { appointment: visit({ needsConfirmation: true }) }),
    ]),
  ).toBe('明天 9:00–11:00，可以吗？')
})

test('a visit that is over is not announced any more', () => {
  const past = visit({ until: new Date('2026-11-21T09:59:00+08:00') })
  expect(sentence('in_progress', [buildLeg('scheduled', { appointment: past })])).toBe('安装已接下')
})

test('while it is done', () => {
  expect(sentence('in_progress', [buildLeg('in_progress', { appointment: visit() })])).toBe('周师傅正在办')
  expect(sentence('in_progress', [buildLeg('in_progress', { department: 'sales' })])).toBe('销售正在办')
})

test('of several legs each says how it stands, the furthest first; of many two, and how many more', () => {
  const legs = [
    buildLeg('accepted', { department: 'sales' }),
    buildLeg('scheduled', { department: 'logistics', appointment: visit({ worker: '李师傅' }) }),
  ]
  expect(sentence('in_progress', legs)).toBe('明天 9:00–11:00，李师傅上门；销售已接下')
  const three = [...legs, buildLeg('pending')]
  expect(sentence('in_progress', three)).toBe('明天 9:00–11:00，李师傅上门；销售已接下；还有 1 件也在办')
})

test('what failed is said before what goes on, with what comes of it', () => {
  for (const [failure, words] of [
    ['refused', '安装没接下来，客服接着办'],
    ['unreachable', '安装一天都没联系上，客服接着办'],
    ['said_failed', '安装没办成，客服接着办'],
  ] as const)
    expect(
      sentence(
        'in_progress',
        [buildLeg('failed', { failure }), buildLeg('accepted', { department: 'sales' })],
        'leg_failed',
      ),
    ).toBe(words)
})

test('at the desk, and at the end', () => {
  expect(sentence('routed', [buildLeg('accepted')], 'asked_for_human')).toBe('安装已接下；客服也在看')
  expect(sentence('resolved')).toBe('已办好')
  expect(sentence('closed')).toBe('已办好')
  expect(sentence('cancelled')).toBe('已取消')
})

test('a leg of an earlier cycle says nothing', () => {
  const old = buildLeg('failed', { failure: 'refused', cycle: 0 })
  expect(sentence('routed', [old, buildLeg('pending')])).toBe('已收到，正在转给安装')
})
