import { expect, it } from 'vitest'
import type { InstallationBody } from './case.ts'
import { finding } from './findings.ts'

const WASHER = { gtin: '09520000010270', model: 'AH-XHG10R', name: '净蓬', serial: null }
const body = (more: Partial<InstallationBody>): InstallationBody => ({
  legId: 'leg',
  requestNumber: '2611210473',
  kind: 'repair',
  priority: 'normal',
  text: '坏了',
  openedAt: '2026-11-21T06:06:00Z',
  product: WASHER,
  fault: null,
  warrantyUntil: null,
  slotId: null,
  address: null,
  contact: null,
  care: null,
  media: [],
  ...more,
})

it('goes by the fault code, then by what the master came for', () => {
  expect(finding(body({ fault: { code: 'e-21', meaning: null } }))).toBe('排水泵过滤器清出一枚发卡，试机正常')
  expect(finding(body({ fault: { code: 'X99', meaning: null } }))).toBe('检查了一遍，紧了接头，试机正常')
  expect(finding(body({ kind: 'install' }))).toBe('运输螺栓拆了，调平，空筒漂洗一遍不漏水')
  expect(finding(body({ text: '约每年一次的清洗' }))).toBe('筒和门封圈拆洗完，试机正常')
  expect(finding(body({ product: null }))).toBe('看过了，试机正常')
})
