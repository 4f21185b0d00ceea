import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SHIPPING_TITLES } from '@onehall/shared/domain/orders'
import { DEPARTMENTS, REQUEST_KINDS } from '@onehall/shared/domain/request-states'
import { TIERS } from '@onehall/shared/domain/people'
import { departmentsFor } from './departments.rules.ts'
import { createRouting, type RoutingQuestion } from './routing.ts'

const routing = createRouting()
const buildQuestion = (some: Partial<RoutingQuestion>): RoutingQuestion => ({
  kind: 'question',
  text: '',
  fault: null,
  category: undefined,
  tier: 'normal',
  ...some,
})
const route = (some: Partial<RoutingQuestion>) => routing.route(buildQuestion(some))
const namesFor = (text: string) => route({ text }).departments.map((d) => d.department)

test('words alone find their departments, several where several are asked', () => {
  expect(namesFor('冰箱不制冷了')).toEqual(['installation'])
  expect(namesFor('快递怎么还没到')).toEqual(['logistics'])
  expect(namesFor('帮我开一张发票')).toEqual(['sales'])
  expect(namesFor('电视送来屏就碎了，我要退货')).toEqual(['sales', 'logistics'])
  expect(namesFor('冰箱送来就坏了，换一台新的，约好的安装改到下周')).toEqual([...DEPARTMENTS])
})

test('small talk and thanks bother nobody and leave nobody in doubt', () => {
  for (const text of ['你好', '谢谢师傅，修好了', '讲个笑话'])
    expect(route({ text })).toMatchObject({ departments: [], unsure: false, by: 'none', danger: null })
})

test('a route says in words what is to be done and what said so, but repeats nothing of its own', () => {
  expect(route({ text: '帮我开一张发票，电话13912345678' }).departments).toEqual([
    { department: 'sales', title: '发票', reason: '提到“发票”' },
  ])
})

test('an order that is said in words is called as the app knows orders by', () => {
  const titles = ['冰箱送来磕坏了，想换一台', '净味滤芯还有货吗，想买两支'].map(
    (text) => route({ text }).departments.find(({ department }) => department === 'sales')?.title,
  )
  expect(titles).toEqual(SHIPPING_TITLES)
})

test('words add a department to the kind that was chosen; a danger in them is heard', () => {
  const names = route({ kind: 'repair', text: '洗衣机漏水，修不好就给我退货退款' }).departments.map(
    (d) => d.department,
  )
  expect(names).toEqual(['installation', 'sales'])
  expect(route({ kind: 'purchase', text: '插座冒烟了', tier: 'gold' })).toMatchObject({
    priority: 'danger',
    by: 'rule',
  })
})

test('a complaint is for an agent, whatever it names; a danger in it is not kept waiting', () => {
  const complaint = route({ kind: 'complaint', text: '师傅迟到，快递也慢，我要退货' })
  expect(complaint).toMatchObject({ departments: [], unsure: false, by: 'none' })
  expect(route({ kind: 'complaint', text: '师傅装完插座冒火花' }).departments).toHaveLength(1)
})

test('a dangerous fault reaches its department whatever kind was chosen', () => {
  const fault = { code: 'EC', department: 'installation', severity: 'danger' } as const
  expect(route({ fault, category: '燃气热水器' })).toMatchObject({
    departments: [{ department: 'installation', reason: '安全：一氧化碳超标报警' }],
    priority: 'danger',
    danger: { articleId: 'kb-042' },
    unsure: false,
  })
})

const WORDS = [
  '漏电',
  '退货',
  '快递',
  '安装',
  '发票',
  '不漏',
  '冒烟',
  '你好',
  '送到',
  '修',
  '，',
  ' ',
  'E4',
  'tui huo',
]
const anyQuestion: fc.Arbitrary<RoutingQuestion> = fc.record({
  kind: fc.constantFrom(...REQUEST_KINDS),
  text: fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  ),
  fault: fc.option(
    fc.record({
      code: fc.constantFrom('E4', 'EC', '10'),
      department: fc.option(fc.constantFrom(...DEPARTMENTS)),
      severity: fc.constantFrom('info', 'service', 'danger'),
    }),
  ),
  category: fc.constantFrom(undefined, '电热水器', '冰箱'),
  tier: fc.constantFrom(...TIERS),
})

test('whatever is asked: the same reply twice, each department once, the kind’s own among them, danger above all', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const routed = routing.route(question)
      const names = routed.departments.map((d) => d.department)
      expect(routing.route(question)).toEqual(routed)
      expect(new Set(names).size).toBe(names.length)
      for (const { department } of departmentsFor(question)) expect(names).toContain(department)
      for (const { title, reason } of routed.departments) expect(title && reason).toBeTruthy()
      expect(routed.priority).toBe(routed.danger ? 'danger' : question.tier)
      if (routed.danger) expect([names.length > 0, routed.unsure]).toEqual([true, false])
      if (routed.unsure) expect(names).toEqual([])
      expect(routed.by === 'none').toBe(names.length === 0)
      if (question.fault?.severity === 'danger') expect(routed.danger).not.toBeNull()
    }),
  )
})
