import { asText, callIfPresent, isCallable, words, type Data } from '../data.ts'
import type { Phone } from '../phone/phone.ts'
import type { Program } from '../program/program.ts'
import type { Room } from './room.ts'

/** The base library this host plays. */
export const SDK_VERSION = '3.8.0'

/** What wx.onXxx and wx.offXxx exist for. Those the host never lets happen may be registered all the same. */
const EVENTS = words(`
  AppShow AppHide Error UnhandledRejection PageNotFound ThemeChange NetworkStatusChange
  NetworkWeakChange WindowResize KeyboardHeightChange MemoryWarning UserCaptureScreen
`)

const SCREEN = {
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
  screenTop: 88,
}
const DEVICE = {
  brand: 'devtools',
  model: 'headless',
  system: 'iOS 17.0',
  platform: 'devtools',
  benchmarkLevel: 1,
}
const ALLOWED = {
  locationEnabled: true,
  wifiEnabled: true,
  bluetoothEnabled: true,
  deviceOrientation: 'portrait',
}
const MENU_BUTTON = { top: 48, bottom: 80, left: 281, right: 368, width: 87, height: 32 }

export function systemRoom(program: Program): Room {
  const { phone } = program
  const appBase = () => appBaseInfo(phone)
  const everything = () => ({ ...SCREEN, ...DEVICE, ...ALLOWED, ...appBase() })
  const tellTheme = () => {
    const theme = program.realm.into({ theme: phone.theme })
    program.realm.guard(() => callIfPresent(program.app, 'onThemeChange', theme))
    program.listeners.fire('ThemeChange', theme)
  }
  phone.changes.on('theme', tellTheme)
  program.ended.addEventListener('abort', () => phone.changes.off('theme', tellTheme))
  return {
    sync: {
      ...program.listeners.registrations(EVENTS),
      getSystemInfoSync: everything,
      getWindowInfo: () => SCREEN,
      getDeviceInfo: () => DEVICE,
      getAppBaseInfo: appBase,
      getSystemSetting: () => ALLOWED,
      getAppAuthorizeSetting: () => ({ cameraAuthorized: 'authorized', albumAuthorized: 'authorized' }),
      getAccountInfoSync: () => ({
        miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      }),
      getLaunchOptionsSync: () => program.launchOptions,
      getEnterOptionsSync: () => program.enterOptions,
      getMenuButtonBoundingClientRect: () => MENU_BUTTON,
      getUpdateManager: updateManager,
    },
    async: {
      getSystemInfo: everything,
      getSystemInfoAsync: everything,
      ...clipboard(program),
    },
  }
}

/** Both wait for the privacy consent. */
const clipboard = ({ phone, privacy }: Program): NonNullable<Room['async']> => ({
  async setClipboardData({ data }) {
    await privacy.pass('setClipboardData')
    phone.clipboard = asText(data)
    phone.ui.toasts.push({ title: '内容已复制', icon: 'none' }) // WeChat itself says so
  },
  async getClipboardData() {
    await privacy.pass('getClipboardData')
    return { data: phone.clipboard }
  },
})

const appBaseInfo = (phone: Phone): Data => ({
  SDKVersion: SDK_VERSION,
  version: '8.0.50',
  language: 'zh_CN',
  theme: phone.theme,
  fontSizeSetting: phone.fontSizeSetting,
  fontSizeScaleFactor: phone.fontSizeSetting / 16,
  enableDebug: false,
  host: { env: 'WeChat' },
})

/** There is never a new version. */
function updateManager(): Data {
  return {
    onCheckForUpdate: (tell: unknown) => (isCallable(tell) ? tell({ hasUpdate: false }) : undefined),
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }
}
