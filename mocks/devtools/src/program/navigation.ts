import { posix } from 'node:path'
import { callIfPresent, type Data } from '../data.ts'
import { WxFailure } from '../failure.ts'
import { createEventChannel, type EventChannel } from './event-channel.ts'
import { closePage, hidePage, openPage, showPage } from './pages.ts'
import type { Page, Program } from './program.ts'

/** WeChat keeps at most ten pages open (developers.weixin.qq.com, 页面路由). */
const MOST_PAGES = 10

export interface Destination {
  url: string
  delta?: number
}

interface Target {
  readonly route: string
  readonly query: Data
  readonly isTab: boolean
}

export function navigateTo(program: Program, { url }: Destination): EventChannel {
  const { route, query, isTab } = resolve(program, url)
  if (isTab) throw new WxFailure('can not navigateTo a tabbar page')
  if (program.stack.length >= MOST_PAGES) throw new WxFailure('webview count limit exceed')
  const below = program.stack.at(-1)
  if (below) hidePage(below)
  const channel = createEventChannel(program.realm)
  openPage(program, { route, query, channel })
  return channel
}

export function redirectTo(program: Program, { url }: Destination): void {
  const { route, query, isTab } = resolve(program, url)
  if (isTab) throw new WxFailure('can not redirectTo a tabbar page')
  const replaced = program.stack.at(-1)
  if (replaced) closePage(replaced)
  openPage(program, { route, query })
}

export function navigateBack(program: Program, { delta = 1 }: Partial<Destination>): void {
  if (program.stack.length < 2) throw new WxFailure('cannot navigate back at first page.')
  for (const page of program.stack.slice(1).reverse().slice(0, delta)) closePage(page)
  const top = program.stack.at(-1)
  if (top) showPage(top)
}

/** Tab pages stay; every other page is closed. What the url has for a query is dropped, as WeChat does. */
export function switchTab(program: Program, { url }: Destination): void {
  const { route, isTab } = resolve(program, url)
  if (!isTab) throw new WxFailure('can not switch to no-tabBar page')
  const top = program.stack.at(-1)
  if (top?.route === route) return
  for (const page of [...program.stack].reverse())
    if (!program.bundle.tabs.includes(page.route)) closePage(page)
  if (top && program.stack.includes(top)) hidePage(top)
  const kept = program.tabPages.get(route)
  program.stack = kept ? [kept] : []
  if (kept) showPage(kept)
  else openTab(program, route, program.realm.into({}) as Data)
}

/** Closes everything, the tab pages too, and opens one page. */
export function reLaunch(program: Program, { url }: Destination): void {
  const { route, query, isTab } = resolve(program, url)
  for (const page of new Set([...[...program.stack].reverse(), ...program.tabPages.values()])) closePage(page)
  if (isTab) openTab(program, route, query)
  else openPage(program, { route, query })
}

function openTab(program: Program, route: string, query: Data): void {
  program.tabPages.set(route, openPage(program, { route, query }))
}

/** The page a url means, relative to the page on the screen. Query values stay as they are written: WeChat decodes nothing. */
function resolve(program: Program, url: string): Target {
  const [path = '', search = ''] = url.split('?')
  const here: Page | undefined = program.stack.at(-1)
  const route = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(here?.route ?? '.'), path)
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=')
    query[name] = value.join('=')
  }
  if (!program.bundle.routes.includes(route)) {
    program.realm.guard(() =>
      callIfPresent(program.app, 'onPageNotFound', program.realm.into({ path: route, query })),
    )
    throw new WxFailure(`page "${route}" is not found`)
  }
  return { route, query: program.realm.into(query) as Data, isTab: program.bundle.tabs.includes(route) }
}
