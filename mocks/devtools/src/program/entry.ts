import type { Data } from '../data.ts'
import type { Bundle } from './bundle.ts'
import type { Realm } from './realm.ts'

/** How the person comes in: from the list of recent ones (nothing set), or by a code (`path`, `scene`, `query.q` or `query.scene`). */
export interface LaunchOptions {
  path?: string
  /** Plain values; the app gets them percent-encoded, as WeChat hands them over. */
  query?: Record<string, string>
  /** WeChat's scene value; 1001 (recent list) if not given, 1011 for a scanned code, 1047 for a mini-program code. */
  scene?: number
}

/** The launch or enter options the app gets. */
export function entryOf(
  realm: Realm,
  bundle: Bundle,
  { path, query = {}, scene = 1001 }: LaunchOptions,
): Data {
  const encoded = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]),
  )
  const page = (path ?? bundle.entry).replace(/^\//, '')
  return realm.into({ path: page, query: encoded, scene, referrerInfo: {}, apiCategory: 'default' }) as Data
}

/** The page they name, as a url. */
export function urlOf(entry: Data): string {
  const pairs = Object.entries(entry.query as Record<string, string>).map(
    ([name, value]) => `${name}=${value}`,
  )
  return `/${String(entry.path)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}
