import { fileURLToPath } from 'node:url'
import automator from 'miniprogram-automator'
import { quickNavigation } from '../automator.ts'
import { createHost, type Host, type HostOptions } from '../host.ts'

const dist = fileURLToPath(new URL('../../fixtures/shop', import.meta.url))

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

export interface Drive {
  readonly host: Host
  readonly mini: MiniProgram
  /** The text of the first element on the page that matches. @throws when there is none */
  text(selector: string): Promise<string>
  tap(selector: string): Promise<void>
  get(selector: string): Promise<Element>
  /** Calls a callback API in the app; what success or fail got. */
  call(api: string, options?: object): Promise<unknown>
  path(): Promise<string | undefined>
  end(): Promise<void>
}

/** The fixture mini-program on a host, driven by the real miniprogram-automator. */
export async function drive(options: Partial<HostOptions> = {}): Promise<Drive> {
  const host = await createHost({ dist, ...options })
  const mini = quickNavigation(await automator.connect({ wsEndpoint: host.wsEndpoint }))
  const get = async (selector: string) => {
    const element = await (await mini.currentPage())?.$(selector)
    if (!element) throw new Error(`nothing matches ${selector}`)
    return element
  }
  return {
    host,
    mini,
    get,
    text: async (selector) => (await get(selector)).text(),
    tap: async (selector) => (await get(selector)).tap(),
    call: (api, given = {}) => mini.evaluate(callInApp, api, given) as Promise<unknown>,
    path: async () => (await mini.currentPage())?.path,
    end: async () => {
      mini.disconnect()
      await host.close()
    },
  }
}

/** Runs inside the mini-program. */
declare const wx: Record<string, (options: object) => unknown>
const callInApp = (api: string, given: object) =>
  new Promise((resolve) => wx[api]?.({ ...given, success: resolve, fail: resolve }))
