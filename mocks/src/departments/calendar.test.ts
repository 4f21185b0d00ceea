import { dayOf } from '@onehall/shared/domain/time'
import { describe, expect, it } from 'vitest'
import { findFreeSlot, listSlots, readSlot, type Ask } from './calendar.ts'

const NOON = new Date('2026-11-21T12:00:00+08:00')
const ask = (more: Partial<Ask> = {}): Ask => ({
  regionCode: '340104',
  category: null,
  unit: null,
  days: 7,
  now: NOON,
  taken: new Set(),
  ...more,
})

describe('the calendar', () => {
  it('offers windows of two hours, four a day, soonest first, each once', () => {
    const slots = listSlots(ask({ from: '2026-11-22', days: 14 }))
    const windows = new Set(slots.map((slot) => `${slot.from.slice(11, 16)}-${slot.until.slice(11, 16)}`))
    expect([...windows].sort()).toEqual(['09:00-11:00', '13:00-15:00', '15:00-17:00', '18:00-20:00'])
    const begins = slots.map((slot) => slot.from)
    expect(begins).toEqual([...new Set(begins)].sort())
    expect(slots.every((slot) => slot.from.endsWith(':00+08:00'))).toBe(true)
    expect(slots.length).toBeGreaterThan(40)
  })

  it('offers nothing in the past and nothing within two hours', () => {
    for (let hour = 0; hour < 24; hour++) {
      const now = new Date(NOON.getTime() + hour * 3_600_000)
      for (const slot of listSlots(ask({ now, from: dayOf(NOON), days: 3 }))) {
        expect(Date.parse(slot.from) - now.getTime()).toBeGreaterThanOrEqual(2 * 3_600_000)
      }
    }
  })

  it('says the same when asked again, and another thing for another city', () => {
    expect(listSlots(ask())).toEqual(listSlots(ask()))
    const elsewhere = listSlots(ask({ regionCode: '350304' }))
    expect(elsewhere.length).toBeGreaterThan(10)
    expect(elsewhere.map((slot) => slot.id)).not.toEqual(listSlots(ask()).map((slot) => slot.id))
  })

  it('knows several masters in every city, and all of one city for its districts', () => {
    for (const regionCode of ['340104', '510107', '110105', '542321', null]) {
      const workers = new Set(listSlots(ask({ regionCode, days: 14 })).map((slot) => slot.worker))
      expect(workers.size).toBeGreaterThan(1)
    }
    expect(listSlots(ask({ regionCode: '340102' }))).toEqual(listSlots(ask({ regionCode: '340111' })))
  })

  it('leaves out what is taken', () => {
    const [first] = listSlots(ask())
    const left = listSlots(ask({ taken: new Set([first!.id]) }))
    expect(left.map((slot) => slot.id)).not.toContain(first!.id)
    expect(findFreeSlot(first!.id, NOON, new Set())).toMatchObject({
      from: first!.from,
      worker: first!.worker,
    })
    expect(findFreeSlot(first!.id, NOON, new Set([first!.id]))).toBeNull()
    expect(findFreeSlot(first!.id, new Date(first!.from), new Set())).toBeNull()
  })

  it('has ids as the contract wants them, and reads none it did not give', () => {
    const ids = ['340104', '350304', null].flatMap((regionCode) =>
      listSlots(ask({ regionCode })).map((slot) => slot.id),
    )
    expect(ids.every((id) => /^[\w-]{1,64}$/.test(id) && readSlot(id) !== null)).toBe(true)
    const forged = (text: string) => `s${Buffer.from(text).toString('base64url')}`
    for (const id of [
      '',
      's',
      'zzz',
      forged('mst_zhouqiming|2026-11-22|9'),
      forged('mst_nobody|2026-11-22|0'),
    ]) {
      expect(readSlot(id)).toBeNull()
    }
    expect(readSlot(forged('mst_zhouqiming|someday|0'))).toBeNull()
  })

  it('sends who holds the certificate', () => {
    const gas = new Set(listSlots(ask({ category: '燃气热水器', days: 14 })).map((slot) => slot.worker))
    const air = new Set(listSlots(ask({ category: '空调', days: 14 })).map((slot) => slot.worker))
    expect([...gas].sort()).toEqual(['何师傅', '卢师傅'])
    expect([...air].sort()).toEqual(['卢师傅', '周师傅'])
  })

  it('prefers the master who installed that very unit, and says so', () => {
    const unit = { gtin: '09520000010270', serial: 'FXYJYBDRQ3NZGPP4' }
    const slots = listSlots(ask({ unit, days: 14 }))
    const his = slots.filter((slot) => slot.note === '装过这台')
    expect(his.length).toBeGreaterThan(10)
    expect(his.every((slot) => slot.worker === '周师傅')).toBe(true)
    expect(slots.filter((slot) => slot.worker === '周师傅')).toEqual(his)
    expect(slots.some((slot) => slot.note === null)).toBe(true)
  })
})
