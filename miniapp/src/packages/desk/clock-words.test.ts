import type { DeskClockView, QueueItem } from '@onehall/shared/contract/desk'
import { expect, test } from 'vitest'
import { clockLines, leftWords, queueWords, spanWords } from './clock-words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const clock = (more: Partial<DeskClockView> = {}): DeskClockView => ({
  kind: 'next_response',
  state: 'running',
  startedAt: '2026-11-21T06:00:00.000Z',
  dueAt: '2026-11-21T06:10:00.000Z',
  metAt: null,
  breached: false,
  leftMs: 4 * MINUTE + 12_000,
  targetMs: 10 * MINUTE,
  ...more,
})
const item = (more: Partial<QueueItem>): QueueItem =>
  ({ group: 'claim', status: 'received', clock: clock(), waitingSince: null, ...more }) as QueueItem

test('spans in the two largest units that say something', () => {
  expect([0, 38_999, 26 * MINUTE + 40_000, 80 * MINUTE, 46 * HOUR, -5].map(spanWords)).toEqual([
    '0:00',
    '0:38',
    '26:40',
    '1 小时 20 分',
    '1 天 22 小时',
    '0:00',
  ])
})

test('a clock says how it stands in words: left, nearly over, over, standing', () => {
  expect(leftWords(clock(), 0)).toEqual({ text: '还剩 4:12', urgency: 'none' })
  expect(leftWords(clock(), 2 * MINUTE)).toEqual({ text: '还剩 2:12', urgency: 'soon' })
  expect(leftWords(clock(), 5 * MINUTE)).toEqual({ text: '超 0:48', urgency: 'over' })
  expect(leftWords(clock({ state: 'paused', dueAt: null }), HOUR)).toEqual({
    text: '等客户',
    urgency: 'none',
  })
})

test('a row of the queue: danger by how long somebody waits, the others by what is left', () => {
  const now = Date.parse('2026-11-21T06:00:38.000Z')
  const words = (more: Partial<QueueItem>) => queueWords(item(more), { at: now, now }).text
  expect(words({ group: 'danger', waitingSince: '2026-11-21T06:00:00.000Z' })).toBe('已等 0:38')
  expect(words({})).toBe('还剩 4:12')
  expect(words({ group: 'mine', status: 'waiting_customer' })).toBe('等客户')
  expect(words({ group: 'mine', clock: null })).toBe('已回复')
})

test('the clocks of a request: the first answer as it was, of the others the newest, the next to run out marked', () => {
  const first = clock({
    kind: 'first_response',
    state: 'met',
    leftMs: null,
    metAt: '2026-11-21T06:00:48.000Z',
  })
  const answered = clock({ state: 'met', leftMs: null, metAt: '2026-11-21T06:05:00.000Z' })
  const resolution = clock({ kind: 'resolution', leftMs: 46 * HOUR, targetMs: 48 * HOUR })
  expect(clockLines([first, answered, clock(), resolution], 0)).toMatchObject([
    { text: '首次回复 0:48', running: false },
    { text: '下次回复还剩 4:12', running: true },
    { text: '办结还剩 1 天 22 小时', running: false },
  ])
  expect(clockLines([{ ...first, breached: true }, answered], 0).map(({ text }) => text)).toEqual([
    '首次回复 0:48，超时',
  ])
  expect(
    clockLines([clock({ state: 'paused' }), clock({ kind: 'resolution', state: 'stopped' })], 0),
  ).toEqual([{ kind: 'next_response', running: false, text: '下次回复停着，等客户', urgency: 'none' }])
})
