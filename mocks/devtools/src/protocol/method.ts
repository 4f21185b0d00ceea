import { setTimeout as sleep } from 'node:timers/promises'
import { asNumber, type Data } from '../data.ts'
import type { Phone } from '../phone/phone.ts'
import { currentPage, type Page, type Program } from '../program/program.ts'

/** What the protocol's methods act on. */
export interface Automated {
  readonly phone: Phone
  /** The running mini-program. @throws when it was closed */
  readonly program: Program
}

export type Method = (host: Automated, params: Data) => unknown

/** After an act, the app gets this long to set its data (React renders from a timer) before the script reads the page. */
const SETTLE_MS = 15

/** Answers an act, once the app had its turn. */
export async function settled(answer: unknown = {}): Promise<unknown> {
  const given = await answer
  await sleep(SETTLE_MS)
  return given
}

/** The page a call means: the one it names, or the one on the screen. */
export function pageOf({ program }: Automated, { pageId }: Data): Page {
  const id = asNumber(pageId, 0)
  if (id === 0) return currentPage(program)
  const page = [...program.stack, ...program.tabPages.values()].find((open) => open.id === id)
  if (!page) throw new Error(`page ${id} is gone`)
  return page
}

/** As plain data of this side: what JSON keeps of it. */
export function toPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null') as unknown
}
