import { asText, isCallable, words, type Data } from '../data.ts'
import { WxFailure } from '../failure.ts'
import { currentPage, type Program } from '../program/program.ts'
import { createSelectorQuery } from './selector-query.ts'
import type { Room } from './room.ts'

/** Acts that change nothing a script could read: they are recorded, with what they were given. */
const RECORDED = words(`
  makePhoneCall openDocument openLocation previewImage previewMedia saveImageToPhotosAlbum
  vibrateShort vibrateLong setKeepScreenOn hideKeyboard showShareMenu hideShareMenu hideHomeButton
  setNavigationBarColor showNavigationBarLoading hideNavigationBarLoading setBackgroundColor setBackgroundTextStyle
  setTabBarBadge removeTabBarBadge showTabBarRedDot hideTabBarRedDot showTabBar hideTabBar setTabBarItem setTabBarStyle
`)

/** Those of them that wait for the person's privacy consent. */
const PRIVATE = new Set(['saveImageToPhotosAlbum'])

export function uiRoom(program: Program): Room {
  const { ui } = program.phone
  return {
    sync: {
      nextTick: (run) => {
        if (isCallable(run)) setImmediate(() => program.realm.guard(() => run()))
      },
      createSelectorQuery: () => createSelectorQuery(program),
    },
    async: {
      ...recorded(program),
      showToast: ({ title, icon }) =>
        void ui.toasts.push({ title: asText(title), icon: asText(icon, 'success') }),
      hideToast: () => ({}),
      showLoading({ title }) {
        ui.loading = asText(title)
      },
      hideLoading() {
        ui.loading = null
      },
      showModal: (options) => showModal(program, options),
      showActionSheet() {
        if (program.phone.actionSheet === null) throw new WxFailure('cancel')
        return { tapIndex: program.phone.actionSheet }
      },
      setNavigationBarTitle: ({ title }) =>
        void ui.titles.push({ route: currentPage(program).route, title: asText(title) }),
    },
  }
}

async function showModal({ phone }: Program, options: Data): Promise<Data> {
  if (options.editable === true) throw new WxFailure('headless host: an editable modal is not played')
  const modal = { title: asText(options.title), content: asText(options.content) }
  phone.ui.modals.push(modal)
  const confirm = await phone.ui.ask('modal', modal.title, modal.content)
  return { confirm, cancel: !confirm }
}

function recorded(program: Program): NonNullable<Room['async']> {
  const record = (api: string) => async (options: Data) => {
    if (PRIVATE.has(api)) await program.privacy.pass(api)
    program.phone.ui.acts.push({ api, options: { ...options } })
  }
  return Object.fromEntries(RECORDED.map((api) => [api, record(api)]))
}
