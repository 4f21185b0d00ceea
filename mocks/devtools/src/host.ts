import type { Data } from './data.ts'
import { Phone, type PhoneSettings } from './phone/phone.ts'
import type { Ui } from './phone/ui.ts'
import { Bundle } from './program/bundle.ts'
import type { LaunchOptions } from './program/entry.ts'
import { goToBackground, resume, startProgram, type Run } from './program/start.ts'
import { settled } from './protocol/method.ts'
import { listen } from './protocol/server.ts'
import { createStats, type Stats } from './stats.ts'

export interface HostOptions extends Partial<PhoneSettings> {
  /** The folder of the weapp build, with its app.json. */
  dist: string
  /** Where the automation listens; any free port if not given. */
  port?: number
  /** How the mini-program is opened the first time. */
  launch?: LaunchOptions
  /** Hears the automation's events too: logs and exceptions of the app. */
  onEvent?: (method: string, params: Data) => void
}

/** What a test does with the phone, beside what it sets on it. */
export interface Controls extends Phone {
  /** Closes the mini-program as WeChat does when it is swiped away. Storage and saved files stay. */
  kill(): void
  /** Opens it: cold after `kill`, else it comes to the front (and to `path`, if one is given). Resolves when its page had its turn. */
  launch(options?: LaunchOptions): Promise<void>
  /** The person looks at another app. */
  background(): void
}

export interface Host {
  /** For miniprogram-automator's `connect({wsEndpoint})`. */
  readonly wsEndpoint: string
  readonly stats: Stats
  /** What appeared outside the pages: toasts, modals, titles, acts. */
  readonly ui: Ui
  readonly wx: Controls
  close(): Promise<void>
}

/** Starts a phone with one mini-program open on it, driven through the automation protocol. */
export async function createHost(options: HostOptions): Promise<Host> {
  const { dist, port = 0, launch = {}, onEvent, ...settings } = options
  const phone = Object.assign(new Phone(), settings)
  const bundle = new Bundle(dist)
  const stats = createStats()
  const { controls, program } = createControls((how) => startProgram({ bundle, phone, stats, emit }, how))
  const automated = {
    phone,
    get program() {
      return program()
    },
  }
  const server = await listen(automated, port)
  function emit(method: string, params: Data): void {
    server.emit(method, params)
    onEvent?.(method, params)
  }
  const close = async () => {
    controls.kill()
    await server.close()
  }
  await controls.launch(launch).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return { wsEndpoint: server.wsEndpoint, stats, ui: phone.ui, wx: Object.assign(phone, controls), close }
}

/** Opens and closes the mini-program; `program` is the run that is on. */
function createControls(start: (how: LaunchOptions) => Run) {
  let run: Run | undefined
  const controls = {
    kill() {
      run?.end()
      run = undefined
    },
    async launch(how: LaunchOptions = {}) {
      if (run) resume(run.program, how)
      else run = start(how)
      await settled()
    },
    background() {
      if (run) goToBackground(run.program)
    },
  }
  const program = () => {
    if (!run) throw new Error('the mini-program is not running')
    return run.program
  }
  return { controls, program }
}
