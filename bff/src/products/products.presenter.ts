import type {
  FaultCodeView,
  ManualView,
  ProductBrief,
  ProductView,
  RegistrationView,
  ScanView,
  UnitView,
} from '@onehall/shared/contract/products'
import { digitalLink } from '@onehall/shared/domain/gs1'
import { maskPhone } from '@onehall/shared/domain/people'
import type { Card } from './cards.ts'
import { brandOf, clipsOf, type FaultCode, type Product, type Unit } from './product.ts'
import type { Scanned } from './scan.service.ts'

const pairs = (record: Record<string, string>) =>
  Object.entries(record).map(([name, value]) => ({ name, value }))

export const presentBrief = (p: Product): ProductBrief => ({
  gtin: p.gtin,
  model: p.model,
  name: p.name,
  brand: brandOf(p),
  category: p.category,
})

export const presentProduct = (p: Product): ProductView => ({
  ...presentBrief(p),
  description: p.description,
  specs: pairs(p.specs),
  networked: p.networked,
  warranty: {
    wholeMonths: p.warranty.wholeMonths,
    parts: Object.entries(p.warranty.partsMonths).map(([name, months]) => ({ name, months })),
    notCovered: p.warranty.notCovered,
  },
  consumables: p.consumables,
  install: p.install,
  faultCodes: p.faultCodes.map(({ code, meaning, severity }) => ({ code, meaning, severity })),
})

export const presentFault = (f: FaultCode, p: Product): FaultCodeView => ({
  code: f.code,
  meaning: f.meaning,
  severity: f.severity,
  selfHelp: f.selfHelp,
  department: f.department,
  video: clipsOf(p).find((clip) => clip.title === f.video) ?? null,
})

export const presentManual = (p: Product): ManualView => ({
  gtin: p.gtin,
  model: p.model,
  name: p.name,
  version: p.version,
  chapters: p.manual.chapters.map(({ id, title, steps }) => ({
    id,
    title,
    steps: steps.map(({ text, video }) => ({ text, ...(video ? { video } : {}) })),
  })),
  faultCodes: p.faultCodes.map((f) => presentFault(f, p)),
})

export const presentUnit = (u: Unit, publicUrl: string): UnitView => ({
  id: u.id,
  gtin: u.gtin,
  serial: u.serial,
  batch: u.batch,
  producedOn: u.producedOn,
  code: digitalLink(publicUrl, { gtin: u.gtin, serial: u.serial }),
})

export const presentCard = (
  { registration: r, product, unit, warranty, care, pointsEarned }: Card,
  publicUrl: string,
): RegistrationView => ({
  id: r.id,
  number: r.number,
  registeredAt: r.registeredAt.toISOString(),
  product: presentBrief(product),
  unit: presentUnit(unit, publicUrl),
  warranty,
  care,
  pointsEarned,
  transfer: r.offer && { toPhoneMasked: maskPhone(r.offer.toPhone), until: r.offer.until.toISOString() },
})

// ---- scans ----

const SENTENCES: Record<Extract<Scanned, { kind: 'unknown' }>['reason'], string> = {
  form: '这个码里没有产品或包裹的编号，请扫机身铭牌或包裹面单上的码',
  check_digit: '编号有一位对不上，可能读错或印错了，请再扫一次',
  not_ours: '这不是一厅的码',
  not_found: '没有查到这个编号。如果是从正规渠道买的，请拍铭牌联系我们核实',
}

export function presentScan(s: Scanned, publicUrl: string): ScanView {
  const actions = actionsOf(s)
  switch (s.kind) {
    case 'product':
      return {
        kind: 'product',
        actions,
        product: presentBrief(s.product),
        unit: s.unit && presentUnit(s.unit, publicUrl),
        genuine: s.genuine,
        scans: s.scans && { count: s.scans.count, firstAt: s.scans.firstAt.toISOString() },
        registered: s.registered,
        registrationId: s.registered === 'yours' && s.unit ? s.unit.id : null,
        pointsOffered: s.pointsOffered,
      }
    case 'parcel':
      return { kind: 'parcel', actions, code: s.code, carrier: null }
    case 'notice':
      return { kind: 'notice', actions, noticeId: s.noticeId }
    case 'job':
      return { kind: 'job', actions, jobCode: s.jobCode }
    case 'unknown':
      return { kind: 'unknown', actions, reason: s.reason, sentence: SENTENCES[s.reason] }
  }
}

/** What one can go on to do, as links of this API. */
function actionsOf(s: Scanned): { rel: string; href: string }[] {
  const to = (rel: string, href: string) => ({ rel, href: `/api/v1${href}` })
  if (s.kind === 'parcel') return [to('parcel', `/parcels/by-code/${encodeURIComponent(s.code)}`)]
  if (s.kind === 'notice') return [to('notice', `/notices/${s.noticeId}`)]
  if (s.kind === 'job') return [to('job', `/jobs/${s.jobCode}`)]
  if (s.kind === 'unknown') return []
  const { product, unit, registered } = s
  const mine = unit !== null && registered === 'yours'
  return [
    to('product', `/products/${product.gtin}`),
    to('manual', `/products/${product.gtin}/manual`),
    ...(unit && registered !== 'yours' ? [to('register', '/registrations')] : []),
    ...(mine ? [to('registration', `/registrations/${unit.id}`), to('repair', '/requests')] : []),
    ...(mine && product.install.needed
      ? [to('install', `/slots?kind=install&registrationId=${unit.id}`)]
      : []),
    ...(unit?.traced ? [to('trace', `/units/${unit.id}/trace`)] : []),
  ]
}
