import type { RequestView } from '@onehall/shared/contract/requests'
import { expect, test } from 'vitest'
import { templatesFor, toAskFor, type Template } from './telling.ts'

const DAY = 86_400_000
const request = (more: Partial<RequestView>) =>
  ({ status: 'routed', legs: [{ id: 'l' }], ...more }) as RequestView
const templates: Template[] = [
  { topic: 'visit', templateId: 'visit', left: 0 },
  { topic: 'done', templateId: 'done', left: 1 },
]

test('asks for what may not be sent yet, while somebody works on it', () => {
  expect(toAskFor(request({}), templates, null)).toEqual(['visit'])
  expect(toAskFor(request({ status: 'resolved' }), templates, null)).toEqual([])
  expect(toAskFor(request({ status: 'answered', legs: [] }), templates, null)).toEqual([])
})

test('asks for nothing where nothing can be sent', () => {
  expect(toAskFor(request({}), [], null)).toEqual([])
})

test('who said no is left in peace for a month', () => {
  expect(toAskFor(request({}), templates, { at: 0, now: 29 * DAY })).toEqual([])
  expect(toAskFor(request({}), templates, { at: 0, now: 31 * DAY })).toEqual(['visit'])
})

test('the question before shipment is offered where it may be asked, and never more than three at a time', () => {
  const all = (['visit', 'progress', 'done', 'parcel'] as const).map((topic) => ({
    topic,
    templateId: topic,
    left: 0,
  }))
  expect(toAskFor(request({}), templatesFor(all, true), null)).toEqual(['visit', 'done', 'parcel'])
  expect(toAskFor(request({}), templatesFor(all, false), null)).toEqual(['visit', 'done', 'progress'])
  expect(toAskFor(request({}), templatesFor(all.slice(1, 2), true), null)).toEqual(['progress'])
})
