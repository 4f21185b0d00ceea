import type automator from 'miniprogram-automator'
import { setTimeout as wait } from 'node:timers/promises'

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Element = NonNullable<
  Awaited<ReturnType<NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>['$']>>
>
type Field = Element & { input: (text: string) => Promise<void> }

/**
 * What the mini-program shows, and what a finger does with it. Everything is found by the words on it, or by what a
 * screen reader says of it, and waited for: nothing here knows a page's structure, and nothing sleeps a fixed time.
 */
export interface Screen {
  /** The path of the page on top: packages/products/pages/request/index */
  path(): Promise<string>
  /** All of the page as one reads it, without white space: how it is broken into lines is not what is tested. */
  words(): Promise<string>
  /** Waits until all of these stand on the page. */
  sees(...words: string[]): Promise<void>
  /** Waits until none of these does. */
  seesNoMore(...words: string[]): Promise<void>
  /** Taps what says exactly this, or else the one thing whose words hold it. */
  taps(words: string): Promise<void>
  /** That same thing, once it is there and can be pressed. */
  finds(words: string): Promise<Element>
  /** Fills in the field of this name. */
  writes(field: string, text: string): Promise<void>
  /** The arrow at the top left: WeChat's own. */
  goesBack(): Promise<void>
}

const PATIENCE_MS = 20_000
const LOOK_AGAIN_MS = 40

const plain = (text: string): string => text.replace(/\s+/g, '')

export function createScreen(mini: MiniProgram): Screen {
  const all = async (selector: string): Promise<Element[]> =>
    ((await (await mini.currentPage())?.$$(selector)) ?? []) as Element[]

  async function words(): Promise<string> {
    const [page] = await all('.screen')
    return page ? plain(await page.text()) : ''
  }

  /** Looks until `look` finds something. What it looks at may be drawn anew under its eyes: then it looks again. */
  async function until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS
    let trouble: unknown = null
    for (;;) {
      try {
        const found = await look()
        if (found !== null) return found
      } catch (error) {
        trouble = error
      }
      if (Date.now() > deadline) {
        const stands = await words().catch(String)
        throw new Error(`${what}: it never came. The page says: ${stands}`, { cause: trouble })
      }
      await wait(LOOK_AGAIN_MS)
    }
  }

  const finds = (name: string): Promise<Element> =>
    until(name, async () => choose(name, await pressable(all)))

  const screen: Screen = {
    path: async () => (await mini.currentPage())?.path ?? '',
    words,
    async sees(...wanted) {
      await until(wanted.join(' + '), async () => {
        const stands = await words()
        return wanted.every((one) => stands.includes(plain(one))) || null
      })
    },
    async seesNoMore(...unwanted) {
      await until(`no ${unwanted.join(', no ')}`, async () => {
        const stands = await words()
        return !unwanted.some((one) => stands.includes(plain(one))) || null
      })
    },
    finds,
    taps: async (name) => (await finds(name)).tap(),
    async writes(field, text) {
      const found = await until(field, async () => {
        const fields = [...(await all('.input-text')), ...(await all('.input-area'))]
        const names = await Promise.all(fields.map((one) => one.attribute('aria-label')))
        return fields[names.indexOf(field)] ?? null
      })
      await (found as Field).input(text)
    },
    async goesBack() {
      await mini.navigateBack()
    },
  }
  return screen
}

interface Pressable {
  element: Element
  /** what a reader says, and what stands on it */
  names: string[]
}

/** What can be pressed now, in the order in which it is drawn. */
async function pressable(all: (selector: string) => Promise<Element[]>): Promise<Pressable[]> {
  const elements = [...(await all('.press')), ...(await all('.press--wechat'))]
  const read = await Promise.all(
    elements.map(async (element) => {
      const [label, text, isOff, isBusy] = await Promise.all([
        element.attribute('aria-label'),
        element.text(),
        element.attribute('aria-disabled'),
        element.attribute('aria-busy'),
      ])
      return {
        element,
        names: [label, text].filter(Boolean).map(plain),
        off: [isOff, isBusy].includes('true'),
      }
    }),
  )
  return read.filter(({ off }) => !off)
}

/** A sheet is drawn last and covers what is under it, so of two that say the same the last one is meant. */
function choose(name: string, among: Pressable[]): Element | null {
  const wanted = plain(name)
  const exact = among.findLast(({ names }) => names.includes(wanted))
  if (exact) return exact.element
  const holding = among.filter(({ names }) => names.some((one) => one.includes(wanted)))
  if (holding.length > 1) throw new Error(`${name}: more than one thing says so`)
  return holding[0]?.element ?? null
}
