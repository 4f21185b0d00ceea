import type { Data } from '../data.ts'
import type { Phone } from '../phone/phone.ts'
import type { Stats } from '../stats.ts'
import type { Element } from '../view/element.ts'
import type { Bundle } from './bundle.ts'
import type { Listeners } from './listeners.ts'
import type { Privacy } from './privacy.ts'
import type { Realm } from './realm.ts'

/** A page or a component as its own code sees it (`this`). */
export interface Instance extends Data {
  data: Data
}

export interface Component {
  readonly page: Page
  readonly file: string
  readonly instance: Instance
  /** The element that stands for it in its parent's template. */
  element: Element
  /** The properties its parent last gave, as JSON: one is set again only when the parent changed it. */
  readonly given: Map<string, string>
}

/** What a person typed or ticked, until the app sets the attribute to something else. */
export interface Entry {
  readonly attribute: unknown
  readonly value: unknown
}

export interface Page {
  readonly program: Program
  readonly id: number
  readonly route: string
  readonly query: Data
  readonly instance: Instance
  readonly components: Map<string, Component>
  readonly entries: Map<string, Entry>
  /** As last drawn, with its elements by id; stale while `isDirty`. */
  tree: Element | undefined
  elements: Map<string, Element>
  isDirty: boolean
  scrollTop: number
  /** The page's element tree, drawn again if its data changed. */
  draw(): Element
}

/** Replaces an API of wx for a test: gets the original and what the app passed. */
export type Mock = (original: (...args: unknown[]) => unknown, args: unknown[]) => unknown

/** One run of the mini-program, from its launch until it is closed. */
export interface Program {
  readonly bundle: Bundle
  readonly phone: Phone
  readonly realm: Realm
  readonly stats: Stats
  readonly privacy: Privacy
  /** What the app registered with wx.onXxx. */
  readonly listeners: Listeners
  readonly mocks: Map<string, Mock>
  /** Aborts when the run ends. */
  readonly ended: AbortSignal
  /** What the app passed to App(). */
  readonly app: Data
  wx: Data
  readonly launchOptions: Data
  /** As launchOptions, of the latest time it came to the front. */
  enterOptions: Data
  /** Open pages, the one on the screen last. */
  stack: Page[]
  /** Tab pages stay once they were opened. */
  readonly tabPages: Map<string, Page>
  /** True from a tap until the handlers of that tap, and the microtasks they left, are done. */
  isInTap: boolean
  /** The page's or component's definition, its script run at first need. */
  readonly define: (file: string) => Data
  /** The template of a page or component, filled with data: wcc's node tree. */
  readonly fill: (file: string, data: Data) => unknown
  /** Counts an exception as WeChat's console would show it. */
  readonly report: (error: unknown) => void
  /** Tells the automation clients. */
  readonly emit: (method: string, params: Data) => void
}

/** The page on the screen. */
export function currentPage(program: Program): Page {
  const page = program.stack.at(-1)
  if (!page) throw new Error('no page is open')
  return page
}
