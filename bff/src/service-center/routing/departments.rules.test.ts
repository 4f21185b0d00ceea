import { expect, test } from 'vitest'
import { DEPARTMENTS, REQUEST_KINDS } from '@onehall/shared/domain/request-states'
import { TIERS } from '@onehall/shared/domain/people'
import { departmentsFor, priorityFor } from './departments.rules.ts'

const fault = (
  department: (typeof DEPARTMENTS)[number] | null,
  severity: 'info' | 'service' | 'danger' = 'service',
) => ({ department, severity })
const namesFor = (known: Parameters<typeof departmentsFor>[0]) =>
  departmentsFor(known).map((route) => route.department)

test('each kind has its department; what has none waits for the desk', () => {
  const byKind = Object.fromEntries(
    REQUEST_KINDS.map((kind) => [kind, namesFor({ kind, fault: null, tier: 'normal' })]),
  )
  expect(byKind).toEqual({
    question: [],
    repair: ['installation'],
    install: ['installation'],
    delivery: ['logistics'],
    purchase: ['sales'],
    exchange: ['sales'],
    complaint: [],
    suggestion: [],
  })
})

test('a fault code’s own department comes first, for repairs and for nothing else', () => {
  for (const department of DEPARTMENTS) {
    expect(namesFor({ kind: 'repair', fault: fault(department), tier: 'normal' })).toEqual([department])
    expect(namesFor({ kind: 'exchange', fault: fault(department), tier: 'normal' })).toEqual(['sales'])
  }
  expect(namesFor({ kind: 'repair', fault: fault(null), tier: 'normal' })).toEqual(['installation'])
})

test('a title says what is done, not where the code points', () => {
  expect(departmentsFor({ kind: 'repair', fault: fault('installation'), tier: 'normal' })[0]).toMatchObject({
    title: '上门维修',
    reason: '故障代码',
  })
})

test('danger comes before any tier; without danger the tier decides', () => {
  for (const tier of TIERS) {
    expect(priorityFor({ kind: 'repair', fault: fault('installation', 'danger'), tier })).toBe('danger')
    expect(priorityFor({ kind: 'repair', fault: fault('installation', 'info'), tier })).toBe(tier)
    expect(priorityFor({ kind: 'question', fault: null, tier })).toBe(tier)
  }
})
