import { expect, test } from 'vitest'
import { isRegion, regionsUnder, regionText } from './regions.ts'

test('begins with the provinces and leads down to the districts', () => {
  const provinces = regionsUnder()!
  expect(provinces.length).toBeGreaterThanOrEqual(31)
  expect(provinces.find((p) => p.code === '340000')).toEqual({
    code: '340000',
    name: '安徽省',
    hasMore: true,
  })
  expect(regionsUnder('34')!.find((c) => c.code === '340100')).toMatchObject({
    name: '合肥市',
    hasMore: true,
  })
  expect(regionsUnder('340100')!.find((d) => d.code === '340104')).toEqual({
    code: '340104',
    name: '蜀山区',
    hasMore: false,
  })
  expect(regionsUnder('340104')).toEqual([])
})

test('every region that is listed is one, is found under its parent once, and has a name to say', () => {
  for (const province of regionsUnder()!)
    for (const city of regionsUnder(province.code)!) {
      const districts = regionsUnder(city.code)!
      expect(new Set(districts.map((d) => d.code)).size).toBe(districts.length)
      expect(city.hasMore).toBe(districts.length > 0)
      for (const { code } of districts) {
        expect(isRegion(code)).toBe(true)
        expect(regionText(code)).not.toBe('')
      }
    }
})

test('is said without the levels that say nothing', () => {
  expect(regionText('340104')).toBe('安徽省合肥市蜀山区')
  expect(regionText('110105')).toBe('北京市朝阳区')
  expect(regionText('500101')).toMatch(/^重庆市/)
  expect(regionText('500101')).not.toContain('市辖区')
})

test('what is no region has nothing under it', () => {
  for (const code of ['99', '999999', '00', '3401040'])
    expect([code, isRegion(code), regionsUnder(code)]).toEqual([code, false, null])
})
