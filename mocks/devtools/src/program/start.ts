import { callIfPresent } from '../data.ts'
import type { Phone } from '../phone/phone.ts'
import type { Stats } from '../stats.ts'
import { createWx } from '../wx/create-wx.ts'
import type { Bundle } from './bundle.ts'
import { entryOf, urlOf, type LaunchOptions } from './entry.ts'
import { createReport, provideGlobals } from './globals.ts'
import { Listeners } from './listeners.ts'
import { createLoader, createTemplates, type Loader } from './loader.ts'
import { reLaunch } from './navigation.ts'
import { hidePage, showPage } from './pages.ts'
import { Privacy } from './privacy.ts'
import type { Program } from './program.ts'
import { Realm } from './realm.ts'
import { watchRejections } from './rejections.ts'

export interface Surroundings {
  readonly bundle: Bundle
  readonly phone: Phone
  readonly stats: Stats
  readonly emit: Program['emit']
}

export interface Run {
  readonly program: Program
  /** The mini-program is swiped away: nothing of it runs any more; temporary files go, the rest of the phone stays. */
  end(): void
}

/** Cold start: runs app.js, App.onLaunch and onShow, and opens the first page. */
export function startProgram(around: Surroundings, options: LaunchOptions): Run {
  const ending = new AbortController()
  const realm = new Realm((error) => program.report(error))
  const loader = createLoader(around.bundle, realm)
  const launchOptions = entryOf(realm, around.bundle, options)
  const program: Program = {
    ...around,
    realm,
    privacy: new Privacy(around.phone, realm),
    listeners: new Listeners(realm),
    mocks: new Map(),
    ended: ending.signal,
    get app() {
      return loader.app
    },
    wx: {},
    launchOptions,
    enterOptions: launchOptions,
    stack: [],
    tabPages: new Map(),
    isInTap: false,
    define: (file) => loader.define(file),
    fill: createTemplates(around.bundle, realm),
    report: createReport(() => program),
  }
  program.wx = createWx(program)
  provideGlobals(program)
  open(program, loader)
  const stopWatching = watchRejections(program)
  const end = () => {
    ending.abort()
    realm.end()
    stopWatching()
    around.phone.files.dropTemporary()
    around.phone.ui.clear()
  }
  return { program, end }
}

function open(program: Program, loader: Loader): void {
  const { realm, launchOptions } = program
  realm.guard(() => loader.require('app.js'))
  realm.guard(() => callIfPresent(program.app, 'onLaunch', launchOptions))
  comeToFront(program)
  realm.guard(() => reLaunch(program, { url: urlOf(launchOptions) }))
}

/** Warm start: the mini-program was in the background; a code opens the page it names. */
export function resume(program: Program, options: LaunchOptions): void {
  program.enterOptions = entryOf(program.realm, program.bundle, options)
  comeToFront(program)
  const top = program.stack.at(-1)
  if (options.path !== undefined)
    program.realm.guard(() => reLaunch(program, { url: urlOf(program.enterOptions) }))
  else if (top) showPage(top)
}

/** The person goes to another app. */
export function goToBackground(program: Program): void {
  const top = program.stack.at(-1)
  if (top) hidePage(top)
  program.realm.guard(() => callIfPresent(program.app, 'onHide'))
  program.listeners.fire('AppHide', {})
}

function comeToFront(program: Program): void {
  program.realm.guard(() => callIfPresent(program.app, 'onShow', program.enterOptions))
  program.listeners.fire('AppShow', program.enterOptions)
}
