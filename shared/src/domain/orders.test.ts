import { expect, test } from 'vitest'
import { awaitsShipment, isOrder } from './orders.ts'
import type { Department, LegStatus, RequestKind, RequestStatus } from './request-states.ts'

const leg = (department: Department, status: LegStatus = 'accepted', title = '发票') => ({
  department,
  status,
  title,
})
const order = (legs = [leg('sales')], status: RequestStatus = 'routed', kind: RequestKind = 'exchange') => ({
  kind,
  status,
  legs,
})

test('something is shipped for what was chosen as an order, and for what is one by its words', () => {
  expect(isOrder({ kind: 'purchase', legs: [] })).toBe(true)
  expect(isOrder({ kind: 'question', legs: [leg('sales', 'pending', '换货')] })).toBe(true)
  expect(isOrder({ kind: 'question', legs: [leg('sales'), leg('logistics', 'pending', '换货')] })).toBe(false)
  expect(isOrder({ kind: 'repair', legs: [leg('installation')] })).toBe(false)
})

test('it waits for its shipment until logistics has set out, or nothing will come of it', () => {
  expect(awaitsShipment(order())).toBe(true)
  expect(awaitsShipment(order([leg('sales', 'done')], 'resolved'))).toBe(true)
  expect(awaitsShipment(order([leg('sales', 'done'), leg('logistics', 'scheduled')]))).toBe(true)
  expect(awaitsShipment(order([leg('sales'), leg('logistics', 'in_progress')]))).toBe(false)
  expect(awaitsShipment(order([leg('sales'), leg('logistics', 'done')], 'resolved'))).toBe(false)
  expect(awaitsShipment(order([leg('sales', 'failed'), leg('logistics', 'cancelled')]))).toBe(false)
  expect(awaitsShipment(order([leg('sales', 'done')], 'closed'))).toBe(false)
  expect(awaitsShipment(order([], 'answered'))).toBe(false)
})
