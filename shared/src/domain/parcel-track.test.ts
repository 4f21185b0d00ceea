import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asksFor,
  contentsOf,
  inOrder,
  PARCEL_CODES,
  trackOf,
  type Expectation,
  type ParcelEvent,
} from './parcel-track.ts'

const now = new Date('2026-11-21T15:20:00+08:00')
const at = (day: number, hour: number): string =>
  `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`
const event = (when: string, code: ParcelEvent['code'], text = code as string): ParcelEvent => ({
  at: when,
  code,
  place: '合肥市网点',
  text,
})
const onTime = { promisedBy: at(21, 18), expectedBy: at(21, 18) }

test('the order of arrival and repetition do not matter', () => {
  const events = fc.uniqueArray(
    fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), code: fc.constantFrom(...PARCEL_CODES) })
      .map(({ hour, code }) => event(at(20, hour), code)),
    { selector: (e) => `${e.at} ${e.code}` },
  )
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat()), (list, order) => {
      const told = [...list, ...list]
        .map((e) => ({ e, place: order.next().value as number }))
        .sort((a, b) => a.place - b.place)
      expect(inOrder(told.map(({ e }) => e))).toEqual(inOrder(list))
      expect(inOrder(list)).toHaveLength(list.length)
    }),
  )
})

test('the one thing is when it comes, or that it came', () => {
  const headline = (code: ParcelEvent['code'], plan: Expectation = onTime) =>
    trackOf([event(at(21, 9), code)], plan, now).headline
  expect(headline('out_for_delivery')).toBe('今天 18:00 前送到')
  expect(headline('in_transit', { promisedBy: at(24, 18), expectedBy: at(24, 18) })).toBe(
    '预计11月24日 周二 送到',
  )
  expect(headline('delivered')).toBe('今天 9:00 已送到')
  expect(headline('returned')).toBe('已退回')
  expect(headline('exception', { promisedBy: at(20, 18), expectedBy: null })).toBe('正在查，还没有准信')
  expect(trackOf([], onTime, now).status).toBe('created')
})

test('a delay is told with its reason before it is asked about; what is over has none', () => {
  const moving = [event(at(20, 9), 'exception', '干线车辆故障'), event(at(21, 9), 'in_transit')]
  const late = trackOf(moving, { promisedBy: at(21, 18), expectedBy: at(23, 18) }, now).delay
  expect(late).toEqual({
    reason: '干线车辆故障',
    sentence: '会晚到，原定今天，现在预计11月23日 周一。原因：干线车辆故障',
  })
  const stopped = trackOf([event(at(21, 9), 'exception', '门禁升级')], onTime, now).delay
  expect(stopped?.sentence).toBe('路上有点情况，预计今天到。原因：门禁升级')
  const lost = trackOf(
    [event(at(20, 9), 'exception', '疑似丢失')],
    { promisedBy: at(20, 18), expectedBy: null },
    now,
  )
  expect(lost.delay?.sentence).toBe('什么时候到还说不准，站点在处理。原因：疑似丢失')
  expect(trackOf(moving, onTime, now).delay).toBeNull()
  expect(
    trackOf([...moving, event(at(21, 14), 'delivered')], { promisedBy: at(19, 18), expectedBy: null }, now)
      .delay,
  ).toBeNull()
})

test('one tap asks what can still be asked', () => {
  expect(asksFor('created', false)).toEqual(['change_time', 'change_address'])
  expect(asksFor('in_transit', true)).toEqual(['late', 'change_time', 'damaged'])
  expect(asksFor('delivered', false)).toEqual(['damaged'])
})

test('its contents in a few words', () => {
  expect(contentsOf([{ name: '净味滤芯 2 支' }])).toBe('净味滤芯 2 支')
  expect(contentsOf([{ name: '护眼台灯' }, { name: '智能门锁' }])).toBe('护眼台灯等 2 样')
})
