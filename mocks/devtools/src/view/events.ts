import { isCallable, type Data } from '../data.ts'
import type { Page } from '../program/program.ts'
import type { Element } from './element.ts'

/** Events that rise through the ancestors (developers.weixin.qq.com, 事件分类). */
const BUBBLING = new Set([
  ...[
    'tap',
    'longpress',
    'longtap',
    'touchstart',
    'touchmove',
    'touchend',
    'touchcancel',
    'touchforcechange',
  ],
  ...['transitionend', 'animationstart', 'animationiteration', 'animationend'],
])

export interface Happening {
  readonly type: string
  readonly detail?: unknown
  readonly touches?: unknown
  readonly changedTouches?: unknown
  /** For a component's own event: whether it rises. */
  readonly bubbles?: boolean
}

/** Lets an event happen on an element: its handlers run, then those of its ancestors if it bubbles. */
export function fire(page: Page, element: Element, happening: Happening): void {
  const isRising = happening.bubbles ?? BUBBLING.has(happening.type)
  let isTaken = false
  for (const current of isRising ? element.lineage() : [element]) {
    const handler = current.handlers.get(happening.type)
    if (!handler || (handler.kind === 'mut-bind' && isTaken)) continue
    isTaken ||= handler.kind === 'mut-bind'
    run(page, { owner: current.owner, method: handler.method }, eventAt(element, current, happening))
    if (handler.kind === 'catch') break
  }
}

function run(page: Page, handler: { owner: Data; method: string }, event: Data): void {
  const { realm, stats } = page.program
  const method = handler.owner[handler.method]
  if (!isCallable(method)) {
    stats.consoleErrors.push(`${page.route} has no method "${handler.method}" for "${String(event.type)}"`)
    return
  }
  realm.guard(() => Reflect.apply(method, handler.owner, [realm.into(event)]))
}

function eventAt(target: Element, current: Element, happening: Happening): Data {
  return {
    type: happening.type,
    timeStamp: Date.now(),
    target: describe(target),
    currentTarget: describe(current),
    mark: {},
    detail: happening.detail ?? {},
    touches: happening.touches ?? [],
    changedTouches: happening.changedTouches ?? [],
  }
}

/** Layout is out of reach: every offset is 0. */
const describe = (element: Element): Data => ({
  id: element.attributes.id ?? '',
  offsetLeft: 0,
  offsetTop: 0,
  dataset: element.dataset,
})
