import { callIfPresent, type Data } from '../data.ts'
import { detach, sharedMethods, tellComponents } from '../view/component.ts'
import { drawPage } from '../view/draw.ts'
import { createEventChannel, type EventChannel } from './event-channel.ts'
import type { Instance, Page, Program } from './program.ts'

/** Never used twice, also across runs: the automation's clients keep pages by this number. */
let lastPageId = 0

/** Makes a page and puts it on top of the stack: drawn, loaded, shown; `onReady` follows. */
export function openPage(program: Program, to: { route: string; query: Data; channel?: EventChannel }): Page {
  const definition = program.define(to.route)
  const data = program.realm.copy(definition.data)
  const instance: Instance = Object.assign(program.realm.into({}) as Data, definition, { data })
  const page: Page = {
    program,
    id: ++lastPageId,
    route: to.route,
    query: to.query,
    instance,
    components: new Map(),
    entries: new Map(),
    tree: undefined,
    elements: new Map(),
    isDirty: true,
    scrollTop: 0,
    draw: () => drawPage(page),
  }
  const channel = to.channel ?? createEventChannel(program.realm)
  Object.assign(instance, sharedMethods(page, instance), {
    route: to.route,
    __route__: to.route,
    options: to.query,
    getOpenerEventChannel: () => channel,
  })
  program.stack.push(page)
  start(page)
  return page
}

function start(page: Page): void {
  const { realm } = page.program
  // components are there before the page loads: its onLoad and onShow may talk to its tab bar
  realm.guard(() => page.draw())
  realm.guard(() => callIfPresent(page.instance, 'onLoad', page.query))
  showPage(page)
  setImmediate(() => {
    realm.guard(() => page.draw())
    realm.guard(() => callIfPresent(page.instance, 'onReady'))
  })
}

export function showPage(page: Page): void {
  page.program.realm.guard(() => callIfPresent(page.instance, 'onShow'))
  tellComponents(page, 'show')
}

export function hidePage(page: Page): void {
  page.program.realm.guard(() => callIfPresent(page.instance, 'onHide'))
  tellComponents(page, 'hide')
}

/** Takes a page off the stack for good. */
export function closePage(page: Page): void {
  page.program.realm.guard(() => callIfPresent(page.instance, 'onUnload'))
  for (const component of page.components.values()) detach(component)
  page.program.stack = page.program.stack.filter((open) => open !== page)
  page.program.tabPages.delete(page.route)
}
