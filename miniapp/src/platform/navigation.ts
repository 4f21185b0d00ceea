import { pagePath } from '@onehall/shared/domain/pages'
import type { Purpose } from '@onehall/shared/domain/purposes'
import Taro, { useRouter } from '@tarojs/taro'

/** Every page and what it is opened with. A page that is not here cannot be opened. */
interface Pages {
  home: EntryParams
  requests: None
  me: None
  /** a question, with what it is about and its first words where they are known */
  ask: { text?: string; registrationId?: string }
  scanResult: EntryParams
  mine: None
  product: { registrationId: string }
  /** the whole of it, one chapter, or the page of one fault code */
  manual: { gtin: string; chapter?: string; step?: string; code?: string; registrationId?: string }
  /** where one unit comes from */
  trace: { unit: string }
  /** by its registration, or by the code on it where it is not registered yet; with what is wrong, where it is known */
  repair: { registrationId?: string; code?: string; faultCode?: string; text?: string }
  install: { registrationId: string; kind?: 'install' | 'maintain' }
  request: { id: string }
  signIn: None
  addresses: None
  /** a new one where there is no id */
  address: { id?: string }
  settings: None
  parcels: None
  parcel: { id: string }
  /** children who are looked for: all of them, one, and a picture of one to hand on */
  notices: None
  notice: { id: string }
  poster: { id: string }
  /** what becomes of notices, and what pays for them */
  loop: None
  fund: None
  /** about a child on a notice; `self`: it may be the person herself */
  tip: { noticeId?: string; self?: '1' }
  /** how a tip stands: whoever has its receipt types it there */
  tipStatus: None
  consents: None
  consent: { purpose: Purpose }
  consentHistory: None
  consentReceipt: { id: string }
  /** the agents' desk, with the request to show first */
  desk: { id?: string }
  deskCase: { id: string }
  deskPerson: { id: string; requestId: string }
  deskMetrics: None
  deskUnsent: None
  /** ops: who goes where, and who joins */
  deskBoard: None
  deskInvite: None
  /** an installer's day, one job of it, and whether a scanned unit is what it is for */
  jobs: None
  /** `unable`: to say that it cannot be done */
  job: { id: string; unable?: '1' }
  jobUnit: { id: string; code: string }
  jobSummary: None
  /** a code from ops makes somebody staff */
  join: { code?: string }
  /** the tip desk: in a browser, at its own address */
  tipDesk: None
  tipDeskTip: { id: string; noticeId: string }
}

type None = undefined

/** What a page may be entered with from outside: WeChat's link (q), its code (scene), our own link (code). */
type EntryParams = { q?: string; scene?: string; code?: string }

const PATHS: Record<keyof Pages, string> = {
  home: pagePath('home'),
  requests: '/pages/requests/index',
  me: '/pages/me/index',
  ask: '/packages/hall/pages/ask/index',
  scanResult: pagePath('scanResult'),
  mine: '/packages/products/pages/mine/index',
  product: pagePath('product'),
  manual: pagePath('manual'),
  trace: pagePath('trace'),
  repair: pagePath('repair'),
  install: pagePath('install'),
  request: pagePath('request'),
  signIn: '/packages/me/pages/sign-in/index',
  addresses: '/packages/me/pages/addresses/index',
  address: '/packages/me/pages/address/index',
  settings: '/packages/me/pages/settings/index',
  parcels: '/packages/parcels/pages/parcels/index',
  parcel: pagePath('parcel'),
  notices: '/packages/parcels/pages/notices/index',
  notice: '/packages/parcels/pages/notice/index',
  poster: '/packages/parcels/pages/poster/index',
  loop: '/packages/parcels/pages/loop/index',
  fund: '/packages/parcels/pages/fund/index',
  tip: '/packages/tips/pages/tip/index',
  tipStatus: '/packages/tips/pages/status/index',
  consents: '/packages/consents/pages/consents/index',
  consent: '/packages/consents/pages/consent/index',
  consentHistory: '/packages/consents/pages/history/index',
  consentReceipt: '/packages/consents/pages/receipt/index',
  desk: '/packages/desk/pages/desk/index',
  deskCase: '/packages/desk/pages/case/index',
  deskPerson: '/packages/desk/pages/person/index',
  deskMetrics: '/packages/desk/pages/metrics/index',
  deskUnsent: '/packages/desk/pages/unsent/index',
  deskBoard: '/packages/desk/pages/board/index',
  deskInvite: '/packages/desk/pages/invite/index',
  jobs: '/packages/installer/pages/jobs/index',
  job: '/packages/installer/pages/job/index',
  jobUnit: '/packages/installer/pages/unit/index',
  jobSummary: '/packages/installer/pages/summary/index',
  join: '/packages/installer/pages/join/index',
  tipDesk: pagePath('tipDesk'),
  tipDeskTip: '/packages/tip-desk/pages/tip/index',
}

const TABS: readonly (keyof Pages)[] = ['home', 'requests', 'me']
/** WeChat refuses the eleventh page. */
const STACK_MAX = 10

type Given<P extends keyof Pages> = Pages[P] extends None
  ? []
  : Partial<Pages[P]> extends Pages[P]
    ? [params?: Pages[P]]
    : [params: Pages[P]]

/** Opens a page; a tab by switching to it (tabs take no parameters). */
export function open<P extends keyof Pages>(page: P, ...[params]: Given<P>): void {
  const url = PATHS[page] + queryOf(params ?? {})
  if (TABS.includes(page)) void Taro.switchTab({ url: PATHS[page] })
  else if (Taro.getCurrentPages().length >= STACK_MAX) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Puts a page in the place of this one: after an act that must not be come back to. */
export function replace<P extends keyof Pages>(page: P, ...[params]: Given<P>): void {
  void Taro.redirectTo({ url: PATHS[page] + queryOf(params ?? {}) })
}

/** Where a page is, for whoever it is handed to. */
export const pathOf = <P extends keyof Pages>(page: P, ...[params]: Given<P>): string =>
  PATHS[page] + queryOf(params ?? {})

/** One page back; to the hall where there is none. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: PATHS.home })
}

/** What this page was opened with. Taro adds parameters of its own: read by name only. */
export function useParams<P extends keyof Pages>(): Partial<Pages[P]> {
  const { params } = useRouter()
  return decoded(params) as Partial<Pages[P]>
}

/** The code that a link, a mini-program code or our own address carries; null where the page was just opened. */
export function codeFromOutside({ q, code, scene }: EntryParams): string | null {
  return q ?? code ?? (scene === undefined ? null : fromScene(scene))
}

/**
 * A mini-program code holds 32 characters, so it carries no web address: the last part of one of our short links,
 * or a number. The hall reads the path alone, so any host does.
 */
const fromScene = (scene: string): string =>
  /^[0-9A-HJKMNP-TV-Z]{10}$/i.test(scene) ? `https://onehall.example/q/${scene}` : scene

const queryOf = (params: object): string => {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** Parameters are handed over as they stand in the address: by WeChat, and by Taro's router in a browser as well. */
function decoded(params: Record<string, string | undefined>): Record<string, string> {
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, decodeOnce(value)]))
}

function decodeOnce(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
