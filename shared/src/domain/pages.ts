/** The pages that a code or a message opens directly: their paths are a promise between printed codes and the app. */
export const PAGES = {
  home: 'pages/home/index',
  scanResult: 'packages/products/pages/scan-result/index',
  product: 'packages/products/pages/product/index',
  manual: 'packages/products/pages/manual/index',
  repair: 'packages/products/pages/repair/index',
  install: 'packages/products/pages/install/index',
  trace: 'packages/products/pages/trace/index',
  request: 'packages/products/pages/request/index',
  parcel: 'packages/parcels/pages/parcel/index',
  /** in a browser alone: what the tip desk opens with */
  tipDesk: 'packages/tip-desk/pages/desk/index',
} as const

export type PageName = keyof typeof PAGES

/** `/packages/…/index?code=…`, as the mini-program navigates. */
export function pagePath(name: PageName, query: Record<string, string> = {}): string {
  const search = Object.entries(query)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  return `/${PAGES[name]}${search ? `?${search}` : ''}`
}
