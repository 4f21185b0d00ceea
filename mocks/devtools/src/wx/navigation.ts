import { asData, asNumber, asText, callIfPresent, type Data } from '../data.ts'
import {
  navigateBack,
  navigateTo,
  redirectTo,
  reLaunch,
  switchTab,
  type Destination,
} from '../program/navigation.ts'
import { currentPage, type Program } from '../program/program.ts'
import type { Room } from './room.ts'

export function navigationRoom(program: Program): Room {
  const to = ({ url, delta }: Data): Destination => ({ url: asText(url), delta: asNumber(delta, 1) })
  return {
    async: {
      navigateTo(options) {
        const eventChannel = navigateTo(program, to(options))
        for (const [event, listener] of Object.entries(asData(options.events)))
          callIfPresent(eventChannel, 'on', event, listener)
        return { eventChannel }
      },
      redirectTo: (options) => redirectTo(program, to(options)),
      reLaunch: (options) => reLaunch(program, to(options)),
      switchTab: (options) => switchTab(program, to(options)),
      navigateBack: (options) => navigateBack(program, to(options)),
      pageScrollTo({ scrollTop }) {
        const page = currentPage(program)
        page.scrollTop = asNumber(scrollTop, page.scrollTop)
        const scroll = program.realm.into({ scrollTop: page.scrollTop })
        program.realm.guard(() => callIfPresent(page.instance, 'onPageScroll', scroll))
      },
      startPullDownRefresh() {
        program.realm.guard(() => callIfPresent(currentPage(program).instance, 'onPullDownRefresh'))
      },
      stopPullDownRefresh: () => ({}),
    },
  }
}
