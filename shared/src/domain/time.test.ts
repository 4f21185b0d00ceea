import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clock, clockRange, dayOf, dayWords, longDay, visitWords, weekday } from './time.ts'

const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

test('the day changes at midnight in China, sixteen hundred UTC', () => {
  expect(dayOf('2026-11-21T15:59:59.999Z')).toBe('2026-11-21')
  expect(dayOf('2026-11-21T16:00:00.000Z')).toBe('2026-11-22')
  expect(dayOf('2026-11-22T00:00:00+08:00')).toBe('2026-11-22')
  expect(clock('2026-11-21T15:59:59Z')).toBe('23:59')
  expect(clock('2026-11-21T16:05:00Z')).toBe('0:05')
})

test('days are called by how far they are from today, at both borders', () => {
  const now = '2026-11-21T23:59:00+08:00'
  expect(dayWords('2026-11-21T00:00:00+08:00', now)).toBe('今天')
  expect(dayWords('2026-11-22T00:00:00+08:00', now)).toBe('明天')
  expect(dayWords('2026-11-20T23:59:59+08:00', now)).toBe('昨天')
  expect(dayWords('2026-11-23T00:00:00+08:00', now)).toBe('11月23日 周一')
  expect(dayWords('2026-11-19T12:00:00+08:00', now)).toBe('11月19日 周四')
})

test('the year is said only where it is another one, by the year in China', () => {
  const newYearsEve = '2026-12-31T20:00:00+08:00'
  expect(dayWords('2027-01-01T00:30:00+08:00', newYearsEve)).toBe('明天')
  expect(dayWords('2027-01-02T09:00:00+08:00', newYearsEve)).toBe('2027年1月2日 周六')
  expect(dayWords('2026-12-29T09:00:00+08:00', newYearsEve)).toBe('12月29日 周二')
  expect(dayWords('2027-01-03T09:00:00+08:00', '2026-12-31T17:00:00Z')).toBe('1月3日 周日')
})

test('a visit is said with its day and its hours', () => {
  const [from, until] = ['2026-11-22T09:00:00+08:00', '2026-11-22T11:30:00+08:00']
  expect(clockRange(from, until)).toBe('9:00–11:30')
  expect(visitWords(from, until, '2026-11-21T10:00:00+08:00')).toBe('明天 9:00–11:30')
})

test('a day is written out without its zeros, from a day or from an instant', () => {
  expect(longDay('2026-03-05')).toBe('2026年3月5日')
  expect(longDay('2026-03-04T16:00:00Z')).toBe('2026年3月5日')
})

test('agrees with the calendar that knows Asia/Shanghai', () => {
  const parts = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  fc.assert(
    fc.property(instants, (at) => {
      const said = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]))
      expect(dayOf(at)).toBe(`${said['year']}-${said['month']}-${said['day']}`)
      expect(weekday(at)).toBe(said['weekday'])
      expect(clock(at)).toBe(`${Number(said['hour'])}:${said['minute']}`)
    }),
  )
})

test('tomorrow of any moment is the day after it', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -3, max: 3 }), (now, days) => {
      const words = dayWords(new Date(now.getTime() + days * 86_400_000), now)
      expect(['昨天', '今天', '明天'].indexOf(words)).toBe(Math.abs(days) <= 1 ? days + 1 : -1)
    }),
  )
})
