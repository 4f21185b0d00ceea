import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { expect, test, vi } from 'vitest'

const device = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void device.set(key, value),
    removeStorageSync: (key: string) => void device.delete(key),
  },
}))
const { BLANK, districtOf, draftPlace, isBlank, photosPlace, seenAtOf, toInput, wrongWith } =
  await import('./draft.ts')

const point = { lat: 37.45, lng: 116.3, datum: 'gcj02' as const }
const TODAY = '2026-11-22'
const rest = {
  noticeId: 'n-023',
  self: false,
  mediaIds: [],
  proof: { challenge: 'c', nonce: '1' },
  today: TODAY,
}

test('when it was: a day where there is one, words where there is none, nothing where nothing was said', () => {
  const seenAt = (when: Parameters<typeof seenAtOf>[0]['when'], earlier = '') =>
    seenAtOf({ ...BLANK, when, earlier }, TODAY)
  expect([seenAt('today'), seenAt('lately'), seenAt('unsure'), seenAt(null)]).toEqual([
    TODAY,
    '2026-11-22 前几天',
    '记不清',
    undefined,
  ])
  expect([seenAt('earlier', ' 前年夏天 '), seenAt('earlier')]).toEqual(['前年夏天', '更早'])
})

test('a map is opened on the district of the list, while its words still stand there', () => {
  const district = { code: '371402', words: '山东省德州市德城区' }
  const of = (place: string) => districtOf({ ...BLANK, district, place })
  expect([of('山东省德州市德城区 汽车站'), of('合肥'), of('')]).toEqual(['371402', null, null])
  expect(districtOf({ ...BLANK, place: '德州' })).toBe(null)
})

test('one sentence is enough; what was not said is not sent', () => {
  expect(toInput({ ...BLANK, text: ' 像她 ' }, rest)).toEqual({
    noticeId: 'n-023',
    text: '像她',
    proof: rest.proof,
  })
  expect(wrongWith(BLANK)).toContain('写一句')
  expect(wrongWith({ ...BLANK, text: '像' })).toBeNull()
  expect(wrongWith({ ...BLANK, text: '像'.repeat(TEXT_MAX + 1) })).toContain(String(TEXT_MAX))
})

test('who thinks of themselves is asked no time and no point on a map, and it is said to the desk', () => {
  const said = toInput(
    { ...BLANK, text: '记得一条河', when: 'today', place: '德州', point },
    { ...rest, self: true },
  )
  expect(said).toMatchObject({ self: true, place: '德州' })
  expect(said).not.toHaveProperty('seenAt')
  expect(said).not.toHaveProperty('point')
  const fine = { ...point, lat: 37.450_04 }
  expect(toInput({ ...BLANK, text: '像她', point: fine }, rest)).toMatchObject({ point })
})

test('a draft lies by its child, apart from what somebody says of themselves, and leaves nothing behind', () => {
  const [seen, self] = [false, true].map((self) => ({ noticeId: 'n-023', self }))
  draftPlace(seen!).write({ ...BLANK, text: '像她' })
  photosPlace(seen!).write([{ mediaId: 'm1', kind: 'image' }])
  expect(draftPlace(seen!).read()?.value.text).toBe('像她')
  expect(draftPlace(self!).read()).toBeNull()
  draftPlace(seen!).clear()
  photosPlace(seen!).clear()
  expect(device.size).toBe(0)
  expect([isBlank(BLANK), isBlank({ ...BLANK, contact: '1' }), isBlank({ ...BLANK, point })]).toEqual([
    true,
    false,
    false,
  ])
})
