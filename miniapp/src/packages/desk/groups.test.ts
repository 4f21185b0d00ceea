import type { QueueItem } from '@onehall/shared/contract/desk'
import { expect, test } from 'vitest'
import { groupsOf, neighbour, newsOf } from './groups.ts'

const item = (id: string, group: QueueItem['group'], text = ''): QueueItem =>
  ({ id, group, text, title: `标题 ${id}` }) as QueueItem

test('three parts in one order, empty ones left out, with how many there are behind what is listed', () => {
  const items = [item('a', 'danger'), item('b', 'claim'), item('c', 'claim')]
  expect(groupsOf(items, { danger: 1, mine: 0, claim: 70 })).toMatchObject([
    { title: '危险，马上接', count: 1, items: [{ id: 'a' }] },
    { title: '等认领', count: 70, items: [{ id: 'b' }, { id: 'c' }] },
  ])
})

test('up and down stop at the ends; the first one where the chosen one is gone', () => {
  const ids = ['a', 'b', 'c']
  expect([neighbour(ids, 'a', 1), neighbour(ids, 'c', 1), neighbour(ids, 'a', -1)]).toEqual(['b', 'c', 'a'])
  expect([neighbour(ids, 'gone', 1), neighbour(ids, null, -1), neighbour([], 'a', 1)]).toEqual([
    'a',
    'a',
    null,
  ])
})

test('what is told of a change: danger by its words, new ones by their number, nothing of what was taken', () => {
  const before = [item('a', 'claim')]
  expect(newsOf(before, [...before, item('d', 'danger', '插座冒烟')])).toBe('来了一件危险：插座冒烟')
  expect(newsOf(before, [...before, item('b', 'claim'), item('c', 'claim')])).toBe('队列里新来 2 件')
  expect(newsOf(before, [item('a', 'mine')])).toBeNull()
  expect(newsOf(before, [])).toBeNull()
})
