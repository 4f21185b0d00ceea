import type { DeskRequestView } from '@onehall/shared/contract/desk'
import type { MessageView } from '@onehall/shared/contract/requests'
import { expect, test } from 'vitest'
import { lastSaid, threadOf } from './thread.ts'

const at = (time: string): string => `2026-11-21T${time}:00.000Z`
const message = (id: string, time: string, from: MessageView['from'] = 'you') =>
  ({ id, at: at(time), from }) as MessageView
const request: Pick<DeskRequestView, 'thread' | 'notes' | 'history'> = {
  thread: [message('ask', '06:06'), message('told', '06:26', 'agent'), message('again', '07:17')],
  notes: [{ id: 'n', at: at('06:30'), name: '许宁', text: '老人在家' }],
  history: [
    { at: at('06:06'), text: '规则分派：销售（换货）、物流（破损）' },
    { at: at('06:21'), text: '销售接下' },
    { at: at('08:00'), text: '办好了' },
  ],
}

test('words, notes and events in the order of time; events in a row stand together', () => {
  expect(
    threadOf(request).map((block) => [block.kind, block.kind === 'events' ? block.lines.length : 1]),
  ).toEqual([
    ['message', 1],
    ['events', 2],
    ['message', 1],
    ['note', 1],
    ['message', 1],
    ['events', 1],
  ])
})

test('what suggestions are for is what the person said last', () => {
  expect(lastSaid(request)).toBe('again')
  expect(lastSaid({ thread: [message('told', '06:26', 'agent')] })).toBeNull()
})
