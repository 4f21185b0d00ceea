/** What of miniprogram-automator's MiniProgram this file uses; its navigation goes through a private `changeRoute`. */
interface Navigable {
  callWxMethod(method: string, options: unknown): Promise<unknown>
  currentPage(): Promise<unknown>
}

/**
 * Takes the fixed 3 s out of a connected client's navigateTo, redirectTo, navigateBack, reLaunch and switchTab.
 * The client sleeps because real DevTools answers before the page is there; the headless host answers when it is.
 * So: `quickNavigation(await automator.connect({ wsEndpoint: host.wsEndpoint }))`, and never on real DevTools.
 */
export function quickNavigation<Client extends Navigable>(mini: Client): Client {
  return Object.assign(mini, {
    changeRoute: async (route: string, url?: string): Promise<unknown> => {
      await mini.callWxMethod(route, { url })
      return mini.currentPage()
    },
  })
}
