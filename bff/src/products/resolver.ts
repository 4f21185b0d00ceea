import { digitalLink, type Gs1Key } from '@onehall/shared/domain/gs1'
import { pagePath } from '@onehall/shared/domain/pages'
import type { Product, Unit } from './product.ts'

/** The namespace of GS1's link types. */
export const GS1_VOC = 'https://gs1.org/voc/'

export interface Link {
  /** pip, instructions, … */
  type: string
  href: string
  title: string
}

const page = (publicUrl: string, ...args: Parameters<typeof pagePath>): string =>
  `${publicUrl}/#${pagePath(...args)}`

/** Where a code of a product leads, the default first. */
export function productLinks(publicUrl: string, key: Gs1Key, product: Product, unit: Unit | null): Link[] {
  const code = digitalLink(publicUrl, key)
  const gtin = product.gtin
  return [
    { type: 'pip', href: page(publicUrl, 'scanResult', { code }), title: product.name },
    { type: 'instructions', href: page(publicUrl, 'manual', { gtin }), title: '说明书' },
    { type: 'serviceInfo', href: page(publicUrl, 'repair', { code }), title: '报修和预约' },
    ...(unit
      ? [{ type: 'registerProduct', href: page(publicUrl, 'scanResult', { code }), title: '登记，领保修卡' }]
      : []),
    ...(unit?.traced
      ? [{ type: 'traceability', href: page(publicUrl, 'trace', { unit: unit.id }), title: '溯源' }]
      : []),
  ]
}

export const parcelLinks = (publicUrl: string, sscc: string): Link[] => [
  {
    type: 'pip',
    href: page(publicUrl, 'scanResult', { code: digitalLink(publicUrl, { sscc }) }),
    title: '包裹',
  },
]

/** RFC 9264, as GS1's resolver standard asks for it: full URIs of the link types, and which one is the default. */
export function linksetOf(anchor: string, links: Link[]): object {
  const targets: Record<string, object[]> = {}
  const target = ({ href, title }: Link) => ({ href, title, type: 'text/html', hreflang: ['zh-CN'] })
  for (const link of links) (targets[GS1_VOC + link.type] ??= []).push(target(link))
  const [first] = links
  return {
    linkset: [{ anchor, ...(first ? { [`${GS1_VOC}defaultLink`]: [target(first)] } : {}), ...targets }],
  }
}

/** /.well-known/gs1resolver: what this resolver can do. */
export const resolverDescription = (publicUrl: string): object => ({
  name: 'OneHall 一厅',
  resolverRoot: publicUrl,
  supportedPrimaryKeys: ['01', '00'],
  supportedLinkType: [{ namespace: GS1_VOC, prefix: 'gs1:' }],
  supportedContextValuesEnumerated: ['zh-CN'],
  linkTypeDefaultCanBeLinkset: false,
  validatesCheckDigits: true,
})
