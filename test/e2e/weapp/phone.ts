import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createHost, quickNavigation, type Host } from '@onehall/devtools'
import automator from 'miniprogram-automator'
import { openHouse, type House, type HouseOptions } from '../../support/house.ts'
import { createScreen, type MiniProgram, type Screen } from './screen.ts'

const DEVTOOLS = process.env['WECHAT_DEVTOOLS_WS']
const DIST = fileURLToPath(new URL('../../../miniapp/dist/weapp', import.meta.url))
/** Where the development build looks for the BFF: `API_ORIGIN` in miniapp/config. */
const BUILT_FOR = '127.0.0.1:3000'

/** How somebody comes in, with values as they are meant: they reach the app percent-encoded, as from WeChat. */
interface Entry {
  path: string
  query?: { q: string } | { scene: string }
}

/** As `wx.chooseLocation` gives it, in GCJ-02. */
interface WechatPlace {
  name: string
  address: string
  latitude: number
  longitude: number
}

/** A phone in somebody's hand: the app on its screen, and what WeChat and the person do beside it. */
export interface Phone {
  screen: Screen
  /** what the headless host counted; null on real DevTools, which say nothing of it */
  host: Host | null
  /** Opens the mini-program by a link or a code, or brings it back to the front by one. */
  enters(entry: Entry): Promise<void>
  /** Swipes it away: opened next, it starts anew, with what it stored. Real DevTools cannot: there it is only opened anew. */
  swipesAway(): void
  /** What the camera reads from now on. */
  willScan(code: string): Promise<void>
  /** The picture that is taken from now on. */
  willPhotograph(file: string): Promise<void>
  /** What is chosen on WeChat's map from now on. */
  willChoosePlace(place: WechatPlace): Promise<void>
  /** Where the phone is from now on (WGS84), and WeChat may say so. */
  willBeAt(position: { latitude: number; longitude: number }): Promise<void>
  /** What is said when WeChat asks whether these messages may be sent. */
  willConsent(answers: Record<string, 'accept' | 'reject'>): Promise<void>
  /** Presses WeChat's own button, and lets it give this number. */
  givesNumber(button: string, number: string): Promise<void>
  close(): Promise<void>
}

/** What this run says nothing about; for the end of the whole suite's report. */
export const NOT_RUN = DEVTOOLS
  ? 'NOT RUN: in real WeChat DevTools, the privacy guide, cold starts, setData sizes and requests at once'
  : 'NOT RUN: the WeChat build in real WeChat DevTools (WECHAT_DEVTOOLS_WS is not set); this run uses the headless host'

/** The installer's part is the test's: no visit begins by itself. */
export const NOT_BY_ITSELF = 3_600_000

/** A BFF where the phone looks for it: any port for the headless host, the one of the build for real DevTools. */
export const openHouseForPhone = (options: HouseOptions = {}): Promise<House> =>
  openHouse({
    ...options,
    visitPace: NOT_BY_ITSELF,
    ...(DEVTOOLS && { port: Number(BUILT_FOR.split(':')[1]) }),
  })

/** @param loginCode what wx.login gives: the stand-in knows by it who holds the phone */
export function openPhone(house: House, loginCode: string): Promise<Phone> {
  return DEVTOOLS ? openDevtools(DEVTOOLS, loginCode) : openHeadless(house, loginCode)
}

async function openHeadless(house: House, loginCode: string): Promise<Phone> {
  if (!existsSync(`${DIST}/app.json`)) throw new Error('miniapp/dist/weapp is missing: npm run build:weapp')
  const hosts = { [BUILT_FOR]: new URL(house.url).host }
  const host = await createHost({ dist: DIST, hosts, loginCode })
  const mini = quickNavigation(await automator.connect({ wsEndpoint: host.wsEndpoint }))
  const screen = createScreen(mini)
  const set = (settings: Partial<Host['wx']>): Promise<void> => {
    Object.assign(host.wx, settings)
    return Promise.resolve()
  }
  return {
    screen,
    host,
    enters: (entry) => host.wx.launch(entry),
    swipesAway: () => host.wx.kill(),
    willScan: (scan) => set({ scan }),
    willPhotograph: (file) => set({ media: [file] }),
    willChoosePlace: (place) => set({ place }),
    willBeAt: (position) => set({ position, authSetting: { 'scope.userLocation': true } }),
    willConsent: (answers) => set({ subscribe: answers }),
    async givesNumber(button, number) {
      await set({ phoneCode: phoneCode(number) })
      await screen.taps(button)
    },
    async close() {
      mini.disconnect()
      await host.close()
    },
  }
}

/** WeChat cannot be told what the person does, so its answers are put in the place of what it would ask. */
async function openDevtools(wsEndpoint: string, loginCode: string): Promise<Phone> {
  const mini = await automator.connect({ wsEndpoint })
  const screen = createScreen(mini)
  const enters: Phone['enters'] = async ({ path, query = {} }) => {
    await mini.reLaunch(`/${path}?${new URLSearchParams(query).toString()}`)
  }
  const isKnownBy = (code: string): Promise<void> => mini.mockWxMethod('login', { code, errMsg: 'login:ok' })
  await isKnownBy(loginCode)
  await mini.callWxMethod('clearStorage', {})
  await enters({ path: 'pages/home/index' })
  return {
    screen,
    host: null,
    enters,
    swipesAway: () => undefined,
    willScan: (result) => mini.mockWxMethod('scanCode', { result, errMsg: 'scanCode:ok' }),
    willPhotograph: async (file) =>
      mini.mockWxMethod('chooseMedia', {
        tempFiles: [await bringIn(mini, file)],
        errMsg: 'chooseMedia:ok',
      }),
    willChoosePlace: (place) =>
      mini.mockWxMethod('chooseLocation', { ...place, errMsg: 'chooseLocation:ok' }),
    willBeAt: (position) => mini.mockWxMethod('getLocation', { ...position, errMsg: 'getLocation:ok' }),
    willConsent: (answers) =>
      mini.mockWxMethod('requestSubscribeMessage', {
        ...answers,
        errMsg: 'requestSubscribeMessage:ok',
      }),
    async givesNumber(button, number) {
      const detail = { code: phoneCode(number), errMsg: 'getPhoneNumber:ok' }
      await (await screen.finds(button)).trigger('getphonenumber', detail)
    },
    async close() {
      // the app runs on: it must not sign this person in at the next one's house
      await isKnownBy('')
      mini.disconnect()
    },
  }
}

/** The stand-in of WeChat reads the number out of the code. */
const phoneCode = (number: string): string => `phone-${number}`

/** A file of this machine on the phone. */
async function bringIn(mini: MiniProgram, file: string): Promise<object> {
  const bytes = await readFile(file)
  const tempFilePath: unknown = await mini.evaluate(writeOnPhone, bytes.toString('base64'))
  return { tempFilePath, fileType: 'image', size: bytes.length }
}

/** Runs inside the mini-program. */
declare const wx: {
  env: { USER_DATA_PATH: string }
  getFileSystemManager(): { writeFileSync(path: string, data: string, encoding: string): void }
}
const writeOnPhone = (base64: string): string => {
  const path = `${wx.env.USER_DATA_PATH}/photo.jpg`
  wx.getFileSystemManager().writeFileSync(path, base64, 'base64')
  return path
}
