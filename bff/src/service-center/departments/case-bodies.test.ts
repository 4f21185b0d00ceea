import { expect, test } from 'vitest'
import { CASES } from '@onehall/shared/contract/departments'
import { CASE_BODIES, type CaseFacts } from './case-bodies.ts'

/** Everything there is to know, and more of the product than any department needs. */
const facts: CaseFacts = {
  legId: 'leg1',
  requestNumber: '26112100000001',
  kind: 'exchange',
  priority: 'gold',
  text: '送来就磕坏了',
  openedAt: '2026-11-21T07:00:00.000Z',
  customerRef: 'cus_1',
  tier: 'gold',
  orderId: 'ord_1',
  parcelId: 'par_1',
  slotId: 'slot_1',
  product: {
    gtin: '09520000010270',
    model: 'AH-1',
    name: '洗烘一体机',
    serial: 'S1',
    ...{ category: '洗烘一体机', warrantyUntil: '2029-01-01', ownerId: 'p1' },
  },
  fault: { code: 'E21', meaning: '排水不畅' },
  warrantyUntil: '2029-01-01',
  goldExchange: false,
  address: { regionCode: '340104', regionText: '安徽省合肥市蜀山区', detail: '梧桐里 6 幢' },
  contact: { name: '测试人', phone: '13900001234' },
  care: 'mobility',
  media: [{ kind: 'image', url: 'https://one.example/m' }],
}
const base = ['kind', 'legId', 'openedAt', 'priority', 'requestNumber', 'text']
const fieldsOf = (body: object) => Object.keys(body).sort()

test('sales learns the order and the product, and neither where nor whom to call', () => {
  const body = CASE_BODIES.sales(facts)
  expect(fieldsOf(body)).toEqual(
    [...base, 'customerRef', 'goldExchange', 'orderId', 'product', 'tier'].sort(),
  )
})

test('logistics learns where and whom to call, and nothing of faults, warranty or tier', () => {
  const body = CASE_BODIES.logistics(facts)
  expect(fieldsOf(body)).toEqual([...base, 'address', 'contact', 'media', 'orderId', 'parcelId'].sort())
})

test('installation learns the machine, its fault and what to mind there, and nothing of orders and tier', () => {
  const body = CASE_BODIES.installation(facts)
  expect(fieldsOf(body)).toEqual(
    [...base, 'address', 'care', 'contact', 'fault', 'media', 'product', 'slotId', 'warrantyUntil'].sort(),
  )
})

test('of the product each gets what its contract names, whatever else is known of it', () => {
  for (const department of ['sales', 'installation'] as const)
    expect(fieldsOf(CASE_BODIES[department](facts).product!)).toEqual(['gtin', 'model', 'name', 'serial'])
})

test('a body is what the contract says, to the field', () => {
  for (const department of ['sales', 'logistics', 'installation'] as const) {
    const body = CASE_BODIES[department](facts)
    expect(CASES[department].parse(body)).toEqual(body)
  }
})
