import type { SlotView } from '@onehall/shared/contract/requests'
import { expect, test } from 'vitest'
import { yuanRange } from './money.ts'
import { firstGoodSlot, slotDays, whoComes } from './slots.ts'

const slot = (from: string, note: string | null = null): SlotView => ({
  id: from,
  from: `2026-${from}:00:00+08:00`,
  until: `2026-${from}:30:00+08:00`,
  worker: '周师傅',
  note,
})

test('days as they are said, those without a free time left out', () => {
  const slots = [slot('11-21T18'), slot('11-22T09'), slot('11-22T13'), slot('12-01T09')]
  expect(slotDays(slots, new Date('2026-11-21T15:20:00+08:00'))).toMatchObject([
    { text: '今天', weekday: '周六', slots: [{ id: '11-21T18' }] },
    { text: '明天', weekday: '周日', slots: [{ id: '11-22T09' }, { id: '11-22T13' }] },
    { text: '1日', weekday: '周二', slots: [{ id: '12-01T09' }] },
  ])
})

test('who knows the machine comes first, but not for a wait of more than a day', () => {
  const soon = slot('11-21T18')
  const known = slot('11-22T09', '装过这台')
  const late = slot('11-23T09', '装过这台')
  expect(firstGoodSlot([soon, known, late])).toBe(known)
  expect(firstGoodSlot([soon, late])).toBe(soon)
  expect(firstGoodSlot([])).toBeNull()
})

test('who comes, in words', () => {
  expect(whoComes(slot('11-21T18', '装过这台'))).toBe('周师傅，装过这台')
  expect(whoComes({ ...slot('11-21T18'), worker: null })).toBe('')
})

test('money in yuan', () => {
  expect(yuanRange({ from: 0, until: 0 })).toBe('0 元')
  expect(yuanRange({ from: 5000, until: 21050 })).toBe('50–210.50 元')
})
